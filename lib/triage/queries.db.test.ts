import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { confirmLink } from "#lib/responses/relations/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { linked } from "#prisma/factories/links.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, amendedResponse, consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { assignResponse, setStatus } from "./commands.ts";
import { listAreasToRaise } from "./disagreements/queries.ts";
import { sayLateStanding } from "./lateness/rules.ts";
import { findTally } from "./positions/queries.ts";
import { countResponses, findNextToRead, listQueue } from "./queries.ts";
import { readResponse, recordReadInFull } from "./reading/commands.ts";
import { sayBeside } from "./rules.ts";
import { type QueueFilter, queueFilterSchema, queueSorts } from "./schema.ts";

let consultation: ConsultationForStaff;
let cleared: Actor;
let uncleared: Actor;
const references: Record<string, string> = {};
const from = (organisation: string) => ({ ...fullContent(consultation.content).respondent, organisation });

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  cleared = await person("CASEWORKER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
  const full = fullContent(consultation.content);
  const send = async (name: string, changes: Partial<typeof full>) => {
    const sent = await sentResponse(consultation.content, { ...full, respondent: from(name), ...changes });
    references[name] = sent.reference;
  };
  await send("Alder", {});
  await send("Birch", { marks: [{ level: "identity", reason: null }] });
  await send("Cedar", { marks: [{ level: "whole", reason: null }] });
  await send("Damson", { marks: [{ level: "answer", field: "Q2", reason: null }] });
  await amendedResponse(consultation.content, references.Alder ?? "", { ...full, respondent: from("Alder Renamed") });
  await setDatabaseClock(afterClose);
  await amendedResponse(consultation.content, references.Alder ?? "", { ...full, respondent: from("Alder Too Late") });
  await setDatabaseClock(whileOpen);
  references.Elder = (await lateResponse(consultation.content, { ...full, respondent: from("Elder") })).reference;
  const target = { consultationId: consultation.id, reference: references.Damson ?? "" };
  await assignResponse(cleared, target, 0, cleared.id, whileOpen);
  await setStatus(cleared, target, 1, "DONE", whileOpen);
  await recordReadInFull(cleared, consultation, references.Cedar ?? "", 1);
});

const queue = async (
  actor: Actor,
  filter: Partial<QueueFilter> = {},
  sort = { id: "registerNumber", desc: false },
  page = 1,
) => {
  const query = { filter: queueFilterSchema.parse(filter), sort, page, pageSize: 3 };
  const { rows, total } = await listQueue(actor, consultation.id, query);
  return { total, rows, who: rows.map(({ respondent }) => respondent) };
};

