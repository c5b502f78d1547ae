import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { isEverMarked, isMessageEverHeld, mayKnow } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { kindsToStaff } from "../schema.ts";
import type { MailFilter, MailInList } from "./schema.ts";

const { sql, join } = Prisma;

const response = sql`SELECT r."id" FROM portal."Response" r WHERE r."reference" = m."about"`;
const question = sql`SELECT FROM portal."Clarification" c WHERE c."reference" = m."about"
  AND NOT EXISTS (SELECT FROM portal."IncomingMailOutcome" h WHERE h."clarification" = c."reference" AND ${isMessageEverHeld(sql`h."mailId"`)})`;

/**
 * Says of a mail `m` that somebody without clearance may read it. Only what is known to be open is: a letter about a response with nothing
 * marked, an answer to whoever asked about the documents, and what is written to staff. Letters about drafts are not, for nobody knows yet
 * what their authors will mark; nor what goes to all respondents, whose list names them (SX.4).
 */
const isOpen = (actor: Actor) =>
  isCleared(actor)
    ? sql`TRUE`
    : sql`(EXISTS (${response} AND ${mayKnow(actor, "letters", sql`r."id"`)}) OR EXISTS (${question})
        OR m."kind" = ANY (${[...kindsToStaff]}))`;

const isAboutMarked = sql`EXISTS (${response} AND ${isEverMarked(sql`r."id"`)})`;

const envelope = (actor: Actor) => sql`
  m."id", m."kind", NOT ${isOpen(actor)} AS "isWithheld", CASE WHEN ${isOpen(actor)} THEN m."recipient" END AS "recipient",
  CASE WHEN ${isOpen(actor)} THEN m."subject" END AS "subject", m."about", m."queuedAt", m."sentAt", m."attempts",
  m."lastError" IS NOT NULL AS "hasFailed", CASE WHEN ${isOpen(actor)} THEN m."lastError" END AS "lastError"`;

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
      ...(q ? [sql`(m."about" ILIKE ${pattern} OR m."subject" ILIKE ${pattern} AND ${isOpen(actor)})`] : []),
    ],
    " AND ",
  );
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<MailInList[]>`
      SELECT ${envelope(actor)} FROM (
        SELECT * FROM portal."OutgoingMail" m WHERE ${where} ORDER BY m."queuedAt" DESC, m."id" DESC
         LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) m ORDER BY m."queuedAt" DESC, m."id" DESC`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM portal."OutgoingMail" m WHERE ${where}`,
  ]);
  return { rows, total: counted?.total ?? 0 };
}

/** One mail with its text, whoever asks, and whether the response it speaks of is marked: for the command that decides what is shown. */
export async function findMail(tx: Database, actor: Actor, id: string) {
  const [row] = await tx.$queryRaw<(MailInList & { text: string | null; attachments: unknown; isMarked: boolean })[]>`
    SELECT ${envelope(actor)}, m."text", m."attachments", ${isAboutMarked} AS "isMarked"
      FROM portal."OutgoingMail" m WHERE m."id" = ${id}::uuid`;
  return row ?? null;
}
