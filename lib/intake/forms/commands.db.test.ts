import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { formFileOf } from "#lib/responses/form-file/rules.ts";
import { type DraftContent, responseContentSchema } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { keptBytes } from "#prisma/factories/files.ts";
import { acknowledgementOf } from "#prisma/factories/letters.ts";
import { consultationForStaff, rawMessageWith, serverTime } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, whileOpen } from "#prisma/factories/response.ts";
import { keepMessages } from "../arrivals/commands.ts";
import { rereadMail } from "../commands.ts";
import { keepLetter } from "../letters/commands.ts";
import { findIncomingMail } from "../queries.ts";
import { takeIn, takeInIfPlain } from "../registration/commands.ts";
import { readFormInto } from "./commands.ts";

let staff: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  consultation = await consultationForStaff();
});

/** What a respondent typed into the form, with one figure of Q2 between markers. */
const filled = (changes: Partial<DraftContent> = {}): DraftContent => {
  const full = fullContent(consultation.content);
  const text = "It would cost us 41,000 pounds in all.";
  const start = text.indexOf("41,000 pounds");
  return {
    ...full,
    answers: full.answers.map((answer) => (answer.question === "Q2" ? { ...answer, text } : answer)),
    extras: { direction: "Paragraph 36 needs an annex." },
    marks: [{ level: "passage", field: "Q2", start, end: start + "41,000 pounds".length, reason: "Our costs." }],
    ...changes,
  };
};
const formOf = (draft?: DraftContent) => formFileOf(consultation, draft);

async function keptMail(files: Record<string, Uint8Array>, body: string): Promise<string> {
  const raw = rawMessageWith(files, { body, from: `Rowan <rowan-${randomUUID()}@larch.example.org>` });
  const kept = await keepMessages(staff, consultation, "message.eml", raw);
  if (!kept.ok) throw new Error(kept.reason);
  return kept.value.ids[0] ?? "";
}

async function opened(id: string) {
  const mail = await findIncomingMail(db(), consultation, id);
  if (!mail) throw new Error("it was not kept");
  return mail;
}

async function storedVersion(id: string) {
  const version = await db().responseVersion.findUniqueOrThrow({
    where: { idempotencyKey: `mail ${id}` },
    include: { files: { include: { file: true } }, response: true },
  });
  return { ...version, content: responseContentSchema.parse(version.content) };
}

describe("a message that carries our response form, filled in", () => {
  it("S28.8 is read by the form's reader into the right questions: positions, areas, dates, boxes and marks; the original stays", async () => {
    const form = await formOf(filled());
    const id = await keptMail({ "form.docx": form }, "Please find our form attached.");
    const mail = await opened(id);
    expect(mail.reading).toMatchObject({
      isResponse: true,
      verdict: "none",
      answers: { Q1: "We agree with the aim.", Q2: "It would cost us 41,000 pounds in all." },
      general: "Please find our form attached.",
      respondent: { capacity: "organisation", organisation: "Thistle Energy Ltd", email: "sam@thistle.example.org" },
      form: { name: "form.docx", unread: [] },
    });
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toMatchObject({ ok: true });
    const { content, files } = await storedVersion(id);
    const given = filled();
    expect(content).toMatchObject({
      positions: given.positions,
      extras: given.extras,
      marks: given.marks,
      general: "Please find our form attached.",
    });
    expect(content.answers).toEqual(given.answers);
    expect(files.map(({ file }) => [file.name, Number(file.size)])).toEqual([["form.docx", form.length]]);
  });

  it("S31.4 a request in the covering words is added to the form's own marks, and neither lifts the other", async () => {
    const body = "Here is our form. Please treat our answer to question 1 as confidential because it names a supplier.";
    const id = await keptMail({ "form.docx": await formOf(filled()) }, body);
    expect((await opened(id)).reading.verdict).toBe("part");
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toMatchObject({ ok: true });
    const { content } = await storedVersion(id);
    const q2 = filled().marks[0];
    expect(content.marks).toContainEqual(q2);
    expect(content.marks.length).toBeGreaterThan(1);
  });

  it("S31.7 a request typed into a box of the form is noticed, and what is printed in the form is none", async () => {
    const text = "Please treat this whole response as confidential.";
    const asked = await keptMail({ "form.docx": await formOf(filled({ marks: [], general: text })) }, "Form attached.");
    expect((await opened(asked)).reading.verdict).toBe("whole");
    const silent = await keptMail({ "form.docx": await formOf(filled({ marks: [] })) }, "Form attached.");
    expect((await opened(silent)).reading).toMatchObject({ verdict: "none", form: { name: "form.docx" } });
  });

  it("a blank form, and that of another consultation, is a file like any other", async () => {
    const other = await consultationForStaff();
    const body = "Q1: We agree with the changes as proposed.";
    const blank = await keptMail({ "form.docx": await formOf() }, body);
    const foreign = await keptMail({ "form.docx": await formFileOf(other, fullContent(other.content)) }, body);
    expect((await opened(blank)).reading.form).toBeNull();
    expect((await opened(foreign)).reading.form).toBeNull();
  });

  it("one with something that was not understood, or with a second form, waits for a person", async () => {
    const [one, two] = [await formOf(filled()), await formOf(filled({ general: "The second of us." }))];
    const several = await keptMail({ "one.docx": one, "two.docx": two }, "From both of us.");
    expect((await opened(several)).reading.form?.unread).toMatchObject([{ where: "two.docx" }]);
    expect(await takeInIfPlain(consultation, several, whileOpen)).toBe(false);
    const plain = await keptMail({ "form.docx": await formOf(filled({ marks: [] })) }, "From me alone.");
    expect(await takeInIfPlain(consultation, plain, whileOpen)).toBe(true);
  });

  it("one that marks something as confidential waits for a person", async () => {
    const marked = await keptMail({ "form.docx": await formOf(filled()) }, "From me alone.");
    expect(await takeInIfPlain(consultation, marked, whileOpen)).toBe(false);
  });

  it("staff move words between the questions, and the form's positions and marks go with them", async () => {
    const id = await keptMail({ "form.docx": await formOf(filled()) }, "Attached.");
    const { evidence: _, form: __, ...reading } = (await opened(id)).reading;
    const answers = {
      ...reading.answers,
      Q2: `We add this. ${reading.answers.Q2}`,
      Q3: "We agree with the aim.",
      Q1: "",
    };
    // As their page sends it, which asks for neither role nor capacity.
    const { role, capacity, ...respondent } = reading.respondent;
    const next = { ...reading, answers, respondent, why: "Q1 was meant as Q3." };
    const reread = await rereadMail(staff, consultation, id, 1, next);
    expect(reread.ok).toBe(true);
    expect(await takeIn(staff, consultation, id, 2, whileOpen)).toMatchObject({ ok: true });
    const { content } = await storedVersion(id);
    expect(content.positions).toEqual(filled().positions);
    expect(content.respondent).toMatchObject({ role: "Regulation manager", capacity: "organisation" });
    expect([role, capacity]).toEqual(["Regulation manager", "organisation"]);
    const [mark] = content.marks;
    const q2 = content.answers.find(({ question }) => question === "Q2")?.text ?? "";
    expect(mark?.level === "passage" && q2.slice(mark.start, mark.end)).toBe("41,000 pounds");
    expect(content.answers.find(({ question }) => question === "Q1")?.areas).toHaveLength(1);
  });

  it("its sender is told that the form was read, and that its marks are known", async () => {
    const id = await keptMail({ "form.docx": await formOf(filled()) }, "Attached.");
    await takeIn(staff, consultation, id, 1, whileOpen);
    const { id: versionId } = await storedVersion(id);
    const { text } = await acknowledgementOf(versionId);
    expect(text).toContain("Your answers were read from the form “form.docx”");
    expect(text).toContain("You marked in the form what you ask to be treated as confidential");
    expect(text).not.toContain("We found no request for confidentiality");
  });
});

