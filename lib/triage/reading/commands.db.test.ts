import { beforeAll, describe, expect, it } from "vitest";
import { listHistory } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, amendedResponse, consultationForStaff, secret, secretContent } from "#prisma/factories/triage.ts";
import { addNote, assignResponse, setStatus } from "../commands.ts";
import { readDifferences } from "../differences/commands.ts";
import { readResponse, recordReadInFull } from "./commands.ts";

let consultation: ConsultationForStaff;
let cleared: Actor;
let uncleared: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  cleared = await person("CASEWORKER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
});

const acts = async (reference: string) =>
  (await listHistory(cleared, consultation.id, reference, 50)).map(
    ({ action, isRefused }) => `${action}${isRefused ? "!" : ""}`,
  );

describe("reading a response", () => {
  it("SX.4 without clearance shows that something is marked, and neither words nor length nor reason", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const found = await readResponse(uncleared, consultation, reference);
    const bytes = JSON.stringify(found);
    for (const word of ["purple heron", "nine million", "trade secret"]) expect(bytes).not.toContain(word);
    expect(found?.reading.isInFull).toBe(false);
    expect(found?.reading.marks).toMatchObject([{ hasReason: true, reason: null }]);
    expect(bytes).toContain("The rest is well.");
    expect(await acts(reference)).toEqual(["response.read", "response.received"]);
  });

  it("SX.4 what one version marked stays withheld though a later version says it unmarked", async () => {
    const marked = secretContent(consultation.content);
    const { reference } = await sentResponse(consultation.content, marked);
    await amendedResponse(consultation.content, reference, { ...marked, marks: [], general: "Nothing is secret now" });
    const found = await readResponse(uncleared, consultation, reference);
    expect(found?.version.number).toBe(2);
    expect(JSON.stringify(found)).not.toContain("heron");
    expect(JSON.stringify(found)).toContain("Nothing is secret now");
    expect(JSON.stringify(await readDifferences(uncleared, consultation, reference, {}))).not.toContain("heron");
    expect(JSON.stringify(await readResponse(cleared, consultation, reference))).toContain("heron");
  });

  it("SX.4 notes on a marked response are neither shown without clearance nor written, and nobody uncleared sets its status", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const target = { consultationId: consultation.id, reference };
    await addNote(cleared, target, "They speak of the heron", whileOpen);
    const found = await readResponse(uncleared, consultation, reference);
    expect(found).toMatchObject({ notes: [], isWithheld: true });
    expect(await addNote(uncleared, target, "Mine", whileOpen)).toEqual({ ok: false, reason: "withheld" });
    expect(await setStatus(uncleared, target, 0, "DONE", whileOpen)).toEqual({ ok: false, reason: "withheld" });
    expect(await assignResponse(uncleared, target, 0, null, whileOpen)).toEqual({ ok: false, reason: "withheld" });
    expect((await readResponse(cleared, consultation, reference))?.notes).toMatchObject([
      { text: "They speak of the heron" },
    ]);
  });

  it("SX.4 with clearance shows all, and that is its own kind of event", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const found = await readResponse(cleared, consultation, reference);
    expect(JSON.stringify(found)).toContain(secret);
    expect(found?.reading.isInFull).toBe(true);
    expect(await acts(reference)).toEqual(["response.read-confidential", "response.received"]);
  });

  it("each opening of a response with nothing marked is an event too", async () => {
    const { reference } = await sentResponse(consultation.content);
    await readResponse(uncleared, consultation, reference);
    await readResponse(cleared, consultation, reference);
    expect(await acts(reference)).toEqual(["response.read", "response.read", "response.received"]);
  });

  it("S28.1 speaks of the last on-time version, and says that a late one came after it", async () => {
    const { reference } = await sentResponse(consultation.content);
    const inTime = { ...fullContent(consultation.content), general: "Second thoughts" };
    await amendedResponse(consultation.content, reference, inTime);
    await setDatabaseClock(afterClose);
    await amendedResponse(consultation.content, reference, { ...inTime, general: "Third thoughts" });
    await setDatabaseClock(whileOpen);
    const found = await readResponse(cleared, consultation, reference);
    expect(found?.version).toMatchObject({ number: 2, isLate: false });
    expect(found?.versions.map(({ number, isLate }) => [number, isLate])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(JSON.stringify(found?.reading.fields)).toContain("Second thoughts");
  });

  it("is closed to roles without the right, whose attempt is recorded, and to other consultations", async () => {
    const { reference } = await sentResponse(consultation.content);
    expect(await readResponse(await person("ADMINISTRATOR"), consultation, reference)).toBeNull();
    expect(await acts(reference)).toEqual(["response.read!", "response.received"]);
    expect(await readResponse(cleared, await consultationForStaff(), reference)).toBeNull();
  });
});

describe("having read a response in full", () => {
  it("is recorded once for each reader and version, with the event", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    const twice = [1, 2].map(() => recordReadInFull(cleared, consultation, reference, 1));
    expect(await Promise.all(twice)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect((await acts(reference)).filter((act) => act === "response.considered")).toHaveLength(1);
    const found = await readResponse(uncleared, consultation, reference);
    expect(found?.readings).toMatchObject([{ reader: cleared.name, version: 1 }]);
  });

  it("cannot be said by somebody from whom a part is withheld, nor of a version that no longer counts", async () => {
    const { reference } = await sentResponse(consultation.content, secretContent(consultation.content));
    expect(await recordReadInFull(uncleared, consultation, reference, 1)).toEqual({ ok: false, reason: "withheld" });
    await amendedResponse(consultation.content, reference, fullContent(consultation.content));
    expect(await recordReadInFull(cleared, consultation, reference, 1)).toEqual({ ok: false, reason: "newer" });
    expect(await recordReadInFull(uncleared, consultation, reference, 2)).toEqual({ ok: false, reason: "withheld" });
    expect(await recordReadInFull(cleared, consultation, reference, 2)).toEqual({ ok: true, value: null });
    expect(await db().responseReading.count({ where: { version: { response: { reference } } } })).toBe(1);
  });
});
