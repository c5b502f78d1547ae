import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { rereadMail, setAside } from "#lib/intake/commands.ts";
import { findConsultationOf } from "#lib/intake/mailbox/commands.ts";
import { parseMessages } from "#lib/intake/message/rules.ts";
import { listIncomingMail } from "#lib/intake/queries.ts";
import { takeIn, takeInIfPlain } from "#lib/intake/registration/commands.ts";
import { isCountedRow } from "#lib/responses/versions/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { keptMessage, openedMessage, rawMessage, serverTime } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, secretContent } from "#prisma/factories/triage.ts";
import { placeMail, writeLetter } from "./commands.ts";
import { findCorrespondence } from "./queries.ts";
import type { MailKind } from "./schema.ts";

let staff: Actor;
let uncleared: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
  consultation = await consultationForStaff();
});

const address = () => `rowan-${randomUUID()}@larch.example.org`;
const from = (email: string, body: string, more: Partial<Parameters<typeof rawMessage>[0]> = {}) =>
  rawMessage({ from: `Rowan Example <${email}>`, body: `${body}\n`, ...more });

/** A response by email that is unclear: it is held, and its sender was asked which part is confidential (S29.5). */
async function askedResponse(email = address()) {
  const id = await keptMessage(
    staff,
    consultation,
    from(email, "Q1: We disagree.\n\nQ3: Part of this response is confidential."),
  );
  const taken = await takeIn(staff, consultation, id, 1, whileOpen);
  if (!taken.ok) throw new Error(taken.reason);
  const { reference } = taken.value;
  const letter = await db().outgoingMail.findFirstOrThrow({
    where: { about: reference, kind: "confidentiality-asked" },
  });
  const response = await db().response.findUniqueOrThrow({ where: { reference } });
  return { email, reference, responseId: response.id, letter };
}

/** An answer to a letter of ours, as a mail program writes it: in its thread, under its subject, our words quoted. */
const answerTo = (
  letter: { subject: string; text: string | null; messageId: string | null },
  email: string,
  body: string,
) =>
  from(email, `${body}\n\nOn Tuesday DCC wrote:\n${(letter.text ?? "").replace(/^/gm, "> ")}`, {
    subject: `Re: ${letter.subject}`,
    headers: [`Message-ID: <${randomUUID()}@larch.example.org>`, `In-Reply-To: ${letter.messageId}`],
  });

const place = async (id: string, kind: MailKind, reference: string, by = staff, reason = "", at = whileOpen) => {
  const mail = await openedMessage(staff, consultation, id);
  const { readingNumber, placement } = mail;
  return placeMail(by, consultation, id, { kind, reference, reason, readingNumber, seenId: placement?.id ?? "" }, at);
};

const responses = () => db().response.count({ where: { consultationId: consultation.id } });
const lettersTo = (recipient: string, kind: string) => db().outgoingMail.count({ where: { recipient, kind } });

