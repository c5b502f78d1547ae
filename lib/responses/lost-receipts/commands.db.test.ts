import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { askedMailLimits } from "#lib/mail/asked/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { findReceipt } from "../queries.ts";
import { mailReceiptAgain } from "./commands.ts";

let reference: string;
let receiptToken: string;
let email: string;
let source: string;

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  const content = await publishedConsultation();
  email = `${randomUUID()}@bramble.example.org`;
  source = randomUUID();
  const { respondent } = fullContent(content);
  const sent = await sentResponse(content, fullContent(content, { respondent: { ...respondent, email } }));
  ({ reference, receiptToken } = sent);
});

const lettersTo = (recipient: string) =>
  db().outgoingMail.findMany({ where: { kind: "receipt-again", recipient }, select: { text: true, recipient: true } });

describe("a lost receipt link", () => {
  it("is mailed again to the address on the response, in whatever case it was typed, and opens the receipt", async () => {
    expect((await mailReceiptAgain({ reference, email: email.toUpperCase(), source })).ok).toBe(true);
    const [letter] = await lettersTo(email);
    const token = /receipts\/([\w-]+)/.exec(letter?.text ?? "")?.[1];
    expect(token).toBe(receiptToken);
    expect((await findReceipt(token!))?.reference).toBe(reference);
    expect(await db().auditEvent.count({ where: { action: "receipt.mailed-again", subject: reference } })).toBe(1);
  });

  it("goes to nobody else, and the answer does not say whether reference and address belong together", async () => {
    const match = await mailReceiptAgain({ reference, email, source });
    const stranger = `${randomUUID()}@bramble.example.org`;
    expect(await mailReceiptAgain({ reference, email: stranger, source })).toEqual(match);
    expect(await mailReceiptAgain({ reference: "R-0000-0000", email, source })).toEqual(match);
    expect(await lettersTo(stranger)).toEqual([]);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it("is bounded, whether or not it matches: a guess counts like a hit", async () => {
    const stranger = `${randomUUID()}@bramble.example.org`;
    for (const to of [email, stranger]) {
      for (let index = 0; index < askedMailLimits.address; index++)
        expect((await mailReceiptAgain({ reference, email: to, source: randomUUID() })).ok).toBe(true);
      expect(await mailReceiptAgain({ reference, email: to, source: randomUUID() })).toEqual({
        ok: false,
        reason: "enough-mail",
      });
    }
    expect(await lettersTo(email)).toHaveLength(askedMailLimits.address);
  });
});
