import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { findPackFacts } from "#lib/packs/queries.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { race } from "#prisma/factories/races.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import {
  afterClose,
  amendedResponse,
  consultationForStaff,
  lateResponse,
  secretContent,
} from "#prisma/factories/triage.ts";
import { countResponses, listQueue } from "../queries.ts";
import { readResponse } from "../reading/commands.ts";
import { queueFilterSchema } from "../schema.ts";
import { decideLate } from "./commands.ts";

let consultation: ConsultationForStaff;
let owner: Actor;
let approver: Actor;
let casey: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  [owner, approver, casey] = [await person("CONSULTATION_OWNER"), await person("APPROVER"), await person("CASEWORKER")];
});

const late = () => lateResponse(consultation.content);
const considered = { version: 1, outcome: "considered", reason: "It came an hour late.", seenId: "" } as const;
const decide = (actor: Actor, reference: string, changes: object = {}, at = afterClose) =>
  decideLate(actor, consultation, reference, { ...considered, ...changes }, at);
const decisionsOf = async (reference: string) =>
  (await readResponse(owner, consultation, reference))?.lateDecisions ?? [];
const events = (subject: string) =>
  db().auditEvent.findMany({ where: { subject, action: "response.late-decided" }, orderBy: { id: "asc" } });
const undecided = async () => {
  const query = {
    filter: queueFilterSchema.parse({ late: "undecided" }),
    sort: { id: "registerNumber", desc: false },
    page: 1,
    pageSize: 100,
  };
  return (await listQueue(owner, consultation.id, query)).rows.map(({ reference }) => reference);
};

describe("S28.6 deciding on a late response", () => {
  it("S28.6 of two who decide otherwise at once, one decides and the other is told to look again", async () => {
    const results = await race(
      8,
      late,
      [
        ({ reference }) => decide(owner, reference),
        ({ reference }) => decide(approver, reference, { outcome: "not-considered" }),
      ],
      async ({ reference }) => (await decisionsOf(reference)).map(({ outcome }) => outcome),
    );
    for (const { told, stood } of results) {
      expect([...told].sort()).toEqual(["conflict", "done"]);
      expect(stood).toEqual([told[0] === "done" ? "considered" : "not-considered"]);
    }
  });

  it("records who, why and when, with the event in the same commit and the reason out of the log", async () => {
    const { reference } = await late();
    expect((await decide(owner, reference)).ok).toBe(true);
    expect(await decisionsOf(reference)).toMatchObject([
      { version: 1, outcome: "considered", reason: considered.reason, decidedBy: owner.name, decidedAt: afterClose },
    ]);
    expect(await events(reference)).toMatchObject([
      { actorId: owner.id, isRefused: false, detail: { version: 1, outcome: "considered", supersedes: false } },
    ]);
  });

  it("a later decision supersedes and both are kept; the response stays as it is", async () => {
    const { reference, receiptToken } = await late();
    const before = await findReceipt(receiptToken);
    await decide(owner, reference);
    const [first] = await decisionsOf(reference);
    const anew = { outcome: "not-considered", reason: "It repeats another.", seenId: first?.id };
    expect((await decide(approver, reference, anew)).ok).toBe(true);
    expect((await decisionsOf(reference)).map(({ outcome }) => outcome)).toEqual(["considered", "not-considered"]);
    const after = await findReceipt(receiptToken);
    expect(after?.versions[0]?.lateDecision).toMatchObject({
      outcome: "not-considered",
      reason: "It repeats another.",
    });
    expect(after?.versions[0]?.commitment).toBe(before?.versions[0]?.commitment);
    expect((await readResponse(owner, consultation, reference))?.version.registerNumber).toBe(
      before?.versions[0]?.registerNumber,
    );
  });

  it("of two who decide at once one stands, and the other is told", async () => {
    const { reference } = await late();
    const outcomes = await Promise.all([decide(owner, reference), decide(approver, reference)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, reason: "conflict" });
    expect(await decisionsOf(reference)).toHaveLength(1);
  });

  it("is not for caseworkers, nor for the time before the close, and the attempts are on record", async () => {
    const { reference } = await late();
    expect(await decide(casey, reference)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await decide(owner, reference, {}, whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
    expect((await events(reference)).map(({ isRefused }) => isRefused)).toEqual([true, true]);
  });

  it("is refused on what was on time, on another version than the newest, and elsewhere", async () => {
    const onTime = await sentResponse(consultation.content);
    expect(await decide(owner, onTime.reference)).toEqual({ ok: false, reason: "on-time" });
    const { reference } = await late();
    expect(await decide(owner, reference, { version: 2 })).toEqual({ ok: false, reason: "newer" });
    const other = await consultationForStaff();
    expect(await decideLate(owner, other, reference, considered, afterClose)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  it("SX.4 is refused to whoever may not read all of it", async () => {
    const { reference } = await lateResponse(consultation.content, secretContent(consultation.content));
    const uncleared = await person("CONSULTATION_OWNER", { hasClearance: false });
    expect(await decide(uncleared, reference)).toEqual({ ok: false, reason: "withheld" });
  });

  it("a late version after one on time is decided on too, and the one on time still counts", async () => {
    const { reference } = await sentResponse(consultation.content);
    await setDatabaseClock(afterClose);
    await amendedResponse(consultation.content, reference, fullContent(consultation.content, { general: "More." }));
    await setDatabaseClock(whileOpen);
    expect(await undecided()).toContain(reference);
    expect((await decide(owner, reference, { version: 2 })).ok).toBe(true);
    expect(await undecided()).not.toContain(reference);
    expect((await readResponse(owner, consultation, reference))?.version.number).toBe(1);
  });

  it("the queue, the staff's first page and the checks of the pack tell what is undecided", async () => {
    const fresh = await consultationForStaff();
    const here = async () => ({
      count: (await countResponses(owner)).get(fresh.id)?.undecided,
      found: (await findPackFacts(fresh, afterClose)).undecidedLate,
    });
    await sentResponse(fresh.content);
    const { reference } = await lateResponse(fresh.content);
    expect(await here()).toEqual({ count: 1, found: { count: 1, references: [reference] } });
    await decideLate(owner, fresh, reference, considered, afterClose);
    expect(await here()).toEqual({ count: 0, found: { count: 0, references: [] } });
  });

  it("the database keeps decisions to what is late, and to one that stands", async () => {
    const onTime = await sentResponse(consultation.content);
    const version = (reference: string) =>
      db().responseVersion.findFirstOrThrow({ where: { response: { reference } }, select: { id: true } });
    const row = { outcome: "considered", reason: "Because.", decidedById: owner.id };
    const { id } = await version(onTime.reference);
    await expect(db().lateDecision.createMany({ data: { ...row, versionId: id } })).rejects.toThrow(/on time/);
    const { reference } = await late();
    await decide(owner, reference);
    const second = { ...row, versionId: (await version(reference)).id };
    await expect(db().lateDecision.createMany({ data: second })).rejects.toThrow(/the one that stands/);
  });
});