describe("an answer to our letter", () => {
  it("belongs to the response by our Message-ID, our own subject and quoted words say nothing, and no second response comes of it", async () => {
    const { email, reference, responseId, letter } = await askedResponse();
    const before = await responses();
    const id = await keptMessage(staff, consultation, answerTo(letter, email, "Only the costs, please."));
    const mail = await openedMessage(staff, consultation, id);
    expect(mail.placement).toMatchObject({ kind: null, toldBy: "message-id", reference, responseId });
    expect(mail.reading).toMatchObject({ verdict: "none", evidence: [] });
    expect(mail.reading.general).toBe("Only the costs, please.");
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "belongs" });
    expect(await place(id, "ANSWER", reference)).toMatchObject({ ok: true });
    expect(await responses()).toBe(before);
    expect(await lettersTo(email, "confidentiality-asked")).toBe(1);
  });

  it("brought in by the mailbox is held for a person, its sender is told so once, and no loop begins", async () => {
    const { email, letter, reference } = await askedResponse();
    const before = await responses();
    const first = await keptMessage(staff, consultation, answerTo(letter, email, "Only the costs, please."));
    expect(await takeInIfPlain(consultation, first, whileOpen)).toBe(false);
    expect(await takeInIfPlain(consultation, first, whileOpen)).toBe(false);
    const told = await db().outgoingMail.findMany({ where: { recipient: email, kind: "mail-held" } });
    expect(told).toMatchObject([{ about: reference, answersId: first, subject: expect.stringContaining(reference) }]);
    expect(told[0]?.text).toContain("09:00 UK time (BST) on Tuesday 18 April 2023");
    expect(told[0]?.references).toContain(letter.messageId);
    // A person's programme answers that letter in turn: it belongs too, and nothing is registered.
    const second = await keptMessage(staff, consultation, answerTo(told[0]!, email, "Thank you."));
    expect((await openedMessage(staff, consultation, second)).placement).toMatchObject({ reference });
    expect(await responses()).toBe(before);
  });

  it("S29.5 shows the question as answered, waiting for a person, from the moment it came", async () => {
    const { email, reference, responseId, letter } = await askedResponse();
    const id = await keptMessage(staff, consultation, answerTo(letter, email, "Only the costs, please."));
    const asked = async () => {
      const found = await findCorrespondence({ id: responseId, reference }, staff);
      return found === "withheld" ? null : found.asked;
    };
    expect(await asked()).toMatchObject({ answers: [{ id, kind: null }] });
    await place(id, "ANSWER", reference);
    expect(await asked()).toMatchObject({ answers: [{ id, kind: "ANSWER" }] });
    const triage = await db().triage.findUniqueOrThrow({ where: { responseId } });
    expect(triage.status).toBe("NEW");
  });

  it("called so by mistake is corrected by a later record, and both stay", async () => {
    const { email, reference, letter } = await askedResponse();
    const id = await keptMessage(staff, consultation, answerTo(letter, email, "Q2: 8 May is a bank holiday as well."));
    expect(await place(id, "ANSWER", reference)).toMatchObject({ ok: true });
    const before = await responses();
    expect(await place(id, "SUPPLEMENT", reference)).toMatchObject({
      ok: true,
      value: { reference: expect.stringMatching(/^R-/) },
    });
    expect(await responses()).toBe(before + 1);
    expect(await db().mailPlacement.findMany({ where: { mailId: id }, orderBy: { placedAt: "asc" } })).toMatchObject([
      { kind: null, placedById: null },
      { kind: "ANSWER", placedById: staff.id },
      { kind: "SUPPLEMENT", placedById: staff.id },
    ]);
    expect(await place(id, "ANSWER", reference)).toEqual({ ok: false, reason: "decided" });
  });

  it("two people who say at once what it is do not both stand", async () => {
    const { email, reference, letter } = await askedResponse();
    const id = await keptMessage(staff, consultation, answerTo(letter, email, "Only the costs."));
    // Both saw the message as it came: whoever opens it after the other decided sees that, and may decide anew.
    const { readingNumber, placement } = await openedMessage(staff, consultation, id);
    const seen = { readingNumber, seenId: placement?.id ?? "" };
    const outcomes = await Promise.all([
      placeMail(staff, consultation, id, { kind: "ANSWER", reference, reason: "", ...seen }, whileOpen),
      placeMail(staff, consultation, id, { kind: "NOTHING", reference: "", reason: "Noise.", ...seen }, whileOpen),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("to which response a message belongs", () => {
  it("is told by the reference in its subject where no letter of ours is named", async () => {
    const { reference } = await sentResponse(consultation.content);
    const raw = from(address(), "One more thing: 8 May is a holiday.", {
      subject: `More on ${reference.toLowerCase()}`,
    });
    const id = await keptMessage(staff, consultation, raw);
    expect((await openedMessage(staff, consultation, id)).placement).toMatchObject({ toldBy: "reference", reference });
  });

  it("is told by neither where the subject names two, and staff say it", async () => {
    const [one, two] = [await sentResponse(consultation.content), await sentResponse(consultation.content)];
    const subject = `${one.reference} and ${two.reference}`;
    const id = await keptMessage(staff, consultation, from(address(), "About both.", { subject }));
    expect((await openedMessage(staff, consultation, id)).placement).toBeNull();
    expect(await place(id, "ANSWER", "R-0000-0000")).toEqual({ ok: false, reason: "no-response" });
    expect(await place(id, "ANSWER", two.reference)).toMatchObject({ ok: true });
    expect((await openedMessage(staff, consultation, id)).placement).toMatchObject({ toldBy: "staff", kind: "ANSWER" });
  });

  it("is told whichever consultation the mailbox would take it for: the answer goes where the response is", async () => {
    const { email, letter, reference } = await askedResponse();
    const later = new Date(consultation.closesAt.getTime() + 86_400_000).toISOString();
    const other = await consultationForStaff({ reference: `DCC-${randomUUID()}`.toUpperCase(), closesAt: later });
    const answerOf = async (raw: Uint8Array) => (await findConsultationOf((await parseMessages("m.eml", raw))[0]))?.id;
    const byLetter = answerTo({ ...letter, subject: "Your letter" }, email, "Only the costs, please.");
    const bySubject = from(email, "Only the costs, please.", { subject: `On ${reference}` });
    expect([await answerOf(byLetter), await answerOf(bySubject)]).toEqual([consultation.id, consultation.id]);
    expect(await answerOf(from(email, "Hello.", { subject: other.content.reference }))).toBe(other.id);
  });

  it("of another consultation it is not told, and cannot be said", async () => {
    const later = new Date(consultation.closesAt.getTime() + 86_400_000).toISOString();
    const other = await consultationForStaff({ reference: `DCC-${randomUUID()}`.toUpperCase(), closesAt: later });
    const { reference } = await sentResponse(other.content);
    const id = await keptMessage(staff, consultation, from(address(), "More.", { subject: reference }));
    expect((await openedMessage(staff, consultation, id)).placement).toBeNull();
    expect(await place(id, "ANSWER", reference)).toEqual({ ok: false, reason: "no-response" });
  });

  it("a response of its own goes into the register as before, once staff say that it belongs to none", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await keptMessage(
      staff,
      consultation,
      from(address(), "Q1: We agree.", { subject: `Like ${reference}` }),
    );
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "belongs" });
    expect(await place(id, "OWN", "")).toMatchObject({ ok: true });
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toMatchObject({ ok: true });
  });
});

describe("what a message adds or replaces", () => {
  const taken = async (kind: "SUPPLEMENT" | "REPLACEMENT", receivedAt = serverTime) => {
    const { reference } = await sentResponse(consultation.content);
    const raw = from(address(), "Q2: And 9 May is a holiday as well.", { subject: `More on ${reference}`, receivedAt });
    const id = await keptMessage(staff, consultation, raw);
    const placed = await place(id, kind, reference, staff, "", afterClose);
    if (!placed.ok) throw new Error(placed.reason);
    return { id, earlier: reference, later: placed.value.reference ?? "" };
  };
  const counts = async (reference: string) => {
    const [row] = await db().$queryRaw<{ isCounted: boolean }[]>`
      SELECT ${isCountedRow} AS "isCounted" FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
       WHERE r."reference" = ${reference}`;
    return row?.isCounted;
  };

  it("is taken into the register by itself and linked in one act: a supplement adds, and both are counted", async () => {
    const { id, earlier, later } = await taken("SUPPLEMENT");
    const links = await db().responseLink.findMany({
      where: { later: { reference: later } },
      include: { earlier: true },
    });
    expect(links).toMatchObject([{ kind: "SUPPLEMENT", earlier: { reference: earlier }, linkedById: staff.id }]);
    expect([await counts(earlier), await counts(later)]).toEqual([true, true]);
    expect((await openedMessage(staff, consultation, id)).state).toBe("registered");
  });

  it("late and said to replace what was on time, it takes nothing out of the count", async () => {
    const { earlier } = await taken("REPLACEMENT", new Date(consultation.closesAt.getTime() + 1000));
    expect(await counts(earlier)).toBe(true);
  });
});

describe("a withdrawal by message", () => {
  const withdrawal = (reference: string, receivedAt: Date, email = address()) =>
    keptMessage(staff, consultation, from(email, "We withdraw our response.", { subject: reference, receivedAt }));

  it("received until the close takes effect, with the message as its evidence, and its author is told", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await withdrawal(reference, consultation.closesAt);
    expect(await place(id, "WITHDRAWAL", reference)).toMatchObject({ ok: true, value: { hasTakenEffect: true } });
    const found = await db().responseWithdrawal.findFirstOrThrow({ where: { response: { reference } } });
    expect(found).toMatchObject({ mailId: id, recordedById: staff.id, withdrawnAt: consultation.closesAt });
    expect(await db().outgoingMail.count({ where: { about: reference, kind: "withdrawn" } })).toBe(1);
    expect(await place(id, "ANSWER", reference)).toEqual({ ok: false, reason: "decided" });
  });

  it("received a millisecond later is recorded as asked, and the response is counted on", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await withdrawal(reference, new Date(consultation.closesAt.getTime() + 1000));
    expect(await place(id, "WITHDRAWAL", reference)).toMatchObject({ ok: true, value: { hasTakenEffect: false } });
    expect(await db().responseWithdrawal.count({ where: { response: { reference } } })).toBe(0);
    expect((await openedMessage(staff, consultation, id)).state).toBe("withdrawal");
  });

  it("sent before a later version of the response does not take that one out of the count", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await withdrawal(reference, new Date(serverTime.getTime() - 30 * 86_400_000));
    expect(await place(id, "WITHDRAWAL", reference)).toEqual({ ok: false, reason: "newer" });
    expect((await openedMessage(staff, consultation, id)).decidedAt).toBeNull();
  });
});

