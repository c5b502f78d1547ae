import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { textOf } from "#lib/documents/text/rules.ts";
import { answerTo } from "#lib/responses/rules.ts";
import { responseContentSchema } from "#lib/responses/schema.ts";
import { addWords, checkTitle, raiseDisagreement, writeReply } from "#lib/triage/disagreements/commands.ts";
import { confirmResolution, proposeResolution } from "#lib/triage/disagreements/resolutions/commands.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { builtPack, inBatches, lookAtAll, readyForPack, textIn, wordsIn } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff } from "#prisma/factories/triage.ts";
import { disagreementsOf, textsOf, versionsInPack } from "./building/queries.ts";
import { disagreementsDocument } from "./disagreements/rules.ts";
import { countLooks, gatherLooks, looksJson } from "./looks.ts";
import { findPackFacts } from "./queries.ts";
import { whyNotSealable } from "./rules.ts";

let casey: Actor;
let owner: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  casey = await person("CASEWORKER");
  owner = await person("CONSULTATION_OWNER");
});

/** What a respondent sends who chooses on the one-page form and writes one reason below. */
const onePage = (consultation: ConsultationForStaff, index: number) =>
  fullContent(consultation.content, {
    positions: { Q1: index % 2 === 0 ? "agree-in-part" : "disagree" },
    answers: [{ question: "Q1", text: `It has no end date, says number ${index}.`, areas: [], alternativeOn: null }],
  });

/** Section (d) as the pack would have it, with what was looked at. */
async function sectionD(consultation: ConsultationForStaff) {
  const texts = await textsOf(db(), consultation.id);
  const { open } = await disagreementsOf(db(), consultation, texts);
  const looks = gatherLooks();
  for await (const version of versionsInPack(db(), consultation.id)) looks.add(version);
  const words = textOf(disagreementsDocument(consultation.content, open, looks.found)).replace(/\s+/g, " ");
  return { words, looks: looks.found };
}

const codes = async (consultation: ConsultationForStaff) =>
  whyNotSealable(await findPackFacts(consultation, afterClose)).map(({ level, code }) => `${level} ${code}`);

describe("S24.6 of 250 who agree in part or disagree with reasons on the one-page form", () => {
  it("none leaves unseen: no pack is built before a person has looked at each, and section (d) tells and lists them", async () => {
    const consultation = await consultationForStaff();
    const texts = Array.from({ length: 250 }, (_, index) => onePage(consultation, index));
    await inBatches(texts, async (text) => void (await sentResponse(consultation.content, text)));
    const sent = await db().responseVersion.findMany({
      where: { registerConsultationId: consultation.id },
      orderBy: { registerNumber: "asc" },
      select: { content: true, response: { select: { reference: true } } },
    });
    const references = sent.map(({ response }) => response.reference);
    const words = (index: number) => answerTo(responseContentSchema.parse(sent[index]?.content), "Q1").text;
    expect((await findPackFacts(consultation, afterClose)).notLookedAt).toEqual({
      count: 250,
      references: references.slice(0, 10),
    });
    expect(await codes(consultation)).toContain("red not-looked-at");
    expect((await sectionD(consultation)).words).toContain("NOBODY HAS LOOKED AT 250");

    const [first = "", second = ""] = references;
    const from = { source: "response" as const, sourceDetail: "", areaKey: "" };
    const raising = { ...from, title: "Whether it ends", anchor: "§18", response: first, quote: words(0) };
    await raiseDisagreement(casey, consultation, raising, whileOpen);
    await addWords(casey, consultation, { entry: 1, response: second, areaKey: "", quote: words(1) }, whileOpen);
    for (const reference of [first, second])
      await recordLook(casey, consultation, reference, { version: 1, found: "raised", reason: "", seenId: "" });
    await lookAtAll(consultation, owner);

    expect(await codes(consultation)).not.toContain("red not-looked-at");
    const { words: said, looks } = await sectionD(consultation);
    expect(countLooks(looks)).toEqual({ counted: 250, asked: 250, looked: 250, raised: 2 });
    expect(said).toContain(
      "A person looked at 250 of them for disagreement: 2 are in entries of the register, and in 248",
    );
    expect(said).toContain("D-1: Whether it ends");
    for (const reference of references) expect(said).toContain(reference);
    expect(looksJson(looks)[2]).toMatchObject({
      response: references[2],
      raisedAs: [],
      nothingToRaiseBecause: "It repeats what the document says.",
      lookedBy: owner.name,
    });
  }, 120_000);
});

