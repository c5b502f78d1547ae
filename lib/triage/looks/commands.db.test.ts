import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { suggestedAtIntake } from "#lib/intake/suggestions.ts";
import { findPackFacts } from "#lib/packs/queries.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { keptMessage, openedMessage, uniqueMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import {
  afterClose,
  amendedResponse,
  consultationForStaff,
  secretContent,
  withdrawnResponse,
} from "#prisma/factories/triage.ts";
import { recordArea, takeBackArea } from "../areas/commands.ts";
import { addWords, raiseDisagreement, writeReply } from "../disagreements/commands.ts";
import { readDisagreement } from "../disagreements/entries/commands.ts";
import { listDisagreementsOf } from "../disagreements/queries.ts";
import { proposeResolution } from "../disagreements/resolutions/commands.ts";
import { decideLate } from "../lateness/commands.ts";
import { recordPosition } from "../positions/commands.ts";
import { findTally } from "../positions/queries.ts";
import { countResponses, listQueue } from "../queries.ts";
import { readResponse } from "../reading/commands.ts";
import { queueFilterSchema } from "../schema.ts";
import { recordLook } from "./commands.ts";
import { findNextToLookAt, findNotLookedAt, listNotLookedAt } from "./queries.ts";
import type { LookRecording } from "./schema.ts";

let consultation: ConsultationForStaff;
let casey: Actor;
let olwen: Actor;
let uncleared: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  casey = await person("CASEWORKER");
  olwen = await person("CONSULTATION_OWNER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
});

const silent = { positions: {}, answers: [], general: "", extras: {} };
const answer = (question: string, text: string) => ({ question, text, areas: [], alternativeOn: null });
const area = { id: "area-1", about: "§18", anchor: null, what: "No end date.", why: "" };
const send = async (changes: Partial<DraftContent>, to = consultation) =>
  (await sentResponse(to.content, fullContent(to.content, { ...silent, ...changes }))).reference;
const nothing: LookRecording = { version: 1, found: "nothing", reason: "It asks for what §18 says.", seenId: "" };
const look = (reference: string, changes: Partial<LookRecording> = {}, actor = casey, on = consultation) =>
  recordLook(actor, on, reference, { ...nothing, ...changes });
const waits = async (reference: string, on = consultation) =>
  (await listNotLookedAt(olwen, on, { page: 1, pageSize: 1000 })).rows.some((row) => row.reference === reference);
const raising = (response: string, quote: string) => ({
  title: "Whether the change ends by itself",
  anchor: "§18",
  source: "response" as const,
  sourceDetail: "",
  response,
  areaKey: "",
  quote,
});