describe("what waits for a person", () => {
  const list = async (group: "waiting" | "belongs" | "not-a-response" | "done", id: string) =>
    (await listIncomingMail(consultation.id, true, { group, page: 1, pageSize: 200 })).rows.find(
      (row) => row.id === id,
    );

  it("stands in its own list until a person says what it is; nothing and questions too", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await keptMessage(staff, consultation, from(address(), "Where is the annex?", { subject: reference }));
    expect(await list("belongs", id)).toMatchObject({ state: "belongs", reference });
    const asked = await place(id, "QUESTION", "");
    expect(asked).toMatchObject({ ok: true, value: { reference: expect.stringMatching(/^Q-/) } });
    expect(await list("done", id)).toMatchObject({ state: "handed-on" });
    const noise = await keptMessage(staff, consultation, from(address(), "Thanks.", { subject: reference }));
    expect(await setAside(staff, consultation, noise, 1, "A courtesy.")).toMatchObject({ ok: true });
    expect(await list("done", noise)).toMatchObject({ state: "set-aside" });
    expect(await place(noise, "ANSWER", reference)).toMatchObject({ ok: true });
    expect(await list("done", noise)).toMatchObject({ state: "answer", reference });
  });

  it.each([
    ["asks for confidentiality", "Q1: We agree.\n\nPlease treat this response as confidential."],
    ["asks a question", "Q1: We agree. Where is the annex?"],
    ["speaks of withdrawing", "Q1: We agree.\n\nPlease withdraw what we sent before."],
    ["is no response", "Could you tell me where Attachment 1 is? I cannot find it on your website."],
  ])("is what %s, and its sender is told at once that it arrived", async (_, body) => {
    const email = address();
    const id = await keptMessage(staff, consultation, from(email, body));
    expect(await takeInIfPlain(consultation, id, whileOpen)).toBe(false);
    expect(await lettersTo(email, "mail-held")).toBe(1);
    expect((await openedMessage(staff, consultation, id)).decidedAt).toBeNull();
  });

  it("is what comes a second time from an address: an afterthought is never taken for a response by itself", async () => {
    const email = address();
    const first = await keptMessage(staff, consultation, from(email, "Q1: We agree."));
    expect(await takeInIfPlain(consultation, first, whileOpen)).toBe(true);
    const second = await keptMessage(staff, consultation, from(email, "Q2: And 8 May is a holiday."));
    expect(await takeInIfPlain(consultation, second, whileOpen)).toBe(false);
    expect(await lettersTo(email, "mail-held")).toBe(1);
  });

  it.each(["Auto-Submitted: auto-replied", "List-Id: <news.larch.example.org>", "Precedence: bulk", "Return-Path: <>"])(
    "is what a list or a machine sends, which is never answered: %s",
    async (header) => {
      const email = address();
      const id = await keptMessage(staff, consultation, from(email, "Q1: We agree.", { headers: [header] }));
      expect(await takeInIfPlain(consultation, id, whileOpen)).toBe(false);
      expect(await db().outgoingMail.count({ where: { recipient: email } })).toBe(0);
    },
  );

  it("is told of to one address five times a day and no more, whatever comes", async () => {
    const email = address();
    for (let n = 1; n <= 7; n += 1) {
      const id = await keptMessage(staff, consultation, from(email, `Have you read this, number ${n}?`));
      expect(await takeInIfPlain(consultation, id, whileOpen)).toBe(false);
    }
    expect(await lettersTo(email, "mail-held")).toBe(5);
  });
});