describe("what was called resolved", () => {
  it("S24.5 each respondent’s words stand beside DCC’s reply; what two people call resolved is listed apart, with evidence, people and dates", async () => {
    const consultation = await consultationForStaff();
    const references: string[] = [];
    for (let index = 0; index < 3; index++)
      references.push((await sentResponse(consultation.content, onePage(consultation, index))).reference);
    const [first = "", second = "", third = ""] = references;
    const quote = (index: number) => `It has no end date, says number ${index}.`;
    const from = { source: "response" as const, sourceDetail: "", areaKey: "" };
    const raise = (title: string, response: string, index: number) =>
      raiseDisagreement(
        casey,
        consultation,
        { ...from, title, anchor: "§18", response, quote: quote(index) },
        whileOpen,
      );
    await raise("Whether it ends", first, 0);
    await addWords(casey, consultation, { entry: 1, response: second, areaKey: "", quote: quote(1) }, whileOpen);
    await raise("When it ends", third, 2);
    const change = { evidenceKind: "change" as const, change: consultation.content.changes[0]?.key ?? "" };
    const proposal = { attachment: "", clause: "", response: "", words: "", mail: "", ...change };
    for (const number of [1, 2]) {
      await writeReply(
        casey,
        consultation,
        { number, revision: number === 1 ? 1 : 0 },
        { dccReply: "With Go Live." },
        whileOpen,
      );
      const place = { number, revision: number === 1 ? 2 : 1 };
      expect(await proposeResolution(casey, consultation, place, proposal, whileOpen)).toMatchObject({ ok: true });
    }
    expect(await confirmResolution(owner, consultation, { number: 2, revision: 2 }, whileOpen)).toMatchObject({
      ok: true,
    });
    expect(await codes(consultation)).toContain("red title-unchecked");
    await checkTitle(owner, consultation, { number: 1, revision: 3 }, whileOpen);
    await checkTitle(owner, consultation, { number: 2, revision: 3 }, whileOpen);
    expect(await codes(consultation)).not.toContain("red title-unchecked");
    await readyForPack(consultation, owner);
    const pack = await builtPack(consultation, owner);

    const open = JSON.parse(textIn(pack.members, "d-disagreements/unresolved.json"));
    expect(open).toMatchObject([
      {
        number: "D-1",
        source: "2 responses",
        words: [
          { response: first, quote: quote(0) },
          { response: second, quote: quote(1) },
        ],
        reply: "With Go Live.",
        proposed: expect.stringContaining("List of changes"),
      },
    ]);
    const said = await wordsIn(pack.members, "d-disagreements/unresolved.docx");
    expect(said).toContain("Not resolved: proposed, and not confirmed by a second person.");
    expect(said).not.toContain("When it ends");
    const resolved = JSON.parse(textIn(pack.members, "called-resolved/resolved.json"));
    expect(resolved).toMatchObject([
      {
        number: "D-2",
        evidence: { thing: expect.stringContaining("List of changes") },
        proposedBy: casey.name,
        confirmedBy: owner.name,
      },
    ]);
    const apart = await wordsIn(pack.members, "called-resolved/resolved.docx");
    expect(apart).toContain(
      `Proposed by ${casey.name}, 10:00 UK time (BST) on Tuesday 18 April 2023; confirmed by ${owner.name}`,
    );
    expect(pack.manifest).toMatchObject({
      unresolved: 1,
      resolved: 1,
      looks: { counted: 3, asked: 3, looked: 3, raised: 0 },
    });
  }, 60_000);
});