describe("S24.6 which responses a person looks at for disagreement", () => {
  it.each<[string, Partial<DraftContent>, boolean]>([
    ["disagrees with one part", { positions: { "Q2.a": "disagree" } }, true],
    ["agrees in part with one change", { positions: { Q1: "agree", "Q1.change.typing-error": "agree-in-part" } }, true],
    ["agrees", { positions: { Q1: "agree" } }, false],
    ["agrees, and says why", { positions: { Q1: "agree" }, answers: [answer("Q1", "It is well done.")] }, false],
    [
      "agrees, and names an area of disagreement",
      { positions: { Q1: "agree" }, answers: [{ ...answer("Q1", ""), areas: [area] }] },
      true,
    ],
    [
      "agrees with one question, and has words on another",
      { positions: { Q1: "agree" }, answers: [answer("Q2", "A bank holiday.")] },
      true,
    ],
    ["has words and no position", { answers: [answer("Q1", "It should lapse.")] }, true],
    ["has words in a script of its own", { answers: [answer("Q1", "反対します")] }, true],
    ["has no view", { positions: { Q1: "no-view" } }, false],
    ["has no view, and words", { positions: { Q1: "no-view" }, answers: [answer("Q1", "It should lapse.")] }, true],
    ["has an answer that says “no view”", { positions: { Q2: "agree" }, answers: [answer("Q1", " No view. ")] }, false],
    ["has an empty answer", { positions: { "Q2.a": "agree" }, answers: [answer("Q1", " \n")] }, false],
    [
      "proposes another date and takes no position",
      { answers: [{ ...answer("Q2", ""), alternativeOn: "2023-05-09" }] },
      true,
    ],
    ["has words on the direction", { positions: { Q1: "agree" }, extras: { direction: "Paragraph 36." } }, true],
    ["has words outside the questions", { positions: { Q1: "agree" }, general: "Dear Sirs" }, true],
  ])("one that %s", async (_, changes, expected) => {
    expect(await waits(await send(changes))).toBe(expected);
  });

  it("one of which staff read a disagreement out of the words, and no longer once that is taken back", async () => {
    const reference = await send({
      positions: { Q1: "agree" },
      answers: [answer("Q1", "We agree. Not with the date.")],
    });
    expect(await waits(reference)).toBe(false);
    const basis = "Not with the date.";
    await recordPosition(casey, consultation, reference, { part: "Q2.a", position: "disagree", basis, seenId: "" });
    expect(await waits(reference)).toBe(true);
  });

  it("one of which staff recorded an area, and no longer once that is taken back", async () => {
    const reference = await send({
      positions: { Q1: "agree" },
      answers: [answer("Q1", "We agree. Not with the date.")],
    });
    const recording = { anchor: "§18", what: "The date", why: "", basis: "Not with the date." };
    expect(await recordArea(casey, consultation, reference, recording)).toMatchObject({ value: { number: 1 } });
    expect(await waits(reference)).toBe(true);
    expect(await takeBackArea(casey, consultation, reference, 1)).toMatchObject({ ok: true });
    expect(await waits(reference)).toBe(false);
  });

  it("none that does not count", async () => {
    const content = fullContent(consultation.content, { positions: { Q1: "disagree" } });
    expect(await waits(await withdrawnResponse(consultation.content, content))).toBe(false);
  });
});

