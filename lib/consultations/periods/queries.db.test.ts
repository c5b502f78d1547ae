import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { findPackFacts } from "#lib/packs/queries.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { listPublicKeys, listSeals } from "#lib/register/queries.ts";
import { verifyReceipt } from "#lib/register/receipts/rules.ts";
import { receiptSchema } from "#lib/register/schema.ts";
import { queueDueReminders } from "#lib/reminders/commands.ts";
import { beginAmendment, withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { findReceipt, findReceiptFiles } from "#lib/responses/queries.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { acknowledgementOf } from "#prisma/factories/letters.ts";
import { person } from "#prisma/factories/people.ts";
import {
  decidedExtension,
  extendedConsultation,
  lettersTo,
  newClose,
  oldClose,
  responseFrom,
  tick,
} from "#prisma/factories/periods.ts";
import { savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { rival } from "#prisma/factories/rivals.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { prepareConsultation, publishConsultation } from "../commands.ts";
import { type ConsultationForStaff, findPublicConsultation, listConsultationsForStaff } from "../queries.ts";
import { closingSentence, phaseOf } from "../rules.ts";
import { confirmExtension } from "./commands.ts";

const sentence =
  "16:00 UK time (BST) on Tuesday 9 May 2023, extended from 16:00 UK time (BST) on Tuesday 25 April 2023";

let consultation: ConsultationForStaff;
let owner: Actor;
let approver: Actor;

beforeAll(async () => {
  await stopDatabaseClock(whileOpen);
  await publishSigningKey();
  [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
});
beforeEach(async () => {
  await stopDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
});

/** Sends a draft when the database's clock stands at `at`, and tells whether it is late. */
const isLateAt = async (at: Date) => {
  const token = await savedDraft(consultation.content);
  await stopDatabaseClock(at);
  const sent = await sendResponse(token, consultation, true, at);
  if (!sent.ok) throw new Error(sent.reason);
  const receipt = await findReceipt(sent.value.receiptToken);
  return receipt?.versions[0]?.isLate;
};

describe("S28.7 everything follows the close in force", () => {
  it("S28.1 one tick before, at and after the old and the new close: on time until the new one, late after it", async () => {
    consultation = await extendedConsultation(consultation, newClose);
    const found: [string, string | undefined, boolean | undefined][] = [];
    for (const at of [
      tick(oldClose, -1),
      oldClose,
      tick(oldClose, 1),
      tick(newClose, -1),
      newClose,
      tick(newClose, 1),
    ]) {
      const shown = await findPublicConsultation(consultation.slug);
      found.push([at.toISOString(), shown ? phaseOf(shown, at) : undefined, await isLateAt(at)]);
      await stopDatabaseClock(whileOpen);
    }
    expect(found).toEqual([
      ["2023-04-25T14:59:59.999Z", "open", false],
      ["2023-04-25T15:00:00.000Z", "open", false],
      ["2023-04-25T15:00:00.001Z", "open", false],
      ["2023-05-09T14:59:59.999Z", "open", false],
      ["2023-05-09T15:00:00.000Z", "open", false],
      ["2023-05-09T15:00:00.001Z", "closed", true],
    ]);
  });

  it("a response stored while an extension commits is on time, though the old close passed in between", async () => {
    const id = await decidedExtension(owner, consultation);
    const token = await savedDraft(consultation.content);
    const other = await rival();
    // Holds up the extension after it has moved the close and before it commits.
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM public_site.consultation WHERE slug = $1 FOR UPDATE", [consultation.slug]);
    await stopDatabaseClock(oldClose);
    const confirming = confirmExtension(approver, consultation, id, oldClose);
    await other.untilWaiting(1);
    const after = tick(oldClose, 1);
    await stopDatabaseClock(after);
    const sending = sendResponse(token, consultation, true, after);
    await other.untilWaiting(2);
    await other.query("COMMIT");
    expect((await confirming).ok).toBe(true);
    const sent = await sending;
    if (!sent.ok) throw new Error(sent.reason);
    expect((await findReceipt(sent.value.receiptToken))?.versions).toMatchObject([
      { receivedAt: after, isLate: false },
    ]);
  });

  it("old receipts still prove themselves, the register is sealed after the new close, and not after the old one", async () => {
    const { receiptToken } = await sentResponse(consultation.content);
    const before = await findReceiptFiles(receiptToken, 1);
    consultation = await extendedConsultation(consultation, newClose);
    expect(await sealDueRegisters(tick(oldClose, 1))).not.toContain(consultation.slug);
    expect(await sealDueRegisters(newClose)).not.toContain(consultation.slug);
    expect(await sealDueRegisters(tick(newClose, 1))).toContain(consultation.slug);
    const [seal] = await listSeals(consultation.slug);
    expect(seal?.seal.count).toBe(1);
    const receipt = receiptSchema.parse(JSON.parse(before?.receipt ?? ""));
    expect(await verifyReceipt(receipt, await listPublicKeys())).toEqual({ result: "valid" });
    const { inclusion, ...same } = receiptSchema.parse(
      JSON.parse((await findReceiptFiles(receiptToken, 1))?.receipt ?? ""),
    );
    expect(same).toEqual(receipt);
    expect(inclusion?.sealNumber).toBe(1);
  });

  it("a response can be changed and withdrawn until the new close", async () => {
    const { receiptToken } = await sentResponse(consultation.content);
    consultation = await extendedConsultation(consultation, newClose);
    expect((await beginAmendment(receiptToken, consultation, newClose)).ok).toBe(true);
    expect(await beginAmendment(receiptToken, consultation, tick(newClose, 1))).toEqual({
      ok: false,
      reason: "closed",
    });
    await stopDatabaseClock(tick(newClose, 1));
    expect(await withdrawResponse(receiptToken, consultation)).toEqual({ ok: false, reason: "closed" });
    await stopDatabaseClock(newClose);
    expect((await withdrawResponse(receiptToken, consultation)).ok).toBe(true);
  });

  it("reminders follow the new date, also where those for the old one went out", async () => {
    const email = `${randomUUID()}@larch.example.org`;
    await savedDraft(consultation.content, responseFrom(consultation.content, email));
    await queueDueReminders(tick(oldClose, -7 * 86_400_000));
    expect(await lettersTo(email, "reminder")).toHaveLength(1);
    consultation = await extendedConsultation(consultation, newClose);
    await queueDueReminders(tick(oldClose, -86_400_000));
    expect(await lettersTo(email, "reminder")).toHaveLength(1);
    for (let runs = 0; runs < 2; runs += 1) await queueDueReminders(tick(newClose, -7 * 86_400_000));
    const sent = await lettersTo(email, "reminder");
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain(`Responses are asked for by ${sentence}`);
    expect(sent[1]?.uselessAt).toEqual(newClose);
  });

  it("the checks of the pack, the staff's list and the acknowledgement of a late one say the close in force and the one before", async () => {
    consultation = await extendedConsultation(consultation, newClose);
    const facts = (at: Date) => findPackFacts(consultation, at);
    expect(await facts(tick(oldClose, 1))).toMatchObject({ isClosed: false, closing: sentence });
    expect(await facts(tick(newClose, 1))).toMatchObject({ isClosed: true });
    const listed = (await listConsultationsForStaff()).find(({ slug }) => slug === consultation.slug);
    expect(listed && closingSentence(listed)).toBe(sentence);
    await stopDatabaseClock(tick(newClose, 1));
    const { reference } = await sentResponse(consultation.content);
    const mail = await db().outgoingMail.findFirstOrThrow({ where: { about: reference } });
    const { text } = await acknowledgementOf(mail.versionId ?? "");
    expect(text).toContain(`This is after the closing time, ${sentence}.`);
  });

  it("a text that gives another period is refused once one is published; a correction keeps the period in force", async () => {
    consultation = await extendedConsultation(consultation, newClose);
    const printed = {
      ...consultation.content,
      closesAt: oldClose.toISOString(),
      opensAt: consultation.content.opensAt,
    };
    const later = { ...printed, closesAt: tick(newClose, 1).toISOString() };
    expect(await prepareConsultation(owner, later, "More time")).toEqual({ ok: false, reason: "period-differs" });
    const prepared = await prepareConsultation(owner, { ...printed, title: "As corrected" }, "A correction");
    if (!prepared.ok) throw new Error(prepared.reason);
    await publishConsultation(approver, prepared.value.versionId, whileOpen);
    const shown = await findPublicConsultation(consultation.slug);
    expect(shown).toMatchObject({ version: 2, closesAt: newClose, content: { title: "As corrected" } });
    expect(shown && closingSentence(shown.content)).toBe(sentence);
  });
});