describe("the queue", () => {
  it("speaks of each response once, by the version that counts, and says that a later one is late", async () => {
    const { rows, total } = await queue(cleared);
    expect(total).toBe(5);
    expect(rows.map(({ respondent }) => respondent)).toEqual(["Birch", "Cedar", "Damson"]);
    const [alder] = (await queue(cleared, { q: "alder" })).rows;
    expect(alder).toMatchObject({ respondent: "Alder Renamed", versionNumber: 2, versionCount: 3, isLate: false });
    expect((await queue(cleared, { q: "Too Late" })).total).toBe(0);
  });

  it("S28.6 shows responses that are late as a whole, and can show them alone", async () => {
    expect((await queue(cleared, { late: "late" })).who).toEqual(["Elder"]);
    expect((await queue(cleared, { late: "on-time" })).total).toBe(4);
    expect((await queue(cleared, { late: "undecided" })).rows.map(sayLateStanding)).toEqual([
      "later version undecided",
      "undecided",
    ]);
  });

  it("goes on where the page before ended, with every row on one page", async () => {
    const pages = [await queue(cleared), await queue(cleared, {}, undefined, 2)];
    const all = pages.flatMap(({ rows }) => rows.map(({ reference }) => reference));
    expect(new Set(all).size).toBe(5);
  });

  it.each(queueSorts)("orders by %s both ways, alike for everybody who may know it", async (id) => {
    const up = await listQueue(cleared, consultation.id, {
      filter: queueFilterSchema.parse({}),
      sort: { id, desc: false },
      page: 1,
      pageSize: 50,
    });
    const down = await listQueue(cleared, consultation.id, {
      filter: queueFilterSchema.parse({}),
      sort: { id, desc: true },
      page: 1,
      pageSize: 50,
    });
    expect(up.rows).toHaveLength(5);
    expect(new Set(down.rows.map(({ reference }) => reference))).toEqual(
      new Set(up.rows.map(({ reference }) => reference)),
    );
    if (id === "registerNumber" || id === "receivedAt" || id === "respondent") {
      const values = up.rows.map((row) => row[id] ?? "");
      expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : 1)));
    }
  });

  it.each([
    { filter: { status: "DONE" as const }, who: ["Damson"] },
    { filter: { assignee: "me" as const }, who: ["Damson"] },
    { filter: { assignee: "nobody" as const }, total: 4 },
    { filter: { confidentiality: "part" as const }, who: ["Damson"] },
    { filter: { confidentiality: "identity" as const }, who: ["Birch"] },
    { filter: { confidentiality: "whole" as const }, who: ["Cedar"] },
    { filter: { confidentiality: "none" as const }, total: 2 },
    { filter: { channel: "EMAIL" as const }, total: 0 },
    { filter: { read: "read" as const }, who: ["Cedar"] },
    { filter: { read: "unread" as const }, total: 4 },
    { filter: { q: "100%_\\" }, total: 0 },
  ])("filters by $filter", async ({ filter, who, total }) => {
    const found = await queue(cleared, filter);
    if (who) expect(found.who).toEqual(who);
    expect(found.total).toBe(total ?? who?.length);
  });

  it("SX.4 never says whose identity is confidential to somebody without clearance: not shown, not found, not in the order", async () => {
    expect((await queue(uncleared)).who).toEqual([null, null, "Damson"]);
    expect((await queue(uncleared, { q: "birch" })).total).toBe(0);
    expect((await queue(uncleared, { q: references.Birch })).total).toBe(1);
    expect((await queue(uncleared, {}, { id: "respondent", desc: false }, 2)).who).toEqual([null, null]);
    expect((await queue(uncleared, {}, { id: "respondent", desc: true }, 2)).who).toEqual([null, null]);
  });

  it("is empty for those who may not read responses, and for another consultation", async () => {
    expect((await queue(await person("ADMINISTRATOR"))).total).toBe(0);
    const other = await consultationForStaff();
    const all = { filter: queueFilterSchema.parse({}), sort: { id: "receivedAt", desc: true }, page: 1, pageSize: 50 };
    expect((await listQueue(cleared, other.id, all)).total).toBe(0);
  });

  it("counts what the first page shows", async () => {
    expect((await countResponses(cleared)).get(consultation.id)).toEqual({
      total: 5,
      onTime: 4,
      late: 1,
      undecided: 2,
      new: 4,
      unassigned: 4,
      unread: 4,
      toLookAt: 5,
      whole: 1,
      part: 1,
      identity: 1,
      apart: 0,
    });
    expect((await countResponses(await person("ADMINISTRATOR"))).size).toBe(0);
  });

  it("counts each confidentiality as the filter that the figure leads to finds it: one response may ask for two", async () => {
    const own = await consultationForStaff();
    const full = fullContent(own.content);
    const marks = [
      { level: "identity" as const, reason: null },
      { level: "answer" as const, field: "Q2", reason: null },
    ];
    await sentResponse(own.content, { ...full, marks });
    const counts = (await countResponses(cleared)).get(own.id);
    const all = { sort: { id: "receivedAt", desc: true }, page: 1, pageSize: 50 };
    for (const confidentiality of ["whole", "part", "identity"] as const) {
      const filter = queueFilterSchema.parse({ confidentiality });
      expect((await listQueue(cleared, own.id, { ...all, filter })).total).toBe(counts?.[confidentiality]);
    }
    expect(counts).toMatchObject({ whole: 0, part: 1, identity: 1 });
  });

  it("leads from one response to the next in the register that nobody has read in full, and after the last to the first", async () => {
    const own = await consultationForStaff();
    const sent = [await sentResponse(own.content), await sentResponse(own.content), await sentResponse(own.content)];
    await recordReadInFull(cleared, own, sent[1]?.reference ?? "", 1);
    expect(await findNextToRead(uncleared, own.id, 1)).toBe(sent[2]?.reference);
    expect(await findNextToRead(cleared, own.id, 0)).toBe(sent[0]?.reference);
    expect(await findNextToRead(cleared, own.id, 3)).toBe(sent[0]?.reference);
    await recordReadInFull(cleared, own, sent[0]?.reference ?? "", 1);
    expect(await findNextToRead(cleared, own.id, 3)).toBeNull();
    expect(await findNextToRead(await person("ADMINISTRATOR"), own.id, 0)).toBeNull();
  });

  it("S24.3 S28.8 keeps a withdrawn and a superseded response in the list, says so, and counts them in no work to do", async () => {
    const own = await consultationForStaff();
    const idOf = async () => {
      const { reference } = await sentResponse(own.content);
      return db().response.findUniqueOrThrow({ where: { reference }, select: { id: true, reference: true } });
    };
    const [older, taken, kept] = [await idOf(), await idOf(), await idOf()];
    await db().responseWithdrawal.createMany({ data: { responseId: taken.id } });
    const link = await linked(own.id, [older.reference, kept.reference], "REPLACEMENT", { isConfirmed: false });
    const waiting = async () => {
      const query = { sort: { id: "registerNumber", desc: false }, page: 1, pageSize: 50 };
      const { rows } = await listQueue(cleared, own.id, {
        ...query,
        filter: queueFilterSchema.parse({ standing: "unconfirmed" }),
      });
      return rows.map(sayBeside);
    };
    expect(await waiting()).toEqual(["Link to be confirmed", "Link to be confirmed"]);
    expect((await confirmLink(await person("CONSULTATION_OWNER"), own.id, link)).ok).toBe(true);
    expect(await waiting()).toEqual([]);
    const list = async (standing: QueueFilter["standing"]) => {
      const filter = queueFilterSchema.parse({ standing });
      const query = { filter, sort: { id: "registerNumber", desc: false }, page: 1, pageSize: 50 };
      return (await listQueue(cleared, own.id, query)).rows;
    };
    expect((await list("")).map(sayBeside)).toEqual([
      `Replaced by ${kept.reference}`,
      "Withdrawn",
      `Stands for ${older.reference}`,
    ]);
    expect((await list("counted")).map(({ reference }) => reference)).toEqual([kept.reference]);
    expect((await list("withdrawn")).map(({ reference }) => reference)).toEqual([taken.reference]);
    expect((await list("superseded")).map(({ reference }) => reference)).toEqual([older.reference]);
    const counts = (await countResponses(cleared)).get(own.id);
    expect(counts).toMatchObject({ total: 3, apart: 2, new: 1, unassigned: 1, unread: 1 });
    expect((await findTally(cleared, own)).find(({ part }) => part === "Q1")?.onTime).toBe(1);
    expect((await listAreasToRaise(cleared, own, 20)).total).toBe(1);
    expect(await readResponse(cleared, own, older.reference)).toMatchObject({
      standing: { isCounted: false, place: { reference: kept.reference, channel: "WEB" }, standsFor: [] },
    });
    expect(await readResponse(cleared, own, kept.reference)).toMatchObject({
      standing: { isCounted: true, place: null, standsFor: [{ reference: older.reference }] },
    });
    expect((await readResponse(cleared, own, taken.reference))?.withdrawnAt).toBeInstanceOf(Date);
  });

  it("nobody can write the columns it reads: they are the content's own", async () => {
    await expect(
      db().$executeRaw`INSERT INTO portal."ResponseVersion" ("id", "respondent") VALUES (gen_random_uuid(), 'Forged')`,
    ).rejects.toThrow(/generated|non-DEFAULT/);
  });
});