describe("a look", () => {
  it("S24.6 finds nothing to raise, with the reason, and is on record with who and when", async () => {
    const reference = await send({ positions: { Q1: "disagree" } });
    expect(await look(reference)).toEqual({ ok: true, value: { entries: [] } });
    expect(await waits(reference)).toBe(false);
    expect((await readResponse(casey, consultation, reference))?.look).toMatchObject({
      isAsked: true,
      look: { entries: [], reason: nothing.reason, lookedBy: casey.name },
    });
    const event = await db().auditEvent.findFirstOrThrow({
      where: { action: "response.looked-at", subject: reference },
    });
    expect(event).toMatchObject({ actorId: casey.id, detail: { version: 1, found: "nothing" } });
  });

  it("S24.6 says that what was said is raised, as one entry or as many", async () => {
    const reference = await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", "No end. No date.")] });
    expect(await look(reference, { found: "raised", reason: "" })).toMatchObject({
      errors: { found: expect.anything() },
    });
    const numbers = [];
    for (const quote of ["No end.", "No date."]) {
      const raised = await raiseDisagreement(casey, consultation, raising(reference, quote), whileOpen);
      if (raised.ok) numbers.push(raised.value.number);
    }
    expect(await waits(reference)).toBe(true);
    expect(await look(reference, { found: "raised", reason: "" })).toEqual({ ok: true, value: { entries: numbers } });
    expect(await waits(reference)).toBe(false);
  });

  it("is not done while an area that the respondent named is in no entry", async () => {
    const reference = await send({ answers: [{ ...answer("Q1", "We object."), areas: [area] }] });
    await raiseDisagreement(casey, consultation, raising(reference, "We object."), whileOpen);
    expect(await look(reference, { found: "raised", reason: "" })).toMatchObject({
      errors: { found: expect.stringContaining("Q1, area of disagreement 1") },
    });
  });

  it("needs a reason where there is nothing to raise", async () => {
    const reference = await send({ positions: { Q1: "disagree" } });
    expect(await look(reference, { reason: " \n" })).toMatchObject({ errors: { reason: expect.anything() } });
  });

  it("is of one version: a new version that counts needs a look of its own", async () => {
    const reference = await send({ positions: { Q1: "disagree" } });
    await look(reference);
    await amendedResponse(consultation.content, reference, fullContent(consultation.content));
    expect(await waits(reference)).toBe(true);
    expect(await look(reference)).toEqual({ ok: false, reason: "newer" });
    expect((await readResponse(casey, consultation, reference))?.look).toEqual({
      isAsked: true,
      isWaiting: true,
      beside: [],
      look: null,
    });
  });

  it("is not passed over by a colleague’s: of five at once one stands, and a further one supersedes it", async () => {
    const reference = await send({ positions: { Q1: "disagree" } });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => look(reference)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, reason: "conflict" });
    const seenId = (await readResponse(casey, consultation, reference))?.look?.look?.id;
    expect(await look(reference, { seenId, reason: "On second thought." }, olwen)).toMatchObject({ ok: true });
    expect((await readResponse(casey, consultation, reference))?.look?.look).toMatchObject({
      reason: "On second thought.",
      lookedBy: olwen.name,
    });
    expect(await db().responseLook.count({ where: { version: { response: { reference } } } })).toBe(2);
  });

  it("SX.4 is not for whoever may not read all of it, who is told nothing of it either", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    expect(await look(reference, {}, uncleared)).toEqual({ ok: false, reason: "withheld" });
    const listed = async (actor: Actor) =>
      (await listNotLookedAt(actor, consultation, { page: 1, pageSize: 1000 })).rows.map((row) => row.reference);
    expect(await listed(casey)).toContain(reference);
    expect(await listed(uncleared)).not.toContain(reference);
    const counted = async (actor: Actor) => (await countResponses(actor)).get(consultation.id)?.toLookAt ?? 0;
    expect((await counted(casey)) - (await counted(uncleared))).toBeGreaterThan(0);
    const { count, references } = await findNotLookedAt(consultation.id);
    expect(count).toBe(await counted(casey));
    expect(references).not.toContain(reference);
    expect((await readResponse(uncleared, consultation, reference))?.look).toBeNull();
    expect(await recordLook(await person("APPROVER"), consultation, reference, nothing)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
  });

  it("the database keeps it as it is, and takes no entry that holds none of its words", async () => {
    const reference = await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", "No end.")] });
    const other = await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", "No end.")] });
    const raised = await raiseDisagreement(casey, consultation, raising(other, "No end."), whileOpen);
    const { id } = await db().responseVersion.findFirstOrThrow({ where: { response: { reference } } });
    const row = { versionId: id, lookedById: casey.id };
    const entries = raised.ok ? [raised.value.number] : [];
    await expect(db().responseLook.createMany({ data: { ...row, entries } })).rejects.toThrow(
      /hold words of the response/,
    );
    await expect(db().responseLook.createMany({ data: { ...row, entries: [] } })).rejects.toThrow(/raised_or_why_not/);
  });
});

