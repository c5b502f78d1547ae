import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { sendResponse } from "../commands.ts";
import { beginDraft, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { findReceipt, listSentBy } from "../queries.ts";
import { hashToken } from "../tokens/rules.ts";
import { beginAmendment, withdrawResponse } from "./commands.ts";

let content: ConsultationContent;
let receiptToken: string;
const published = () => ({ content, closesAt: new Date(content.closesAt) });
const closePlus = (milliseconds: number) => new Date(new Date(content.closesAt).getTime() + milliseconds);

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  content = await publishedConsultation();
  receiptToken = (await sentResponse(content)).receiptToken;
});

async function amended(general: string): Promise<string> {
  const begun = await beginAmendment(receiptToken, published(), whileOpen);
  if (!begun.ok) throw new Error(begun.reason);
  const draft = await findDraft(begun.value, content.slug, whileOpen);
  const next = { ...draft!.content, hasReadWhoSees: true, extras: { direction: general } };
  await saveDraft(begun.value, content.slug, draft!.revision, next, whileOpen);
  return begun.value;
}

describe("changing a response", () => {
  it("opens with everything it says, and the acknowledgement is asked for again", async () => {
    const begun = await beginAmendment(receiptToken, published(), whileOpen);
    if (!begun.ok) throw new Error(begun.reason);
    const draft = await findDraft(begun.value, content.slug, whileOpen);
    expect(draft?.content).toEqual({ ...fullContent(content), hasReadWhoSees: false });
  });

  it("begun again in the same browser it goes on with what was changed so far; in another browser it begins anew", async () => {
    const held = await amended("Half a thought");
    expect(await beginAmendment(receiptToken, published(), whileOpen, held)).toEqual({ ok: true, value: held });
    const elsewhere = await beginAmendment(receiptToken, published(), whileOpen);
    expect(elsewhere.ok && elsewhere.value).not.toBe(held);
    // A draft of something else is no change of this response.
    const other = await beginDraft(content.slug, whileOpen);
    const begun = await beginAmendment(receiptToken, published(), whileOpen, other);
    expect(begun.ok && begun.value).not.toBe(other);
  });

  it("says which response it changes, and which version stands until it is sent: the last on time", async () => {
    const draft = await findDraft(await amended("A word more"), content.slug, whileOpen);
    const [first] = (await findReceipt(receiptToken))?.versions ?? [];
    const { reference } = (await findReceipt(receiptToken))!;
    expect(draft?.amends).toMatchObject({ reference, version: 1, isLate: false, content: first?.content });
    const own = await findDraft((await beginDraft(content.slug, whileOpen))!, content.slug, whileOpen);
    expect(own?.amends).toBeNull();
    const late = await amended("Too late");
    await setDatabaseClock(closePlus(1));
    await sendResponse(late, published(), true, closePlus(1));
    await setDatabaseClock(whileOpen);
    const after = await findDraft(await amended("And another"), content.slug, whileOpen);
    expect(after?.amends).toMatchObject({ version: 1, isLate: false });
  });

  it("the browser it was sent from is told of it, of its newest version, and that it was withdrawn; a forged token tells nothing", async () => {
    const { reference } = (await findReceipt(receiptToken))!;
    expect(await listSentBy(content.slug, [receiptToken, "x".repeat(43)])).toEqual([
      { reference, receiptToken, receivedAt: expect.any(Date), version: 1, withdrawnAt: null },
    ]);
    expect(await listSentBy("another-consultation", [receiptToken])).toEqual([]);
    await sendResponse(await amended("Second"), published(), false, whileOpen);
    await withdrawResponse(receiptToken, published());
    expect(await listSentBy(content.slug, [receiptToken])).toMatchObject([
      { version: 2, withdrawnAt: expect.any(Date) },
    ]);
  });

  it("adds a version under the same reference and receipt; the first stays as it was", async () => {
    const before = await findReceipt(receiptToken);
    const sent = await sendResponse(await amended("Now with a word on the direction"), published(), false, whileOpen);
    expect(sent).toMatchObject({ ok: true, value: { receiptToken, reference: before?.reference } });
    const receipt = await findReceipt(receiptToken);
    expect(receipt?.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(receipt?.versions[0]?.content.extras.direction).toBe("Now with a word on the direction");
    expect(receipt?.versions[1]).toEqual(before?.versions[0]);
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(1);
  });

  it("is open until the closing moment, that moment included, and not after it", async () => {
    expect(await beginAmendment(receiptToken, published(), closePlus(0))).toMatchObject({ ok: true });
    expect(await beginAmendment(receiptToken, published(), closePlus(1))).toEqual({ ok: false, reason: "closed" });
  });

  it("begun before the close and sent after it is kept and late", async () => {
    const token = await amended("Too late");
    await setDatabaseClock(closePlus(5_000));
    expect(await sendResponse(token, published(), false, closePlus(5_000))).toEqual({ ok: false, reason: "late" });
    await sendResponse(token, published(), true, closePlus(5_000));
    const receipt = await findReceipt(receiptToken);
    expect(receipt?.versions.map(({ isLate }) => isLate)).toEqual([true, false]);
    await setDatabaseClock(whileOpen);
  });

  it("F11 sent from two devices at once adds a version for each, and nobody is told of a fault", async () => {
    const tokens = await Promise.all(["From the desk", "From the train", "From the phone"].map(amended));
    const sent = await Promise.all(tokens.map((token) => sendResponse(token, published(), false, whileOpen)));
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true]);
    const receipt = await findReceipt(receiptToken);
    expect(receipt?.versions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(new Set(receipt?.versions.map(({ content }) => content.extras.direction)).size).toBe(4);
  });

  it("by a token that is no receipt's is refused", async () => {
    expect(await beginAmendment("A".repeat(43), published(), whileOpen)).toEqual({ ok: false, reason: "gone" });
    expect(await withdrawResponse("A".repeat(43), { content })).toEqual({ ok: false, reason: "gone" });
  });
});

