import { beforeAll, describe, expect, it } from "vitest";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { composeTwin } from "#lib/confidentiality/twin/rules.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { type Sent, sendResponse } from "#lib/responses/commands.ts";
import { saveDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { asMarked, partsOf } from "#lib/responses/rules.ts";
import { type DraftContent, type Position, positionNames, responseContentSchema } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { streamOf } from "#prisma/factories/files.ts";
import { builtPack, readyForPack, textIn, wordsIn } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";

type Level = Mark["level"] | "part of a file";

const words = "the tawny owl tariff rises in June by ninepence a day";
const text = `We disagree: ${words}. That is all.`;
const start = text.indexOf(words);
/** What nobody outside may read, for each level at which something can be asked to be confidential. */
const hidden: Record<Level, string> = {
  whole: "That is all",
  identity: "Thistle Energy",
  // So few words that nothing but the mark on the answer withholds them: five in a row are withheld wherever they stand.
  answer: "Ninepence more",
  passage: "tawny owl",
  attachment: "costs-in-full.txt",
  "part of a file": "costs-in-full.txt",
};
const markOf: Record<Exclude<Level, "attachment" | "part of a file">, Mark> = {
  whole: { level: "whole", reason: "Ours." },
  identity: { level: "identity", reason: "Ours." },
  answer: { level: "answer", field: "Q1", reason: "Ours." },
  passage: { level: "passage", field: "Q1", start, end: start + words.length, reason: "Ours." },
};

let consultation: ConsultationForStaff;
let pack: Awaited<ReturnType<typeof builtPack>>;
const sent = new Map<Level, Sent>();

/** A response with a file that is marked, and with "part of a file" a second one that stands for it in public (S29.9). */
async function sentWithFile(content: DraftContent, hasPublicVersion: boolean): Promise<Sent> {
  const { slug } = consultation;
  const token = await savedDraft(consultation.content, content);
  const add = async (sentName: string, publicVersionOf: string | null) => {
    const added = await addFile(
      token,
      slug,
      { sentName, publicVersionOf, bytes: streamOf(`${sentName}: figures`) },
      whileOpen,
    );
    if (!added.ok) throw new Error(added.reason);
    return added.value.id;
  };
  const id = await add("costs-in-full.txt", null);
  if (hasPublicVersion) await add("costs-for-everybody.txt", id);
  const draft = await findDraft(token, slug, whileOpen);
  const marks: Mark[] = [{ level: "attachment", attachmentId: id, reason: "Ours." }];
  await saveDraft(token, slug, draft?.revision ?? 0, { ...content, marks }, whileOpen);
  const outcome = await sendResponse(token, consultation, true, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const combinations: [Position, Position][] = [
  ["agree", "disagree"],
  ["disagree", "agree"],
  ["agree", "agree"],
  ["disagree", "disagree"],
  ["no-view", "no-view"],
];
const combined: Sent[] = [];

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  const owner = await person("CONSULTATION_OWNER");
  consultation = await consultationForStaff();
  const answers = [{ question: "Q1", text, areas: [], alternativeOn: null }];
  const plain = fullContent(consultation.content, { answers });
  const short = fullContent(consultation.content, {
    answers: [{ question: "Q1", text: `${hidden.answer}.`, areas: [], alternativeOn: null }],
  });
  for (const level of ["whole", "identity", "answer", "passage"] as const) {
    const content = level === "answer" ? short : plain;
    sent.set(level, await sentResponse(consultation.content, { ...content, marks: [markOf[level]] }));
  }
  sent.set("attachment", await sentWithFile(plain, false));
  sent.set("part of a file", await sentWithFile(plain, true));
  for (const [date, fallback] of combinations)
    combined.push(
      await sentResponse(
        consultation.content,
        fullContent(consultation.content, {
          positions: { "Q2.a": date, "Q2.b": fallback },
          answers: [{ question: "Q2", text: "It is a bank holiday.", areas: [], alternativeOn: "2023-05-09" }],
        }),
      ),
    );
  await readyForPack(consultation, owner);
  pack = await builtPack(consultation, owner);
}, 60_000);

type InPack = {
  reference: string;
  folder: string;
  marks: { where: string; reason: string }[];
  content: DraftContent;
  files: { name: string; publicVersionOf: string | null; path: string }[];
};
function inPack(reference: string | undefined): InPack {
  const all: InPack[] = JSON.parse(textIn(pack.members, "c-responses/responses.json"));
  const found = all.find((each) => each.reference === reference);
  if (!found) throw new Error(`${reference} is not in the pack`);
  return found;
}

describe.each(Object.keys(hidden) as Level[])("what is marked at the level of %s", (level) => {
  it("S29.2 is in the pack, marked with its reason, and in the copy for reading", async () => {
    const found = inPack(sent.get(level)?.reference);
    expect(found.marks).toEqual([{ where: expect.any(String), reason: "Ours." }]);
    const copy = await wordsIn(pack.members, `${found.folder}/response.docx`);
    expect(copy).toContain(hidden[level]);
    expect(copy).toContain("Ours.");
    const files = found.files.map(({ name, publicVersionOf }) => [name, publicVersionOf]);
    if (level === "attachment") expect(files).toEqual([["costs-in-full.txt", null]]);
    if (level === "part of a file")
      expect(files).toEqual([
        ["costs-in-full.txt", null],
        ["costs-for-everybody.txt", "costs-in-full.txt"],
      ]);
  });

  it("S29.2 is not in the public twin, which has the rest", async () => {
    const receipt = await findReceipt(sent.get(level)?.receiptToken ?? "");
    const response = responseContentSchema.parse(inPack(receipt?.reference).content);
    const files = (receipt?.versions[0]?.files ?? []).map((file) => ({ ...file, text: null }));
    const { fields, marks, respondent, attachments } = asMarked(textFor(response, consultation.texts), response, files);
    const twin = JSON.stringify(composeTwin(fields, marks, respondent, attachments));
    expect(twin).not.toContain(hidden[level]);
    const rest = { whole: "isWithheldInFull", answer: "Thistle Energy", identity: "tawny owl" };
    expect(twin).toContain(Object.entries(rest).find(([name]) => name === level)?.[1] ?? "Thistle Energy");
    expect(twin.includes("costs-for-everybody.txt")).toBe(level === "part of a file");
  });
});

describe("the two parts of Q2", () => {
  it.each(combinations.map((pair, index) => ({ pair, index })))(
    "S27.2 $pair stand in the pack each under its own part, with the date proposed instead",
    async ({ pair: [date, fallback], index }) => {
      const found = inPack(combined[index]?.reference);
      expect(found.content.positions).toEqual({ "Q2.a": date, "Q2.b": fallback });
      expect(found.content.answers[0]).toMatchObject({ alternativeOn: "2023-05-09", text: "It is a bank holiday." });
      const copy = await wordsIn(pack.members, `${found.folder}/response.docx`);
      const parts = partsOf(consultation.content).filter(({ question }) => question === "Q2");
      const lines = [date, fallback].map((position, part) => `${parts[part]?.wording}: ${positionNames[position]}`);
      for (const line of lines) expect(copy).toContain(line);
      expect(copy).toContain("9 May 2023");
    },
  );

  it("S27.2 are counted apart: nobody's view on the date is taken for one on the fallback", () => {
    const tally: { part: string; lines: { position: string; chosen: number }[] }[] = JSON.parse(
      textIn(pack.members, "c-responses/positions.json"),
    );
    const chosen = (part: string) =>
      Object.fromEntries(
        tally.find((each) => each.part === part)?.lines.map(({ position, chosen }) => [position, chosen]) ?? [],
      );
    const others = sent.size;
    expect(chosen("Q2.a")).toMatchObject({ agree: 2, disagree: 2 + others, "no-view": 1 });
    expect(chosen("Q2.b")).toMatchObject({ agree: 2 + others, disagree: 2, "no-view": 1 });
  });
});