describe("what waits for a look", () => {
  it("is found in the queue, in a list with its words, and one after another", async () => {
    const own = await consultationForStaff();
    const first = await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", "No end.")] }, own);
    await send({ positions: { Q1: "agree" } }, own);
    const second = await send({ positions: { Q1: "agree-in-part" } }, own);
    const queue = async (value: string) => {
      const query = {
        filter: queueFilterSchema.parse({ look: value }),
        sort: { id: "registerNumber", desc: false },
        page: 1,
        pageSize: 50,
      };
      const { rows, total } = await listQueue(casey, own.id, query);
      expect(total).toBe(rows.length);
      return rows.map(({ reference }) => reference);
    };
    expect(await queue("waiting")).toEqual([first, second]);
    expect((await listNotLookedAt(casey, own, { page: 1, pageSize: 1 })).rows).toMatchObject([
      { reference: first, reasons: ["Disagrees: Q1"], passages: [{ label: "Q1, answer", text: "No end." }] },
    ]);
    const next = async (reference: string) => {
      const response = await readResponse(casey, own, reference);
      return response && findNextToLookAt(casey, own.id, response);
    };
    expect(await next(first)).toBe(second);
    expect(await next(second)).toBe(first);
    await raiseDisagreement(casey, own, raising(first, "No end."), whileOpen);
    await look(first, { found: "raised", reason: "" }, casey, own);
    await look(second, {}, casey, own);
    expect(await findNotLookedAt(own.id)).toEqual({ count: 0, references: [] });
    expect([await queue("waiting"), await queue("raised"), await queue("nothing")]).toEqual([[], [first], [second]]);
    expect(await next(first)).toBeNull();
  });

  it("goes into one entry from many responses, each finished by its own look", async () => {
    const own = await consultationForStaff();
    const references = [];
    for (const text of ["No end.", "It never ends.", "End it."])
      references.push(await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", text)] }, own));
    const [first = "", second = "", third = ""] = references;
    await raiseDisagreement(casey, own, raising(first, "No end."), whileOpen);
    await addWords(casey, own, { entry: 1, response: second, areaKey: "", quote: "It never ends." }, whileOpen);
    await addWords(casey, own, { entry: 1, response: third, areaKey: "", quote: "End it." }, whileOpen);
    for (const reference of references) {
      expect(await look(reference, { found: "raised", reason: "" }, casey, own)).toMatchObject({
        value: { entries: [1] },
      });
    }
    expect((await findNotLookedAt(own.id)).count).toBe(0);
  });
});

describe("what came by mail", () => {
  it("is asked about: positions are suggested by its words, and a person confirms them; then they are in the tally", async () => {
    const own = await consultationForStaff();
    const id = await keptMessage(casey, own, uniqueMessage("Q1: We disagree. It has no end date.\n\nQ3: Well put."));
    const taken = await takeIn(casey, own, id, 1, whileOpen);
    if (!taken.ok) throw new Error(taken.reason);
    const { reference } = taken.value;
    expect(await waits(reference, own)).toBe(true);
    const found = await readResponse(casey, own, reference);
    expect(found?.suggested).toEqual([{ part: "Q1", position: "disagree", basis: "We disagree." }]);
    const tallied = async () => (await findTally(casey, own)).find(({ part }) => part === "Q1")?.lines[2];
    expect(await tallied()).toMatchObject({ position: "disagree", recorded: 0 });
    const [suggestion] = found?.suggested ?? [];
    if (suggestion) await recordPosition(casey, own, reference, { ...suggestion, seenId: "" });
    expect(await tallied()).toMatchObject({ position: "disagree", recorded: 1 });
    expect((await readResponse(casey, own, reference))?.suggested).toEqual([]);
    expect(await waits(reference, own)).toBe(true);
  });

  it("positions that its words suggest are confirmed by whoever takes it in, in the same act; what is not confirmed is not recorded", async () => {
    const own = await consultationForStaff();
    const message = uniqueMessage("Q1: We disagree. It has no end date.\n\nQ2: (a) We agree with the day.");
    const id = await keptMessage(casey, own, message);
    const mail = await openedMessage(casey, own, id);
    expect(suggestedAtIntake(mail.reading, own).map(({ part }) => part)).toEqual(["Q1", "Q2.a"]);
    const taken = await takeIn(casey, own, id, 1, whileOpen, null, ["Q1", "Q2.b"]);
    if (!taken.ok) throw new Error(taken.reason);
    const { reference } = taken.value;
    const found = await readResponse(casey, own, reference);
    expect(found?.recorded).toMatchObject([{ part: "Q1", position: "disagree", basis: "We disagree." }]);
    expect(found?.suggested.map(({ part }) => part)).toEqual(["Q2.a"]);
    const where = { action: "position.recorded", subject: reference };
    expect(await db().auditEvent.findMany({ where, select: { actorId: true } })).toEqual([{ actorId: casey.id }]);
    expect(await waits(reference, own)).toBe(true);
  });

  it("one look covers the version that counts and the late one considered beside it; decided on later, it waits again", async () => {
    const reference = await send({ positions: { Q1: "disagree" } });
    await look(reference);
    await setDatabaseClock(afterClose);
    await amendedResponse(consultation.content, reference, fullContent(consultation.content, { general: "And more." }));
    await setDatabaseClock(whileOpen);
    expect(await waits(reference)).toBe(false);
    const decision = { version: 2, outcome: "considered", reason: "An hour late.", seenId: "" } as const;
    expect(await decideLate(olwen, consultation, reference, decision, afterClose)).toMatchObject({ ok: true });
    expect(await waits(reference)).toBe(true);
    const stands = (await readResponse(casey, consultation, reference))?.look;
    expect(stands).toMatchObject({ isWaiting: true, beside: [2], look: { reason: nothing.reason } });
    expect(await look(reference, { seenId: stands?.look?.id })).toMatchObject({ ok: true });
    expect(await waits(reference)).toBe(false);
  });

  it("an area that a later version puts otherwise under the same number is not in the register for that, until its own words are", async () => {
    const own = await consultationForStaff();
    const answered = (why: string) => ({
      ...silent,
      answers: [{ ...answer("Q1", ""), areas: [{ ...area, why }] }],
    });
    const reference = await send(answered("It should lapse."), own);
    const raise = () =>
      raiseDisagreement(casey, own, { ...raising(reference, area.what), areaKey: "Q1.area-1" }, whileOpen);
    expect(await raise()).toMatchObject({ ok: true });
    const outside = async () => (await findPackFacts(own, afterClose)).areasNotRaised;
    await amendedResponse(own.content, reference, fullContent(own.content, answered("It should lapse.")));
    expect(await outside()).toBe(0);
    expect(await raise()).toEqual({ ok: false, reason: "already-raised" });
    await amendedResponse(own.content, reference, fullContent(own.content, answered("It binds our customers.")));
    expect(await outside()).toBe(1);
    const { id } = await db().response.findUniqueOrThrow({ where: { reference }, select: { id: true } });
    const shown = async (number: number) =>
      (await listDisagreementsOf(casey, id, number)).map(({ areaKey }) => areaKey);
    expect([await shown(2), await shown(3)]).toEqual([["Q1.area-1"], [null]]);
    const looking = { version: 3, found: "raised", reason: "" } as const;
    expect(await look(reference, looking, casey, own)).toMatchObject({
      errors: { found: expect.stringContaining("Q1, area of disagreement 1") },
    });
    const more = { entry: 1, response: reference, areaKey: "", quote: "It binds our customers." };
    expect(await addWords(casey, own, more, whileOpen)).toMatchObject({ ok: true });
    expect(await outside()).toBe(0);
    expect(await look(reference, looking, casey, own)).toMatchObject({ ok: true });
  });

  it("the words of the late version considered beside are raised, recorded and named like those of the one that counts, from its own page too", async () => {
    const reference = await send({ positions: { Q1: "disagree" }, answers: [answer("Q1", "No end.")] });
    const late = "It also binds whoever joins later.";
    await setDatabaseClock(afterClose);
    const content = fullContent(consultation.content, { ...silent, general: `${late} We now accept §18.` });
    await amendedResponse(consultation.content, reference, content);
    await setDatabaseClock(whileOpen);
    const raise = () => raiseDisagreement(olwen, consultation, raising(reference, late), whileOpen);
    expect(await raise()).toMatchObject({ errors: { quote: expect.anything() } });
    const decision = { version: 2, outcome: "considered", reason: "An hour late.", seenId: "" } as const;
    await decideLate(olwen, consultation, reference, decision, afterClose);
    const area = { anchor: "§18", what: "Who is bound", why: "", basis: late };
    expect(await recordArea(casey, consultation, reference, area)).toMatchObject({ ok: true });
    const raised = await raise();
    if (!raised.ok) throw new Error(raised.reason);
    const { number } = raised.value;
    const first = await raiseDisagreement(casey, consultation, raising(reference, "No end."), whileOpen);
    const words = { entry: first.ok ? first.value.number : 0, response: reference, areaKey: "", quote: late };
    expect(await addWords(casey, consultation, words, whileOpen)).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.passages).toMatchObject([{ quote: late }]);
    await writeReply(casey, consultation, { number, revision: 0 }, { dccReply: "It does." }, afterClose);
    const evidence = { change: "", attachment: "", clause: "", mail: "", evidenceKind: "words" } as const;
    const accepted = { ...evidence, response: reference, words: "We now accept §18." };
    expect(await proposeResolution(casey, consultation, { number, revision: 1 }, accepted, afterClose)).toMatchObject({
      ok: true,
    });
    const proof = await db().disagreement.findFirstOrThrow({
      where: { consultationId: consultation.id, number },
      select: { evidenceVersion: { select: { number: true } } },
    });
    expect(proof.evidenceVersion?.number).toBe(2);
    expect(await look(reference, { version: 2, found: "raised", reason: "" })).toMatchObject({ ok: true });
    expect(await waits(reference)).toBe(false);
  });
});
