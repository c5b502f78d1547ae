import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";
import { asksIn, positionOnAsk } from "#lib/responses/asks.ts";
import { beginDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { saveStep } from "#lib/responses/form/commands.ts";
import { entriesOf } from "#lib/responses/form/schema.ts";
import type { DraftContent, ResponseContent } from "#lib/responses/schema.ts";
import { stepIn } from "#lib/responses/steps/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { asksOtherwise, correctedText, publishedConsultation } from "#prisma/factories/consultation.ts";
import { keptMessage, uniqueMessage } from "#prisma/factories/mail.ts";
import { builtPack, readyForPack, textIn, wordsIn } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { findTally } from "../positions/queries.ts";
import { readResponse } from "./commands.ts";

let consultation: ConsultationForStaff;
let owner: Actor;
let references: string[];
let sent: ResponseContent[];

/** Given to the first text: a box, an answer and a position that the second no longer asks. */
const toFirst = (content: ConsultationForStaff["content"]): DraftContent =>
  fullContent(content, {
    positions: { Q1: "agree-in-part", "Q1.change.xmlsign": "disagree", "Q2.a": "disagree" },
    answers: [{ question: "Q3", text: "Words to the question that went.", areas: [], alternativeOn: null }],
    extras: { [content.extraBoxes[0]?.key ?? ""]: "Words in the box that went." },
  });

const withdraw = async (reference: string) => {
  const { id } = await db().response.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  await db().responseWithdrawal.createMany({ data: { responseId: id } });
};

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  const first = await publishedConsultation();
  owner = await person("CONSULTATION_OWNER");
  const one = await sentResponse(first, toFirst(first));
  await correctedText(first, whileOpen, asksOtherwise(first), "Answers showed that Q2 was misread.");
  const found = await findConsultationForStaff(first.slug);
  if (!found) throw new Error("there is no consultation");
  consultation = found;
  const both: DraftContent = {
    ...toFirst(first),
    consultationVersion: 2,
    positions: { Q1: "agree", "Q1.change.xmlsign": "disagree", "Q1.change.xml-sign": "agree", "Q2.a": "agree" },
    textVersions: { "position.Q1.change.xmlsign": 1, Q3: 1, [`extra.${first.extraBoxes[0]?.key}`]: 1 },
  };
  const two = await sentResponse(first, both);
  const three = await sentResponse(first, {
    ...both,
    positions: {},
    textVersions: {},
    answers: [],
    extras: {},
    general: "No more.",
  });
  references = [one.reference, two.reference, three.reference];
  sent = [toFirst(first), both, { ...both, positions: {} }];
});

