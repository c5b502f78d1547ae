import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import type { MailFilter, MailInList } from "./schema.ts";

const { sql, join } = Prisma;

/** What the response that a mail speaks of asks to be kept confidential, over all its versions. */
const marks = sql`LEFT JOIN LATERAL (
  SELECT bool_or(v."isWholeMarked" OR v."isIdentityMarked") AS "hidesIdentity",
         bool_or(v."isWholeMarked" OR v."isIdentityMarked" OR v."isPartMarked") AS "isMarked"
    FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id" WHERE r."reference" = m."about") f ON TRUE`;

const envelope = (actor: Actor) => sql`
  m."id", m."kind", CASE WHEN f."hidesIdentity" AND NOT ${actor.hasClearance} THEN NULL ELSE m."recipient" END AS "recipient",
  m."subject", m."about", m."queuedAt", m."sentAt", m."attempts", m."lastError"`;

/** One page of the outgoing mail, newest first, and how many there are; envelopes only, as far as this person may know them. */
export async function listMail(
  actor: Actor,
  { state, q }: MailFilter,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: MailInList[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-mail")) return { rows: [], total: 0 };
  const states = {
    sent: sql`m."sentAt" IS NOT NULL`,
    waiting: sql`m."sentAt" IS NULL AND m."lastError" IS NULL`,
    failing: sql`m."sentAt" IS NULL AND m."lastError" IS NOT NULL`,
  };
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = join(
    [
      sql`TRUE`,
      ...(state ? [states[state]] : []),
      ...(q ? [sql`(m."about" ILIKE ${pattern} OR m."subject" ILIKE ${pattern})`] : []),
    ],
    " AND ",
  );
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<MailInList[]>`
      SELECT ${envelope(actor)} FROM (
        SELECT * FROM portal."OutgoingMail" m WHERE ${where} ORDER BY m."queuedAt" DESC, m."id" DESC
         LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) m ${marks} ORDER BY m."queuedAt" DESC, m."id" DESC`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM portal."OutgoingMail" m WHERE ${where}`,
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** One mail with its text, whoever asks, and whether the response it speaks of is marked: for the command that decides what is shown. */
export async function findMail(tx: Database, actor: Actor, id: string) {
  const [row] = await tx.$queryRaw<(MailInList & { text: string | null; attachments: unknown; isMarked: boolean })[]>`
    SELECT ${envelope(actor)}, m."text", m."attachments", coalesce(f."isMarked", FALSE) AS "isMarked"
      FROM portal."OutgoingMail" m ${marks} WHERE m."id" = ${id}::uuid`;
  return row ?? null;
}
