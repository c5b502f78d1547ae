import type { Actor } from "#lib/auth/schema.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { openDetail } from "./open-facts.ts";
import { type AuditFilter, auditDetailSchema, type EventInLog } from "./schema.ts";

type Row = Omit<EventInLog, "id" | "who" | "detail"> & {
  id: bigint;
  name: string | null;
  role: string;
  detail: unknown;
};

const { sql, join } = Prisma;

async function listWhere(actor: Actor, conditions: Prisma.Sql[], take: number): Promise<EventInLog[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT e."id", e."at", u."name", e."actorRole" AS "role", e."action", e."isRefused", e."subject", e."detail", a."name" AS "to"
      FROM portal."AuditEvent" e
      LEFT JOIN portal."User" u ON u."id" = e."actorId"
      LEFT JOIN portal."User" a ON a."id"::text = e."detail"->>'toId'
     WHERE ${join(conditions, " AND ")} ORDER BY e."id" DESC LIMIT ${take}`;
  return rows.map(({ id, name, role, detail, ...row }) => {
    const facts = auditDetailSchema.parse(detail);
    const known = isCleared(actor) ? facts : openDetail(row.action, facts);
    return { ...row, id: String(id), who: name ?? role, detail: known };
  });
}

/**
 * The log as this person may know it, newest first, refused attempts included: `take` events, those before the event `before` where it is given.
 */
export const listEvents = (
  actor: Actor,
  { action, subject, refused, before }: AuditFilter,
  take: number,
): Promise<EventInLog[]> =>
  listWhere(
    actor,
    [
      sql`TRUE`,
      ...(action ? [sql`e."action" = ${action}`] : []),
      ...(subject ? [sql`e."subject" = ${subject}`] : []),
      ...(refused ? [sql`e."isRefused"`] : []),
      ...(before ? [sql`e."id" < ${BigInt(before)}`] : []),
    ],
    take,
  );

/** What was done with one thing of a consultation (a response, an entry of a register), as this person may know it, newest first. */
export const listHistory = (
  actor: Actor,
  consultationId: string,
  subject: string,
  take: number,
): Promise<EventInLog[]> =>
  listWhere(actor, [sql`e."subject" = ${subject}`, sql`e."consultationId" = ${consultationId}::uuid`], take);
