import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { findPackFacts } from "#lib/packs/queries.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import type { LateOutcome } from "#lib/triage/lateness/schema.ts";
import { countResponses, findNextToRead } from "#lib/triage/queries.ts";
import { readResponse, recordReadInFull } from "#lib/triage/reading/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, amendedResponse, consultationForStaff } from "#prisma/factories/triage.ts";
import { isBesideRow, isOperativeRow } from "./queries.ts";

let owner: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  owner = await person("CONSULTATION_OWNER");
});

/** A response whose versions come in on time or late, as told. */
async function versions(...late: boolean[]): Promise<string> {
  consultation = await consultationForStaff();
  let reference = "";
  for (const [index, isLate] of late.entries()) {
    await setDatabaseClock(new Date((isLate ? afterClose : whileOpen).getTime() + index * 1_000));
    const content = fullContent(consultation.content, { general: `Version ${index + 1}.` });
    const sent = reference
      ? await amendedResponse(consultation.content, reference, content)
      : await sentResponse(consultation.content, content);
    reference = sent.reference;
  }
  return reference;
}

const decide = (reference: string, version: number, outcome: LateOutcome) =>
  decideLate(owner, consultation, reference, { version, outcome, reason: "So.", seenId: "" }, afterClose);

const numbers = async (reference: string) => {
  const [row] = await db().$queryRaw<{ operative: number; beside: number | null }[]>`
    SELECT max(v."number") FILTER (WHERE ${isOperativeRow}) AS "operative", max(v."number") FILTER (WHERE ${isBesideRow}) AS "beside"
      FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId" WHERE r."reference" = ${reference}`;
  return row;
};

describe("which version of a response counts", () => {
  it.each([
    { late: [false], operative: 1 },
    { late: [false, false, false], operative: 3 },
    { late: [false, false, true], operative: 2 },
    { late: [false, true, true], operative: 1 },
    { late: [true], operative: 1 },
    { late: [true, true], operative: 2 },
  ])("S28.1 of those late or not as in $late it is $operative", async ({ late, operative }) => {
    expect(await numbers(await versions(...late))).toEqual({ operative, beside: null });
  });

  it("S28.6 a late one that is not considered takes no earlier one's place, which is then decided on itself", async () => {
    const reference = await versions(true, true);
    expect(await decide(reference, 1, "considered")).toEqual({ ok: false, reason: "newer" });
    expect((await decide(reference, 2, "not-considered")).ok).toBe(true);
    expect(await numbers(reference)).toEqual({ operative: 1, beside: null });
    expect((await findPackFacts(consultation, afterClose)).undecidedLate.references).toEqual([reference]);
    expect((await decide(reference, 1, "considered")).ok).toBe(true);
    expect((await findPackFacts(consultation, afterClose)).undecidedLate.count).toBe(0);
  });

  it("S28.6 a late one that is considered is read, shown and reported beside the one on time, and not instead of it (invariant 2)", async () => {
    const reference = await versions(false, true);
    const first = async () => (await findPackFacts(consultation, afterClose)).unread;
    expect((await recordReadInFull(owner, consultation, reference, 1)).ok).toBe(true);
    expect(await recordReadInFull(owner, consultation, reference, 2)).toEqual({ ok: false, reason: "newer" });
    expect((await first()).count).toBe(0);
    expect((await decide(reference, 2, "considered")).ok).toBe(true);
    expect(await numbers(reference)).toEqual({ operative: 1, beside: 2 });
    expect(await first()).toEqual({ count: 1, references: [reference] });
    expect((await countResponses(owner)).get(consultation.id)).toMatchObject({ total: 1, unread: 1, apart: 0 });
    expect(await findNextToRead(owner, consultation.id, 0)).toBe(reference);
    const shown = await readResponse(owner, consultation, reference, 2);
    expect(shown?.reading.fields.map(({ segments }) => segments)).toContainEqual([
      { kind: "open", text: "Version 2." },
    ]);
    expect(shown?.version).toMatchObject({ number: 2, isBeside: true, isOperative: false });
    expect((await recordReadInFull(owner, consultation, reference, 2)).ok).toBe(true);
    expect((await first()).count).toBe(0);
    expect(await findNextToRead(owner, consultation.id, 0)).toBeNull();
  });
});
