import { expect } from "vitest";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { isBesideRow, isCountedRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { beside, bindsWhatIsLate, counting, groups, replacedByTwo } from "../counting.ts";
import { at, isOnTime, type Model } from "../model.ts";

async function versionsNow({ id }: ConsultationForStaff, condition: Prisma.Sql) {
  return db().$queryRaw<{ reference: string; number: number }[]>`
    SELECT r."reference", v."number" FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
     WHERE v."registerConsultationId" = ${id}::uuid AND ${condition}`;
}

/** The references that the portal counts, by the one rule. */
export async function countedNow(consultation: ConsultationForStaff): Promise<Set<string>> {
  const rows = await versionsNow(consultation, Prisma.sql`${isOperativeRow} AND ${isCountedRow}`);
  expect(new Set(rows.map(({ reference }) => reference)).size, "one row a response").toBe(rows.length);
  return new Set(rows.map(({ reference }) => reference));
}

/**
 * Invariant 2 in words that need little rule: whoever answered on time and did not take it back is counted, once. A late one takes no place of
 * an on-time one that it stands together with; a link that waits for a second person puts nobody together yet (decision 32, rule 3).
 */
function checkOnce(model: Model, counted: ReadonlySet<string>): void {
  const counts = (place: number) => counted.has(at(model, place).reference);
  const names = (places: number[]) => places.map((place) => at(model, place).reference).join(", ");
  for (const { reference, isWithdrawn } of model.responses)
    if (isWithdrawn) expect(counted, `${reference} was withdrawn`).not.toContain(reference);
  for (const group of groups(model, replacedByTwo)) {
    const onTime = group.filter((place) => isOnTime(at(model, place)) && !at(model, place).isWithdrawn);
    if (onTime.length > 0) expect(onTime.filter(counts), `one of ${names(onTime)} counts`).toHaveLength(1);
  }
  for (const group of groups(model, bindsWhatIsLate(model))) {
    const standing = group.filter((place) => !at(model, place).isWithdrawn);
    const late = standing.filter((place) => !isOnTime(at(model, place)));
    if (late.length < standing.length)
      expect(late.filter(counts), `none of ${names(late)}, late, takes an on-time one's place`).toEqual([]);
    else if (late.length > 0) expect(late.filter(counts), `one of ${names(late)} counts`).toHaveLength(1);
  }
}

/** What counts, and what is considered beside it, is what decision 32 says of this history, response by response. */
export async function checkCounted(model: Model, consultation: ConsultationForStaff): Promise<Set<string>> {
  const counted = await countedNow(consultation);
  checkOnce(model, counted);
  expect(counted, "those that count").toEqual(counting(model));
  const late = await versionsNow(consultation, isBesideRow);
  const named = new Set(late.map(({ reference, number }) => `${reference} ${number}`));
  expect(named, "late ones considered beside them").toEqual(beside(model));
  return counted;
}
