import { Prisma } from "#lib/db/client.ts";

/**
 * Says of a row `v` of ResponseVersion that it is its response's operative one: the last on-time version, or the last of all where none
 * was on time (invariant 2). The same rule in TypeScript is `operativeOf`.
 */
export const isOperativeRow = Prisma.sql`NOT EXISTS (
  SELECT FROM portal."ResponseVersion" w
   WHERE w."responseId" = v."responseId" AND (w."isLate", -w."number") < (v."isLate", -v."number"))`;
