import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, publicDb } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { askedMailLimits } from "#lib/mail/asked/rules.ts";
import { stopLetters } from "#lib/reminders/commands.ts";
import { stopTokenOf } from "#lib/reminders/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { person } from "#prisma/factories/people.ts";
import { race } from "#prisma/factories/races.ts";
import { fullContent, savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { askQuestion, publishClarification, writeAnswer } from "./commands.ts";
import { listPublicClarifications } from "./queries.ts";

beforeAll(() => setDatabaseClock(whileOpen));

/** Somebody asks, each time from somewhere else. */
const source = () => randomUUID();
const asked = (email: string | null = "ann@larch.example.org") => ({
  question: "This is Ann Larch: does the change lapse?",
  paragraph: 18,
  name: "Ann Larch",
  email,
  idempotencyKey: randomUUID(),
});
const answered = { publicQuestion: "Does the change lapse?", answer: "Yes.", changesMeaning: false, revision: 0 };

async function answeredQuestion(consultation: ConsultationContent, changes = {}) {
  const reference = await askQuestion(consultation.slug, asked(), source(), whileOpen);
  if (!reference) throw new Error("no consultation");
  const writer = await person("CASEWORKER");
  const outcome = await writeAnswer(writer, consultation.slug, reference, { ...answered, ...changes }, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { reference, writer };
}

const holder = (consultation: ConsultationContent, email: string) =>
  savedDraft(
    consultation,
    fullContent(consultation, { respondent: { ...fullContent(consultation).respondent, email } }),
  );
const mailAbout = (kind: string, recipient: string) =>
  db().outgoingMail.findMany({ where: { kind, recipient }, select: { text: true } });
const eventsOn = (subject: string) =>
  db().auditEvent.findMany({ where: { subject }, select: { action: true, isRefused: true }, orderBy: { id: "asc" } });

describe("questions about the documents (§32)", () => {
  it("§32 a question is kept with its event and a letter of receipt, once, however often its form is sent", async () => {
    const { slug } = await publishedConsultation();
    const question = asked(`once-${randomUUID()}@larch.example.org`);
    const references = await Promise.all([
      askQuestion(slug, question, source(), whileOpen),
      askQuestion(slug, question, source(), whileOpen),
    ]);
    expect(new Set(references).size).toBe(1);
    expect(await eventsOn(references[0] ?? "")).toEqual([{ action: "clarification.asked", isRefused: false }]);
    expect(await mailAbout("clarification-received", question.email ?? "")).toHaveLength(1);
    expect(await db().registerEntry.count({ where: { reference: references[0] ?? "" } })).toBe(0);
  });

  it("§32 without an address the question is kept and nothing is mailed", async () => {
    const { slug } = await publishedConsultation();
    const reference = await askQuestion(slug, asked(null), source(), whileOpen);
    expect(await db().outgoingMail.count({ where: { about: reference } })).toBe(0);
  });

  it("C9 an address gets no more letters of receipt a day than the limit, however it is written, and every question is kept", async () => {
    const { slug } = await publishedConsultation();
    const name = `many-${randomUUID()}`;
    const most = askedMailLimits.address;
    const ask = (count: number) =>
      askQuestion(slug, asked(`${count % 2 ? name : name.toUpperCase()}@larch.example.org`), source(), whileOpen);
    await Promise.all(Array.from({ length: most + 2 }, (_, count) => ask(count)));
    const like = { contains: name, mode: "insensitive" } as const;
    expect(await db().outgoingMail.count({ where: { recipient: like } })).toBe(most);
    expect(await db().clarification.count({ where: { askerEmail: like } })).toBe(most + 2);
  });

  it("C9 nobody has letters sent to a hundred mailboxes and more from one place", async () => {
    const { slug } = await publishedConsultation();
    const here = source();
    for (let count = 0; count < askedMailLimits.source; count += 1)
      await db().$transaction((tx) => countAskedMail(tx, { to: `${count}@larch.example.org`, source: here }));
    const email = `one-more-${randomUUID()}@larch.example.org`;
    expect(await askQuestion(slug, asked(email), here, whileOpen)).toMatch(/^Q-/);
    expect(await mailAbout("clarification-received", email)).toEqual([]);
  });

  it("§32 published, everyone reads question and answer, and nobody who asked", async () => {
    const consultation = await publishedConsultation();
    const { reference } = await answeredQuestion(consultation);
    expect(await listPublicClarifications(consultation.slug)).toEqual([]);
    const done = await publishClarification(await person("APPROVER"), consultation.slug, reference, 1, whileOpen);
    expect(done).toEqual({ ok: true, value: { number: 1 } });
    const list = await listPublicClarifications(consultation.slug);
    expect(list).toMatchObject([{ number: 1, question: "Does the change lapse?", answer: "Yes.", paragraph: 18 }]);
    expect(JSON.stringify(list)).not.toMatch(/ann|larch/i);
    await expect(publicDb().clarification.count()).rejects.toThrow(/permission denied|denied access/);
  });

  it("§32 the asker is mailed the answer; others who hold a draft with an address are too, each address once", async () => {
    const consultation = await publishedConsultation();
    const [ben, eve, ann] = ["ben", "eve", "ann"].map((name) => `${name}-${randomUUID()}@holders.example.org`) as [
      string,
      string,
      string,
    ];
    await holder(consultation, ben);
    await holder(consultation, ben.toUpperCase());
    await holder(consultation, "no address");
    await holder(consultation, ann);
    await holder(consultation, eve);
    const draft = await db().draft.findFirstOrThrow({
      where: { content: { path: ["respondent", "email"], equals: eve } },
      select: { id: true },
    });
    expect(await stopLetters(stopTokenOf(draft.id, env().AUTH_SECRET), whileOpen)).toBe(true);
    expect(await stopLetters(`${draft.id}.forged`, whileOpen)).toBe(false);
    const reference = (await askQuestion(consultation.slug, asked(ann), source(), whileOpen)) ?? "";
    await writeAnswer(await person("CASEWORKER"), consultation.slug, reference, answered, whileOpen);
    await publishClarification(await person("APPROVER"), consultation.slug, reference, 1, whileOpen);
    const shared = await db().outgoingMail.findMany({
      where: {
        kind: "clarification-shared",
        about: consultation.reference,
        recipient: { contains: "holders.example.org", mode: "insensitive" },
      },
      select: { recipient: true, text: true },
    });
    expect(shared.map(({ recipient }) => recipient.toLowerCase())).toEqual([ben]);
    expect(shared[0]?.text).not.toMatch(/ann|larch/i);
    expect(await mailAbout("clarification-answered", ann)).toHaveLength(1);
  });

  it("§32 whoever wrote the answer cannot publish it, nor can the database be made to", async () => {
    const consultation = await publishedConsultation();
    const reference = (await askQuestion(consultation.slug, asked(), source(), whileOpen)) ?? "";
    const owner = await person("CONSULTATION_OWNER");
    await writeAnswer(owner, consultation.slug, reference, answered, whileOpen);
    const outcome = await publishClarification(owner, consultation.slug, reference, 1, whileOpen);
    expect(outcome).toEqual({ ok: false, reason: "same-person" });
    expect(await eventsOn(reference)).toContainEqual({ action: "clarification.published", isRefused: true });
    await expect(
      db().clarification.update({
        where: { reference },
        data: { publishedById: owner.id, publishedAt: whileOpen, publicNumber: 1 },
      }),
    ).rejects.toThrow(/published_by_a_second_person/);
  });

  it("an answer that changed since it was read is not published", async () => {
    const consultation = await publishedConsultation();
    const { reference, writer } = await answeredQuestion(consultation);
    const again = await writeAnswer(writer, consultation.slug, reference, { ...answered, revision: 0 }, whileOpen);
    expect(again).toEqual({ ok: false, reason: "changed" });
    await writeAnswer(writer, consultation.slug, reference, { ...answered, revision: 1 }, whileOpen);
    const outcome = await publishClarification(await person("APPROVER"), consultation.slug, reference, 1, whileOpen);
    expect(outcome).toEqual({ ok: false, reason: "changed" });
  });

  it("an answer published while a colleague writes it anew is the one that was read, or is not published: never two texts", async () => {
    const consultation = await publishedConsultation();
    const { slug } = consultation;
    const [publisher, editor] = [await person("CONSULTATION_OWNER"), await person("CASEWORKER")];
    const anew = { ...answered, answer: "No.", revision: 1 };
    const results = await race(
      16,
      () => answeredQuestion(consultation),
      [
        ({ reference }) => publishClarification(publisher, slug, reference, 1, whileOpen),
        ({ reference }) => writeAnswer(editor, slug, reference, anew, whileOpen),
      ],
      async ({ reference }) => {
        const kept = await db().clarification.findUniqueOrThrow({
          where: { reference },
          select: { answer: true, publicNumber: true },
        });
        const shown = (await listPublicClarifications(slug)).find(({ number }) => number === kept.publicNumber);
        return { kept: kept.answer, shown: shown?.answer ?? null };
      },
    );
    for (const { told, stood } of results) {
      if (told[0] === "done") {
        expect(["changed", "already-published"]).toContain(told[1]);
        expect(stood).toEqual({ kept: "Yes.", shown: "Yes." });
      } else {
        expect(told).toEqual(["changed", "done"]);
        expect(stood).toEqual({ kept: "No.", shown: null });
      }
    }
  });

  it("two published at once get two numbers; one published twice at once is published once", async () => {
    const consultation = await publishedConsultation();
    const approver = await person("APPROVER");
    const [one, two] = [await answeredQuestion(consultation), await answeredQuestion(consultation)];
    const outcomes = await Promise.all(
      [one, one, two].map(({ reference }) =>
        publishClarification(approver, consultation.slug, reference, 1, whileOpen),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect((await listPublicClarifications(consultation.slug)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("what was asked, and what was published, stays as it is", async () => {
    const consultation = await publishedConsultation();
    const { reference } = await answeredQuestion(consultation);
    await expect(db().clarification.update({ where: { reference }, data: { question: "Other" } })).rejects.toThrow(
      /denied/,
    );
    await publishClarification(await person("APPROVER"), consultation.slug, reference, 1, whileOpen);
    await expect(db().clarification.update({ where: { reference }, data: { answer: "No." } })).rejects.toThrow(
      /kept as they are/,
    );
  });
});