describe("withdrawing a response", () => {
  it("keeps everything, says so on the receipt and by mail, and twice is as once", async () => {
    const before = await findReceipt(receiptToken);
    expect(await withdrawResponse(receiptToken, { content })).toMatchObject({ ok: true });
    expect(await withdrawResponse(receiptToken, { content })).toMatchObject({ ok: true });
    const receipt = await findReceipt(receiptToken);
    expect(receipt?.withdrawnAt).toBeInstanceOf(Date);
    expect(receipt?.versions).toEqual(before?.versions);
    const reference = before?.reference ?? "";
    expect(await db().outgoingMail.count({ where: { about: reference, kind: "withdrawn" } })).toBe(1);
    expect(await db().auditEvent.count({ where: { subject: reference, action: "response.withdrawn" } })).toBe(1);
  });

  it("ends its open amendments, and it cannot be changed any more", async () => {
    const token = await amended("Never sent");
    await withdrawResponse(receiptToken, { content });
    expect(await sendResponse(token, published(), false, whileOpen)).toEqual({ ok: false, reason: "gone" });
    expect(await beginAmendment(receiptToken, published(), whileOpen)).toEqual({ ok: false, reason: "withdrawn" });
  });

  it("F11 holds against a change that was being opened at the same moment", async () => {
    const token = await amended("Opened just before");
    const draft = await db().draft.findFirstOrThrow({ where: { tokenHash: hashToken(token) } });
    await withdrawResponse(receiptToken, { content });
    // What a change leaves that looked for a withdrawal a moment before there was one.
    await db().draft.create({ data: { ...draft, content: draft.content ?? {} } });
    expect(await sendResponse(token, published(), false, whileOpen)).toEqual({ ok: false, reason: "gone" });
    expect((await findReceipt(receiptToken))?.versions).toHaveLength(1);
  });

  it("F11 and a change sent at the same moment leave either a version and a withdrawal after it, or the withdrawal alone", async () => {
    for (let round = 0; round < 5; round++) {
      receiptToken = (await sentResponse(content)).receiptToken;
      const token = await amended("At the same moment");
      const [sent] = await Promise.all([
        sendResponse(token, published(), false, whileOpen),
        withdrawResponse(receiptToken, { content }),
      ]);
      const receipt = await findReceipt(receiptToken);
      expect(receipt?.withdrawnAt).toBeInstanceOf(Date);
      expect(receipt?.versions).toHaveLength(sent.ok ? 2 : 1);
    }
  });

  it("after the close is refused, by the database's clock", async () => {
    await setDatabaseClock(closePlus(1_000));
    expect(await withdrawResponse(receiptToken, { content })).toEqual({ ok: false, reason: "closed" });
    expect((await findReceipt(receiptToken))?.withdrawnAt).toBeNull();
    await setDatabaseClock(whileOpen);
  });
});