describe("a form that staff received", () => {
  it("S24.3 is uploaded as what a letter says, and goes into the register as it came beside the scan", async () => {
    const letter = await keepLetter(
      staff,
      consultation,
      "cover.txt",
      await keptBytes(`A covering letter ${randomUUID()}`),
    );
    if (!letter.ok) throw new Error(letter.reason);
    const { id } = letter.value;
    const form = await formOf(filled());
    const used = await readFormInto(staff, consultation, id, 1, { name: "form.docx", bytes: form });
    expect(used).toEqual({ ok: true, value: { readingNumber: 2 } });
    const { evidence: _, form: __, ...reading } = (await opened(id)).reading;
    expect(reading.answers).toMatchObject({ Q1: "We agree with the aim." });
    const dated = { ...reading, verdict: "none" as const, receivedAt: serverTime.toISOString(), why: "Stamped." };
    expect((await rereadMail(staff, consultation, id, 2, dated)).ok).toBe(true);
    expect(await takeIn(staff, consultation, id, 3, whileOpen)).toEqual({ ok: false, reason: "same-person" });
    expect(await takeIn(await person("CASEWORKER"), consultation, id, 3, whileOpen)).toMatchObject({ ok: true });
    const { content, files, response } = await storedVersion(id);
    expect(response.channel).toBe("POST");
    expect(content).toMatchObject({ positions: filled().positions, marks: filled().marks });
    expect(files.map(({ file }) => [file.name, Number(file.size)])).toEqual([["form.docx", form.length]]);
  });

  it("brought in as the letter itself is read at once", async () => {
    const form = await formOf(filled({ general: randomUUID() }));
    const letter = await keepLetter(staff, consultation, "form.docx", await keptBytes(form));
    if (!letter.ok) throw new Error(letter.reason);
    expect((await opened(letter.value.id)).reading).toMatchObject({
      verdict: "unclear",
      answers: { Q1: "We agree with the aim." },
      form: { name: "form.docx" },
    });
  });

  it("is refused when it is no form, is blank, or comes from somebody without the right; and then no bytes stay", async () => {
    const id = await keptMail({}, "Q3: We have more to say, and send the form apart.");
    const before = await db().fileChunk.count();
    const use = (bytes: Buffer, by = staff) => readFormInto(by, consultation, id, 1, { name: "f.docx", bytes });
    expect(await use(Buffer.from("no document"))).toEqual({ ok: false, reason: "not-a-document" });
    expect(await use(await formOf())).toEqual({ ok: false, reason: "blank-form" });
    expect(await use(await formOf(filled()), await person("APPROVER"))).toEqual({ ok: false, reason: "not-permitted" });
    expect(await db().fileChunk.count()).toBe(before);
  });
});
