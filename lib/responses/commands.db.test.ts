import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { keptText } from "#lib/kept-text.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { setDatabaseClock, stopDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { composeAcknowledgements } from "./acknowledgements/queries.ts";
import { sendResponse } from "./commands.ts";
import { beginDraft, saveDraft } from "./drafts/commands.ts";
import { findDraft } from "./drafts/queries.ts";
import { findReceipt } from "./queries.ts";

let consultation: ConsultationContent;
const asAsked = (hasAcceptedLate = false, now = whileOpen) =>
  [{ content: consultation, closesAt: new Date(consultation.closesAt) }, hasAcceptedLate, now] as const;

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  consultation = await publishedConsultation();
});

describe("sending a response", () => {
  it("keeps version, register entry, triage row, event and mail together, and the draft is gone", async () => {
    const token = await savedDraft(consultation);
    const sent = await sendResponse(token, ...asAsked());
    if (!sent.ok) throw new Error(sent.reason);
    const receipt = await findReceipt(sent.value.receiptToken);
    expect(receipt?.reference).toBe(sent.value.reference);
    expect(receipt?.versions).toMatchObject([
      { number: 1, registerNumber: 1, isLate: false, content: fullContent(consultation) },
    ]);
    expect(await db().triage.count({ where: { response: { reference: sent.value.reference } } })).toBe(1);
    expect(await db().auditEvent.count({ where: { action: "response.received", subject: sent.value.reference } })).toBe(
      1,
    );
    const mail = await db().outgoingMail.findFirstOrThrow({ where: { about: sent.value.reference } });
    expect(mail.recipient).toBe("sam@thistle.example.org");
    await deliverDueMail(composeAcknowledgements);
    const { text } = await db().outgoingMail.findUniqueOrThrow({ where: { id: mail.id } });
    expect(text).toContain(`Number in the register: 1\nReceived: 10:00 UK time (BST) on Tuesday 18 April 2023`);
    expect(text).toContain("The amendment has no end date.");
    expect(await findDraft(token, consultation.slug, whileOpen)).toBeNull();
  });

  it("SX.3 sending the same draft again gives the same receipt and stores no twin", async () => {
    const token = await savedDraft(consultation);
    const first = await sendResponse(token, ...asAsked());
    const second = await sendResponse(token, ...asAsked());
    expect(second).toEqual(first);
    expect(await db().response.count({ where: { consultation: { slug: consultation.slug } } })).toBe(1);
  });

  it("S28.3 the draft that was offered as late is sent, and no other: changed in between, it is to be checked again", async () => {
    const token = await savedDraft(consultation);
    const late = new Date(Date.parse(consultation.closesAt) + 60_000);
    const offered = (await findDraft(token, consultation.slug, late))?.revision ?? Number.NaN;
    await saveDraft(token, consultation.slug, offered, fullContent(consultation), late);
    expect(await sendResponse(token, ...asAsked(true, late), offered)).toEqual({ ok: false, reason: "conflict" });
    expect((await sendResponse(token, ...asAsked(true, late), offered + 1)).ok).toBe(true);
    expect((await sendResponse(token, ...asAsked(true, late), offered + 1)).ok).toBe(true);
  });

  it("SX.3 the same draft sent eight times at once is one response with one receipt", async () => {
    const token = await savedDraft(consultation);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => sendResponse(token, ...asAsked())));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]?.ok).toBe(true);
    expect(
      await db().registerEntry.count({
        where: { version: { response: { consultation: { slug: consultation.slug } } } },
      }),
    ).toBe(1);
  });

  it("SX.2 ten people in the last second get ten consecutive numbers, in the order of their times", async () => {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => savedDraft(consultation)));
    await Promise.all(tokens.map((token) => sendResponse(token, ...asAsked())));
    const entries = await db().registerEntry.findMany({
      where: { version: { response: { consultation: { slug: consultation.slug } } } },
      orderBy: { number: "asc" },
    });
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const times = entries.map(({ receivedAt }) => receivedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("SX.3 when the commit fails there is no receipt and no half of a response, and the draft is still there", async () => {
    const token = await savedDraft(consultation);
    await db().$executeRaw`UPDATE portal."RegisterCounter" SET "last" = 0`;
    await sentResponse(consultation);
    const before = { mails: await db().outgoingMail.count(), events: await db().auditEvent.count() };
    // The next number is taken already: the entry cannot be stored, whatever came before it in the transaction.
    await db().$executeRaw`UPDATE portal."RegisterCounter" SET "last" = 0`;
    await expect(sendResponse(token, ...asAsked())).rejects.toThrow();
    expect(await db().response.count({ where: { consultation: { slug: consultation.slug } } })).toBe(1);
    expect({ mails: await db().outgoingMail.count(), events: await db().auditEvent.count() }).toEqual(before);
    expect(await findDraft(token, consultation.slug, whileOpen)).not.toBeNull();
  });

  it.each([
    ["2023-04-25T14:59:59.999Z", false],
    ["2023-04-25T15:00:00.000Z", false],
    ["2023-04-25T15:00:00.001Z", true],
  ])("S28.1 stored at %s by the database's clock it is late: %s; nothing is refused for it", async (at, late) => {
    const token = await savedDraft(consultation);
    await stopDatabaseClock(new Date(at));
    const sent = await sendResponse(token, ...asAsked(true));
    if (!sent.ok) throw new Error(sent.reason);
    const receipt = await findReceipt(sent.value.receiptToken);
    expect(receipt?.versions[0]).toMatchObject({ isLate: late, receivedAt: new Date(at) });
  });

  it("S28.2 the web node's clock does not decide: a day early, the database still says late", async () => {
    await stopDatabaseClock(new Date("2023-04-25T15:00:01.000Z"));
    const token = await savedDraft(consultation);
    const sent = await sendResponse(token, ...asAsked(false, new Date("2023-04-24T12:00:00.000Z")));
    if (!sent.ok) throw new Error(sent.reason);
    expect((await findReceipt(sent.value.receiptToken))?.versions[0]?.isLate).toBe(true);
  });

  it("S28.3 after the close a draft keeps all its text until its owner has chosen to send it as late", async () => {
    const token = await savedDraft(consultation);
    const after = new Date("2023-04-25T15:00:05.000Z");
    expect(await sendResponse(token, ...asAsked(false, after))).toEqual({ ok: false, reason: "late" });
    expect((await findDraft(token, consultation.slug, after))?.content).toEqual(fullContent(consultation));
    expect((await sendResponse(token, ...asAsked(true, after))).ok).toBe(true);
  });

  it("S27.5 an answer to Q3 alone is a response", async () => {
    const content = fullContent(consultation, {
      positions: {},
      answers: [{ question: "Q3", text: "Thank you.", areas: [], alternativeOn: null }],
    });
    expect((await sendResponse(await savedDraft(consultation, content), ...asAsked())).ok).toBe(true);
  });

  it("S27.5 what identifies how to reply is asked for, field by field", async () => {
    const respondent = { capacity: "organisation" as const, organisation: "", name: "", role: "", email: "nobody" };
    const token = await savedDraft(consultation, fullContent(consultation, { respondent, hasReadWhoSees: false }));
    const refused = await sendResponse(token, ...asAsked());
    expect(refused).toMatchObject({ ok: false, reason: "incomplete" });
    expect(Object.keys("errors" in refused ? refused.errors : {})).toEqual([
      "name",
      "email",
      "organisation",
      "hasReadWhoSees",
    ]);
  });

  it("a forged token, and one of another consultation, opens nothing", async () => {
    const other = await publishedConsultation();
    const token = await savedDraft(other);
    expect(await sendResponse("forged", ...asAsked())).toEqual({ ok: false, reason: "gone" });
    expect(await sendResponse(token, ...asAsked())).toEqual({ ok: false, reason: "gone" });
    expect(await findDraft(token, consultation.slug, whileOpen)).toBeNull();
    expect(await findReceipt("forged")).toBeNull();
  });
});

