import { randomBytes, randomUUID } from "node:crypto";
import { Prisma } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { Verdict } from "#lib/intake/classification/schema.ts";
import { newMessageId } from "#lib/mail/commands.ts";
import { commitmentOf } from "#lib/register/commitments/rules.ts";
import type { CommittedFile } from "#lib/register/schema.ts";
import { acknowledgementEnvelope } from "../messages.ts";
import type { ResponseContent } from "../schema.ts";
import { hashToken, receiptTokenOf, referenceFrom } from "../tokens/rules.ts";

export type Registered = { versionId: string; responseId: string; reference: string };

/** What will be registered: made before the statement, so that other rows of its transaction can name it. */
export const newRegistration = (): Registered => newVersionOf(randomUUID(), referenceFrom(randomBytes(5)));

/** The next version of a response that is in the register. */
export const newVersionOf = (responseId: string, reference: string): Registered => ({
  versionId: randomUUID(),
  responseId,
  reference,
});

/** By the web the instant of storing is the instant of receipt, and nobody has to be asked what is meant. */
export const fromTheWeb = { channel: "WEB", arrivedAt: null, isWaiting: false } as const;

export type ToRegister = {
  /**
   * One row "consultationId" when the response is to be stored, and none when it is not: the place for the condition, and for what must
   * go in the same statement.
   */
  source: Prisma.Sql;
  channel: "WEB" | "EMAIL" | "POST";
  /** False for a further version of a response. */
  isFirst: boolean;
  content: ResponseContent;
  /** What its words ask for although nothing is marked (S31.7); "none" of what came as a message, whose readings say it. */
  askedInWords: Verdict;
  /** The same key is registered once. */
  idempotencyKey: string;
  /** Email and post: when it arrived, which decides its own lateness and its files' (S28.8). Null for the web: then it is the instant of storing. */
  arrivedAt: Date | null;
  /** Staff are waiting for the sender (S29.5). */
  isWaiting: boolean;
  /** What else the log says of its receipt. */
  detail?: Record<string, string>;
  /** As the commitment lists them. */
  files: readonly CommittedFile[];
  /** The rows of those files: "fileId", "position", "publicVersionOfId" and, where it counts by itself (S28.5), "arrivedAt". */
  fileRows: Prisma.Sql;
};

/**
 * The one way into the register, for the web, email and post: response, version, triage row, files, event, acknowledgement, counter and
 * register entry in one statement (docs/decisions, 6; invariant 1), which `run` carries to the database. The register's counter is a
 * row whose lock lives from this statement to the commit: in a transaction the statement must be the last one, and by itself its commit
 * need not wait for the disk if nothing is acknowledged before `flushed()`. So numbers have no gaps, and no submission waits for another's
 * round trips or flush.
 * The register's line has the database's own time, read under that lock, and so is the close: numbers and times run alike, and an
 * extension of the period comes either before or after (invariant 4, SX.2, S28.7). A response
 * without an address gets no letter. Gives false when the source gave no row, and then nothing was stored.
 */
