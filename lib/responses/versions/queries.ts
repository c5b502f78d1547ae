import { Prisma } from "#lib/db/client.ts";

/*
 * What counts, as conditions on a row `v` of ResponseVersion. Whatever counts, lists or exports asks these and nothing else. What links do
 * is told by the database's `portal.linked_standing()`: the rule stands there, and in decision 32.
 */

const { sql } = Prisma;

const notConsidered = sql`(SELECT d."versionId" FROM portal."StandingLateDecision" d WHERE d."outcome" = 'not-considered')`;

/** Of two versions of one response `w` comes first: late and decided "not considered" is the last of all, then the newer one first. */
const isLaterWord = sql`w."responseId" = v."responseId" AND w."id" <> v."id"
  AND (w."isLate" AND w."id" IN ${notConsidered}, -w."number") < (v."isLate" AND v."id" IN ${notConsidered}, -v."number")`;

/**
 * It is its response's operative version: the last on-time one, or the last of all where none was on time (invariant 2), one that is decided
 * "not considered" only where there is no other. (`portal.linked_standing()` has the same order for the responses that links name.)
 */
export const isOperativeRow = sql`NOT EXISTS (
  SELECT FROM portal."ResponseVersion" w WHERE w."responseId" = v."responseId" AND w."id" <> v."id"
     AND (w."isLate", w."isLate" AND w."id" IN ${notConsidered}, -w."number") < (v."isLate", v."isLate" AND v."id" IN ${notConsidered}, -v."number"))`;

const isKept = sql`NOT EXISTS (SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = v."responseId")`;

/**
 * Its response is counted: not withdrawn by its author, and none of the same sender stands for it (S28.8). What is not counted is kept,
 * listed and told of all the same (S24.3).
 */
export const isCountedRow = sql`${isKept} AND NOT EXISTS (
  SELECT FROM portal.linked_standing() s WHERE s."responseId" = v."responseId" AND s."placeId" IS DISTINCT FROM s."responseId")`;

/** It is late, the last word of a response that stands, and no later word of the same sender goes before it. */
const isLateWord = sql`v."isLate" AND ${isKept} AND NOT EXISTS (SELECT FROM portal."ResponseVersion" w WHERE ${isLaterWord})
  AND NOT EXISTS (SELECT FROM portal.linked_standing() s WHERE s."responseId" = v."responseId" AND s."lateVersionId" <> v."id")`;

/** Late, and nobody has decided yet whether it is considered (S28.6): it counts, or would be read beside what counts. */
export const isUndecidedRow = sql`${isLateWord}
  AND NOT EXISTS (SELECT FROM portal."LateDecision" d WHERE d."versionId" = v."id")`;

/**
 * Late, decided to be considered, and beside an on-time one of the same sender that counts: read, shown and reported with it, added to no
 * figure (invariant 2).
 */
export const isBesideRow = sql`${isLateWord}
  AND v."id" IN (SELECT d."versionId" FROM portal."StandingLateDecision" d WHERE d."outcome" IN ('considered', 'considered-in-part'))
  AND (EXISTS (SELECT FROM portal."ResponseVersion" o WHERE o."responseId" = v."responseId" AND NOT o."isLate") OR EXISTS (
    SELECT FROM portal.linked_standing() s WHERE s."responseId" = v."responseId" AND s."placeId" <> s."responseId"))`;

/** Those of all responses, by `id` and `responseId`: as one set, since lists look at all of them at once. */
export const besideVersions = sql`(SELECT v."id", v."responseId" FROM portal."ResponseVersion" v WHERE ${isBesideRow})`;

/**
 * The versions of a consultation's responses that are read, shown and reported: those by which responses count, and those considered beside
 * them. A query to select from, with every column of ResponseVersion and `isBeside`.
 */
export const reportedVersions = (consultationId: string) => sql`(
  SELECT v.*, FALSE AS "isBeside" FROM portal."ResponseVersion" v
   WHERE v."registerConsultationId" = ${consultationId}::uuid AND ${isOperativeRow} AND ${isCountedRow}
   UNION ALL
  SELECT v.*, TRUE FROM portal."ResponseVersion" v WHERE v."registerConsultationId" = ${consultationId}::uuid AND ${isBesideRow})`;
