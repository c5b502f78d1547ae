import { db, Prisma } from "#lib/db/client.ts";
import { type AuditFilter, auditDetailSchema, type EventInLog } from "./schema.ts";

type Row = Omit<EventInLog, "id" | "who" | "detail"> & {
  id: bigint;
  name: string | null;
  role: string;
  detail: unknown;
};

const { sql, join } = Prisma;

async function listWhere(conditions: Prisma.Sql[], take: number): Promise<EventInLog[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT e."id", e."at", u."name", e."actorRole" AS "role", e."action", e."isRefused", e."subject", e."detail", a."name" AS "to"
      FROM portal."AuditEvent" e
      LEFT JOIN portal."User" u ON u."id" = e."actorId"
      LEFT JOIN portal."User" a ON a."id"::text = e."detail"->>'toId'
     WHERE ${join(conditions, " AND ")} ORDER BY e."id" DESC LIMIT ${take}`;
  return rows.map(({ id, name, role, detail, ...row }) => ({
    ...row,
    id: String(id),
    who: name ?? role,
    detail: auditDetailSchema.parse(detail),
  }));
}

/** The log, newest first, refused attempts included: `take` events, those before the event `before` where it is given. */
export const listEvents = ({ action, subject, refused, before }: AuditFilter, take: number): Promise<EventInLog[]> =>
  listWhere(
    [
      sql`TRUE`,
      ...(action ? [sql`e."action" = ${action}`] : []),
      ...(subject ? [sql`e."subject" = ${subject}`] : []),
      ...(refused ? [sql`e."isRefused"`] : []),
      ...(before ? [sql`e."id" < ${BigInt(before)}`] : []),
    ],
    take,
  );

/** What was done with one thing of a consultation (a response, an entry of a register), newest first. */
export const listHistory = (consultationId: string, subject: string, take: number): Promise<EventInLog[]> =>
  listWhere([sql`e."subject" = ${subject}`, sql`e."consultationId" = ${consultationId}::uuid`], take);