export async function registerVersion(
  run: (statement: Prisma.Sql) => Promise<unknown[]>,
  { versionId, responseId, reference }: Registered,
  {
    source,
    channel,
    isFirst,
    content,
    askedInWords,
    idempotencyKey,
    arrivedAt,
    isWaiting,
    detail = {},
    files,
    fileRows,
  }: ToRegister,
): Promise<boolean> {
  const salt = randomBytes(32).toString("base64url");
  const commitment = await commitmentOf(salt, content, files);
  const { subject, recipient, kind } = acknowledgementEnvelope(content, reference);
  const receiptTokenHash = hashToken(receiptTokenOf(responseId, env().AUTH_SECRET));
  const stored = await run(Prisma.sql`
    WITH source AS (
      ${source}
    ), response AS (
      INSERT INTO portal."Response" ("id", "consultationId", "reference", "receiptTokenHash", "channel")
      SELECT ${responseId}::uuid, "consultationId", ${reference}, ${receiptTokenHash}, ${channel}::portal."Channel" FROM source
       WHERE ${isFirst}
    ), triage AS (
      INSERT INTO portal."Triage" ("responseId", "status")
      SELECT ${responseId}::uuid, ${isWaiting ? "WAITING" : "NEW"}::portal."TriageStatus" FROM source WHERE ${isFirst}
    ), event AS (
      INSERT INTO portal."AuditEvent" ("actorRole", "action", "consultationId", "subject", "detail")
      SELECT 'respondent', 'response.received', "consultationId", ${reference},
             jsonb_build_object('channel', ${channel}::text, 'commitment', ${commitment}::text) || ${JSON.stringify(detail)}::jsonb FROM source
    ), mail AS (
      INSERT INTO portal."OutgoingMail" ("id", "kind", "recipient", "subject", "about", "versionId", "messageId")
      SELECT ${randomUUID()}::uuid, ${kind}, ${recipient}::text, ${subject}, ${reference}, ${versionId}::uuid, ${newMessageId()} FROM source
       WHERE ${recipient}::text <> ''
    ), counted AS (
      INSERT INTO portal."RegisterCounter" AS c ("consultationId", "last") SELECT "consultationId", 1 FROM source
      ON CONFLICT ("consultationId") DO UPDATE SET "last" = c."last" + 1
      RETURNING "consultationId", "last"
    ), timed AS MATERIALIZED (
      SELECT "consultationId", "last", portal.now() AS at FROM counted
    ), entry AS (
      INSERT INTO portal."RegisterEntry" ("consultationId", "number", "reference", "channel", "receivedAt", "commitment")
      SELECT "consultationId", "last", ${reference}, ${channel}::portal."Channel", at, ${commitment} FROM timed
    )${files.length === 0 ? Prisma.empty : filesOf(versionId, arrivedAt, fileRows)}
    INSERT INTO portal."ResponseVersion"
      ("id", "responseId", "number", "content", "idempotencyKey", "receivedAt", "isLate", "salt", "commitment", "registerNumber",
       "registerConsultationId", "askedInWords")
    SELECT ${versionId}::uuid, ${responseId}::uuid,
           1 + (SELECT count(*)::int FROM portal."ResponseVersion" WHERE "responseId" = ${responseId}::uuid),
           ${JSON.stringify(content)}::jsonb, ${idempotencyKey}, coalesce(${arrivedAt}::timestamptz, at),
           coalesce(${arrivedAt}::timestamptz, at) > portal.closes_at("consultationId"), ${salt}, ${commitment}, "last",
           "consultationId", ${askedInWords}
      FROM timed
    RETURNING 1`);
  return stored.length === 1;
}

const filesOf = (versionId: string, arrivedAt: Date | null, fileRows: Prisma.Sql) => Prisma.sql`, files AS (
      INSERT INTO portal."ResponseFile" ("versionId", "fileId", "position", "isLate", "publicVersionOfId")
      SELECT ${versionId}::uuid, f."fileId", f."position", coalesce(${arrivedAt}::timestamptz, f."arrivedAt") > portal.closes_at(timed."consultationId"),
             f."publicVersionOfId"
        FROM timed, (${fileRows}) AS f
    )`;

/** The rows of a draft's files, each with the instant at which it was stored. */
export const filesOfDraft = (draftId: string) => Prisma.sql`
  SELECT d."fileId", d."position", d."publicVersionOfId", s."storedAt" AS "arrivedAt"
    FROM portal."DraftFile" d JOIN portal."StoredFile" s ON s."id" = d."fileId" WHERE d."draftId" = ${draftId}::uuid`;

/** The rows of files that came with a message or letter, in this order. */
export const filesInOrder = (fileIds: readonly string[]) => Prisma.sql`
  SELECT f."id"::uuid AS "fileId", f."place"::int AS "position", NULL::uuid AS "publicVersionOfId", NULL::timestamptz AS "arrivedAt"
    FROM unnest(${[...fileIds]}::text[]) WITH ORDINALITY AS f("id", "place")`;

/** The rows of a response's newest version, and one file more. */
export const filesAnd = (
  responseId: string,
  { fileId, position, publicVersionOf }: { fileId: string; position: number; publicVersionOf: string | null },
) => Prisma.sql`
  SELECT f."fileId", f."position", f."publicVersionOfId", s."storedAt" AS "arrivedAt"
    FROM portal."ResponseFile" f JOIN portal."StoredFile" s ON s."id" = f."fileId"
   WHERE f."versionId" = (SELECT "id" FROM portal."ResponseVersion" WHERE "responseId" = ${responseId}::uuid ORDER BY "number" DESC LIMIT 1)
   UNION ALL
  SELECT s."id", ${position}::int, ${publicVersionOf}::uuid, s."storedAt" FROM portal."StoredFile" s WHERE s."id" = ${fileId}::uuid`;