describe("drafts", () => {
  it("two devices write: the second save over the same revision is a conflict, and nothing is overwritten", async () => {
    const token = await savedDraft(consultation);
    const mine = fullContent(consultation, { general: "mine" });
    expect(await saveDraft(token, consultation.slug, 1, mine, whileOpen)).toEqual({ ok: true, value: { revision: 2 } });
    const theirs = fullContent(consultation, { general: "theirs" });
    expect(await saveDraft(token, consultation.slug, 1, theirs, whileOpen)).toEqual({ ok: false, reason: "conflict" });
    expect((await findDraft(token, consultation.slug, whileOpen))?.content.general).toBe("mine");
  });

  it("a draft dies with its retention, and there is none on a consultation that does not exist", async () => {
    const token = await savedDraft(consultation);
    expect(await findDraft(token, consultation.slug, new Date("2023-08-01T00:00:00Z"))).toBeNull();
    expect(await beginDraft("no-such-consultation", whileOpen)).toBeNull();
  });

  it("200,000 characters, emoji, right-to-left text, NUL bytes and lone surrogates are kept or made storable", async () => {
    const text = keptText(`${"a".repeat(200_000)}👩‍👩‍👧‍👦 שלום مرحبا e\u0301 \0 \uD800 end`);
    const sent = await sentResponse(consultation, fullContent(consultation, { general: text }));
    const kept = (await findReceipt(sent.receiptToken))?.versions[0]?.content.general;
    expect(kept).toBe(text);
    expect(kept).toContain("👩‍👩‍👧‍👦 שלום مرحبا");
    expect(kept?.isWellFormed()).toBe(true);
  });
});