describe("the correspondence of a response", () => {
  const correspondence = async (reference: string, hasClearance = true) => {
    const { id } = await db().response.findUniqueOrThrow({ where: { reference } });
    return findCorrespondence({ id, reference }, hasClearance ? staff : uncleared);
  };
  const write = (reference: string, text: string, by = staff, id = randomUUID()) =>
    writeLetter(by, consultation, reference, { id, subject: "Your costs", text });

  it("holds both ways in order, and a letter of staff goes out once in its thread, under the reference, with its event", async () => {
    const { email, reference, letter } = await askedResponse();
    const raw = answerTo(letter, email, "Only the costs.");
    const answerId = await keptMessage(staff, consultation, raw);
    await place(answerId, "ANSWER", reference);
    const formId = randomUUID();
    expect(await write(reference, "Which figures are these?", staff, formId)).toMatchObject({ ok: true });
    expect(await write(reference, "Which figures are these?", staff, formId)).toMatchObject({ ok: true });
    const { messageId } = await openedMessage(staff, consultation, answerId);
    const [sent, ...more] = await db().outgoingMail.findMany({ where: { about: reference, kind: "staff-letter" } });
    expect(more).toEqual([]);
    expect(sent).toMatchObject({
      recipient: email,
      subject: `Your costs (${reference})`,
      writtenById: staff.id,
      references: expect.arrayContaining([letter.messageId, messageId]),
    });
    expect(sent?.text).toContain("Which figures are these?");
    const found = await correspondence(reference);
    const told = found === "withheld" ? [] : found.pieces.map((piece) => [piece.way, piece.kind]);
    expect(told.toSorted()).toEqual(
      [
        ["in", "RESPONSE"],
        ["out", "acknowledgement"],
        ["out", "confidentiality-asked"],
        ["in", "ANSWER"],
        ["out", "staff-letter"],
      ].toSorted(),
    );
    expect(await db().auditEvent.count({ where: { action: "letter.written", subject: reference } })).toBe(1);
  });

  it("SX.4 of a marked response is withheld from whoever has no clearance: letters, messages, and writing", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const id = await keptMessage(staff, consultation, from(address(), "The heron again.", { subject: reference }));
    await place(id, "ANSWER", reference);
    expect(await correspondence(reference, false)).toBe("withheld");
    expect(await correspondence(reference)).not.toBe("withheld");
    expect(await write(reference, "Hello.", uncleared)).toEqual({ ok: false, reason: "withheld" });
    const listed = await listIncomingMail(consultation.id, false, { group: "done", page: 1, pageSize: 200 });
    expect(listed.rows.find((row) => row.id === id)).toMatchObject({
      sender: null,
      subject: expect.stringContaining("Withheld"),
    });
  });

  it("SX.4 is withheld as well where a message of an unmarked response asks for confidentiality", async () => {
    const { reference } = await sentResponse(consultation.content);
    const id = await keptMessage(
      staff,
      consultation,
      from(address(), "Please treat our response as confidential.", { subject: reference }),
    );
    expect((await openedMessage(staff, consultation, id)).reading.verdict).not.toBe("none");
    expect(await correspondence(reference, false)).toBe("withheld");
  });

  it("a letter that promises confidentiality is refused, and so is one by somebody without the right", async () => {
    const { reference } = await sentResponse(consultation.content);
    expect(await write(reference, "It will be kept confidential.")).toEqual({ ok: false, reason: "promises" });
    expect(await write(reference, "Hello.", await person("APPROVER"))).toEqual({ ok: false, reason: "not-permitted" });
    expect(await db().outgoingMail.count({ where: { about: reference, kind: "staff-letter" } })).toBe(0);
  });
});

it("a message that was read anew is placed by the reading that was seen", async () => {
  const { reference } = await sentResponse(consultation.content);
  const id = await keptMessage(staff, consultation, from(address(), "Q1: We agree.", { subject: reference }));
  const { evidence: _, form: __, ...reading } = (await openedMessage(staff, consultation, id)).reading;
  await rereadMail(staff, consultation, id, 1, { ...reading, why: "A question." });
  const seenId = (await openedMessage(staff, consultation, id)).placement?.id ?? "";
  const placing = { kind: "ANSWER", reference, reason: "", readingNumber: 1, seenId } as const;
  expect(await placeMail(staff, consultation, id, placing, afterClose)).toEqual({ ok: false, reason: "changed" });
});