describe("after a text that asks otherwise", () => {
  it("the staff page shows every word and position of a response to the first, under the headings it was given to", async () => {
    const found = await readResponse(owner, consultation, references[0] ?? "");
    const words = JSON.stringify(found?.reading.fields);
    expect(words).toContain("Words in the box that went.");
    expect(words).toContain("Words to the question that went.");
    const position = (part: string) => found?.reading.positions.find((one) => one.part === part)?.own;
    expect(position("Q1.change.xmlsign")).toBe("disagree");
    expect(position("Q1.change.xml-sign")).toBeUndefined();
    expect(found?.reading.questions.map(({ label }) => label)).toContain("Q3");
  });

  it("of one that answers both, it says which version each answer was given to", async () => {
    const { reading } = (await readResponse(owner, consultation, references[1] ?? "")) ?? {};
    const wording = (part: string) => reading?.positions.find((one) => one.part === part)?.wording;
    expect(wording("Q1.change.xmlsign")).toMatch(/ \(version 1 of the text\)$/);
    expect(wording("Q1.change.xml-sign")).not.toMatch(/of the text/);
    expect(JSON.stringify(reading?.fields)).toContain("(version 1 of the text)");
  });

  it("an email received before that text is read by the one its sender had, whenever it is taken in", async () => {
    const id = await keptMessage(owner, consultation, uniqueMessage("Q2: We would prefer 9 May.\n\nQ3: Nothing more."));
    const taken = await takeIn(owner, consultation, id, 1, whileOpen);
    if (!taken.ok) throw new Error(taken.reason);
    const found = await readResponse(owner, consultation, taken.value.reference);
    const [first, second] = consultation.texts.map(({ content }) => content.document.questions);
    expect(second).not.toEqual(first);
    expect(found?.reading.questions).toEqual(first?.map(({ label, wording }) => ({ label, wording })));
    await withdraw(taken.value.reference);
  });

  it("the tally counts a position under the words it was taken on, and nobody as “not answered” of what they never saw", async () => {
    const tally = await findTally(owner, consultation);
    const line = (part: string) =>
      Object.fromEntries(
        (tally.find((one) => one.part === part)?.lines ?? []).flatMap(({ position, chosen }) =>
          chosen > 0 ? [[position, chosen]] : [],
        ),
      );
    expect(line("Q1.change.xmlsign")).toEqual({ disagree: 2 });
    expect(line("Q1.change.xml-sign")).toEqual({ agree: 1, "not-answered": 1 });
    expect(line("Q2.a@1")).toEqual({ disagree: 1 });
    expect(line("Q2.a")).toEqual({ agree: 1, "not-answered": 1 });
    expect(line("Q1")).toEqual({ agree: 1, "agree-in-part": 1, "not-answered": 1 });
  });

  it("the tally of the database is the rule's own, line by line", async () => {
    const tally = await findTally(owner, consultation);
    for (const ask of asksIn(consultation.texts)) {
      const own = sent.map((response) => positionOnAsk(response, ask)).filter((position) => position !== null);
      for (const { position, chosen } of tally.find(({ part }) => part === ask.row)?.lines ?? [])
        expect([ask.row, position, chosen]).toEqual([ask.row, position, own.filter((one) => one === position).length]);
    }
  });

  it("the respondent's letter repeats the words with the headings they were written under", async () => {
    const versions = await db().responseVersion.findMany({
      where: { response: { reference: references[0] ?? "" } },
      select: { id: true },
    });
    const [letter] = await composeAcknowledgements(versions.map(({ id }) => id));
    if (letter?.status !== "fulfilled") throw new Error("no letter");
    expect(letter.value.text).toContain("Words in the box that went.");
    expect(letter.value.text).toContain("Words to the question that went.");
  });

  it("S24.3 the pack has every word for reading, the spreadsheet a column for each, and the tally both wordings", async () => {
    await readyForPack(consultation, owner);
    const { members } = await builtPack(consultation, owner);
    const document = [...members.keys()].find(
      (name) => name.includes(references[1] ?? "") && name.endsWith("response.docx"),
    );
    const words = await wordsIn(members, document ?? "");
    expect(words).toContain("Words in the box that went.");
    expect(words).toContain("Words to the question that went.");
    expect(words).toContain("(version 1 of the text)");
    expect(JSON.parse(textIn(members, "c-responses/positions.json"))).toContainEqual(
      expect.objectContaining({ part: "Q1.change.xmlsign" }),
    );
    expect(await wordsIn(members, "c-responses/positions.docx")).toContain("(version 1 of the text)");
  });
});

describe("a draft that meets it", () => {
  const save = async (token: string, key: string, fields: Record<string, string>) => {
    const step = stepIn(consultation.texts, key);
    if (!step) throw new Error(`there is no page ${key}`);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return saveStep(token, consultation, step, entriesOf(form), whileOpen);
  };

  it("keeps what is typed into a page that the new text no longer has, for as long as that page stays open", async () => {
    const token = (await beginDraft(consultation.slug, whileOpen)) ?? "";
    const box = `extra.${consultation.texts[0]?.content.extraBoxes[0]?.key}`;
    const page = { go: "save", textVersion: "1" };
    const first = await save(token, "more", { ...page, [box]: "One.", base: "" });
    if (first.ok || first.state.problem !== "conflict") throw new Error("the page was not what the draft has");
    let base = String(first.state.values.base);
    for (const typed of ["One.", "", "One again."]) {
      const saved = await save(token, "more", { ...page, [box]: typed, base });
      expect(saved).toMatchObject({ ok: true });
      base = saved.ok ? saved.base : "";
    }
    const draft = await findDraft(token, consultation.slug, whileOpen);
    expect(draft?.content).toMatchObject({
      consultationVersion: 2,
      extras: { [box.slice(6)]: "One again." },
      textVersions: { [box]: 1 },
    });
  });
});
