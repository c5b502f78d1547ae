import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff, lateResponse, secret, secretContent } from "#prisma/factories/triage.ts";
import { readResponse } from "../reading/commands.ts";
import { recordPosition, takeBackPosition } from "./commands.ts";
import { findTally, listRecorded } from "./queries.ts";

let consultation: ConsultationForStaff;
let cleared: Actor;
let uncleared: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  cleared = await person("CASEWORKER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
});

const send = async (changes = {}) =>
  (await sentResponse(consultation.content, { ...fullContent(consultation.content), ...changes })).reference;
const bare = { part: "Q1.change.temporary", position: "disagree" as const, basis: "has no end date", seenId: "" };
const recordsOf = async (reference: string) =>
  listRecorded(db(), (await db().response.findUniqueOrThrow({ where: { reference } })).id);

describe("recording a position read out of the words", () => {
  it("stands beside the respondent's own choice, with the words it rests on and its event", async () => {
    const reference = await send();
    const part = consultation.content.questions[0]?.answer.kind === "changes" ? "Q1" : "";
    expect(await recordPosition(cleared, consultation, reference, { ...bare, part })).toEqual({
      ok: true,
      value: null,
    });
    const found = await readResponse(cleared, consultation, reference);
    expect(found?.reading.positions.find((entry) => entry.part === part)?.own).toBe("agree-in-part");
    expect(found?.recorded).toMatchObject([
      { part, position: "disagree", basis: "has no end date", recordedBy: cleared.name },
    ]);
    const event = await db().auditEvent.findFirstOrThrow({
      where: { action: "position.recorded", subject: reference },
    });
    expect(event.detail).toEqual({ part, position: "disagree", version: 1 });
  });

  it("takes no words that the response does not say, and none that this person may not read", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const quote = { ...bare, part: "Q1", basis: secret.slice(0, 30) };
    expect(await recordPosition(uncleared, consultation, reference, quote)).toMatchObject({ reason: "withheld" });
    expect(
      await recordPosition(cleared, consultation, reference, { ...quote, basis: "Nobody said this" }),
    ).toMatchObject({ reason: "incomplete" });
    expect(await recordPosition(cleared, consultation, reference, quote)).toMatchObject({ ok: true });
    const found = await readResponse(uncleared, consultation, reference);
    expect(found?.recorded).toEqual([]);
    const [record] = await recordsOf(reference);
    expect(await takeBackPosition(uncleared, consultation, reference, "Q1", record?.id ?? "")).toEqual({
      ok: false,
      reason: "withheld",
    });
    expect(await recordsOf(reference)).toHaveLength(1);
  });

  it("does not pass over what a colleague recorded in between; of five at once one is kept", async () => {
    const reference = await send();
    const attempts = Array.from({ length: 5 }, () =>
      recordPosition(cleared, consultation, reference, { ...bare, part: "Q1" }),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "conflict")).toHaveLength(4);
    expect(await recordsOf(reference)).toHaveLength(1);
  });

  it("is taken back by a further record, so that nothing is lost", async () => {
    const reference = await send();
    await recordPosition(cleared, consultation, reference, { ...bare, part: "Q1" });
    const [record] = await recordsOf(reference);
    const id = record?.id ?? "";
    expect(await takeBackPosition(uncleared, consultation, reference, "Q1", id)).toEqual({ ok: true, value: null });
    expect((await recordsOf(reference)).map(({ position }) => position)).toEqual(["disagree", "not-answered"]);
    expect(await takeBackPosition(cleared, consultation, reference, "Q1", id)).toEqual({
      ok: false,
      reason: "conflict",
    });
  });

  it("is refused to those who may not triage, and the attempt is recorded", async () => {
    const reference = await send();
    const approver = await person("APPROVER");
    expect(await recordPosition(approver, consultation, reference, { ...bare, part: "Q1" })).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await takeBackPosition(approver, consultation, reference, "Q1", "x")).toMatchObject({
      reason: "not-permitted",
    });
    expect(await recordsOf(reference)).toEqual([]);
    expect(await db().auditEvent.count({ where: { subject: reference, isRefused: true } })).toBe(2);
  });

  it("finds a response in its own consultation alone", async () => {
    const other = await consultationForStaff();
    expect(await recordPosition(cleared, other, await send(), bare)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("the tally over a consultation", () => {
  it("invariant 9: counts every response once, silence apart, late ones beside, choices and readings told apart", async () => {
    const own = await consultationForStaff();
    const full = fullContent(own.content);
    const sendTo = async (changes: Partial<typeof full>) =>
      (await sentResponse(own.content, { ...full, ...changes })).reference;
    await sendTo({ positions: { Q1: "agree" } });
    await sendTo({ positions: { Q1: "no-view" } });
    await sendTo({ positions: { Q1: "disagree" }, marks: [{ level: "answer", field: "Q1", reason: null }] });
    await sendTo({ positions: { Q1: "disagree" }, marks: [{ level: "whole", reason: null }] });
    const silent = await sendTo({ positions: {} });
    await sendTo({ positions: {} });
    await lateResponse(own.content, { ...full, positions: { Q1: "agree" } });
    await recordPosition(cleared, own, silent, { ...bare, part: "Q1" });
    const tallyFor = async (actor: Actor) => (await findTally(actor, own)).find(({ part }) => part === "Q1");
    const all = await tallyFor(cleared);
    expect(all).toMatchObject({ onTime: 6, late: 1, withheld: 0 });
    expect(all?.lines).toEqual([
      { position: "agree", chosen: 1, recorded: 0, late: 1 },
      { position: "agree-in-part", chosen: 0, recorded: 0, late: 0 },
      { position: "disagree", chosen: 2, recorded: 1, late: 0 },
      { position: "no-view", chosen: 1, recorded: 0, late: 0 },
      { position: "not-answered", chosen: 1, recorded: 0, late: 0 },
    ]);
    const part = await tallyFor(uncleared);
    expect(part).toMatchObject({ onTime: 4, late: 1, withheld: 2 });
    expect(part?.lines.find(({ position }) => position === "disagree")).toMatchObject({ chosen: 0, recorded: 1 });
    expect((await findTally(await person("ADMINISTRATOR"), own)).every(({ onTime }) => onTime === 0)).toBe(true);
  });
});
