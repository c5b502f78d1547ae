import { Prisma } from "#lib/db/client.ts";

/**
 * Says of a row `v` of ResponseVersion that it is its response's operative one: the last on-time version, or the last of all where none
 * was on time (invariant 2). The same rule in TypeScript is `operativeOf`.
 */
export const isOperativeRow = Prisma.sql`NOT EXISTS (
  SELECT FROM portal."ResponseVersion" w
   WHERE w."responseId" = v."responseId" AND (w."isLate", -w."number") < (v."isLate", -v."number"))`;

/**
 * Says of a row `v` of ResponseVersion that its response is counted: not withdrawn by its author, and not superseded by another one of the
 * same sender (S28.8). What is not counted is kept, listed and told of all the same (S24.3).
 */
export const isCountedRow = Prisma.sql`NOT EXISTS (
  SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = v."responseId") AND NOT EXISTS (
  SELECT FROM portal."ResponseLink" l WHERE l."supersededId" = v."responseId")`;
