import { randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { commitmentOf } from "#lib/register/commitments/rules.ts";
import type { CommittedFile } from "#lib/register/schema.ts";
import { acknowledgementEnvelope } from "../messages.ts";
import type { ResponseContent } from "../schema.ts";
import { hashToken, receiptTokenOf, referenceFrom } from "../tokens/rules.ts";

export type Registered = { versionId: string; responseId: string; reference: string };

/** What will be registered: made before the transaction's last statement, so that other rows can name it. */
export const newRegistration = (): Registered => ({
  versionId: randomUUID(),
  responseId: randomUUID(),
  reference: referenceFrom(randomBytes(5)),
});

/**
 * Puts a response that came by email or post into the register: response, version, triage row, event, acknowledgement and register
 * entry and files in one statement, as the web's sending does (docs/decisions, 6). It must be the last statement of the caller's transaction: the
 * register's counter is locked from it to the commit. `receivedAt` is when it arrived and decides lateness (S28.8); the register's line
 * has the instant of entering, so that numbers and times run alike. A response without an address gets no letter. `idempotencyKey`:
 * the same message is registered once.
 */
export async function registerReceived(
  tx: Transaction,
  { versionId, responseId, reference }: Registered,
  received: {
    consultationId: string;
    channel: "EMAIL" | "POST";
    content: ResponseContent;
    receivedAt: Date;
    idempotencyKey: string;
    isWaiting: boolean;
    files: readonly (CommittedFile & { fileId: string })[];
  },
): Promise<void> {
  const { consultationId, channel, content, receivedAt, idempotencyKey, isWaiting, files } = received;
  const salt = randomBytes(32).toString("base64url");
  const commitment = await commitmentOf(salt, content, files);
  const fileIds = files.map(({ fileId }) => fileId);
  const { subject, recipient, kind } = acknowledgementEnvelope(content, reference);
  const receiptTokenHash = hashToken(receiptTokenOf(responseId, env().AUTH_SECRET));
  await tx.$executeRaw`
    WITH response AS (
      INSERT INTO portal."Response" ("id", "consultationId", "reference", "receiptTokenHash", "channel")
      VALUES (${responseId}::uuid, ${consultationId}::uuid, ${reference}, ${receiptTokenHash}, ${channel}::portal."Channel")
    ), triage AS (
      INSERT INTO portal."Triage" ("responseId", "status")
      VALUES (${responseId}::uuid, ${isWaiting ? "WAITING" : "NEW"}::portal."TriageStatus")
    ), event AS (
      INSERT INTO portal."AuditEvent" ("actorRole", "action", "consultationId", "subject", "detail")
      VALUES ('respondent', 'response.received', ${consultationId}::uuid, ${reference},
              jsonb_build_object('channel', ${channel}::text, 'commitment', ${commitment}::text))
    ), mail AS (
      INSERT INTO portal."OutgoingMail" ("id", "kind", "recipient", "subject", "about", "versionId")
      SELECT ${randomUUID()}::uuid, ${kind}, ${recipient}::text, ${subject}, ${reference}, ${versionId}::uuid WHERE ${recipient}::text <> ''
    ), files AS (
      INSERT INTO portal."ResponseFile" ("versionId", "fileId", "position", "isLate")
      SELECT ${versionId}::uuid, f."id"::uuid, f."place"::int, ${receivedAt}::timestamptz > consultation."closesAt"
        FROM unnest(${fileIds}::text[]) WITH ORDINALITY AS f("id", "place"), portal."Consultation" consultation
       WHERE consultation."id" = ${consultationId}::uuid
    ), counted AS (
      INSERT INTO portal."RegisterCounter" AS c ("consultationId", "last") VALUES (${consultationId}::uuid, 1)
      ON CONFLICT ("consultationId") DO UPDATE SET "last" = c."last" + 1
      RETURNING "consultationId", "last"
    ), timed AS MATERIALIZED (
      SELECT "consultationId", "last", portal.now() AS at FROM counted
    ), entry AS (
      INSERT INTO portal."RegisterEntry" ("consultationId", "number", "reference", "channel", "receivedAt", "commitment")
      SELECT "consultationId", "last", ${reference}, ${channel}::portal."Channel", at, ${commitment} FROM timed
    )
    INSERT INTO portal."ResponseVersion"
      ("id", "responseId", "number", "content", "idempotencyKey", "receivedAt", "isLate", "salt", "commitment", "registerNumber",
       "registerConsultationId")
    SELECT ${versionId}::uuid, ${responseId}::uuid, 1, ${JSON.stringify(content)}::jsonb, ${idempotencyKey}, ${receivedAt}::timestamptz,
           ${receivedAt}::timestamptz > consultation."closesAt", ${salt}, ${commitment}, "last", consultation."id"
      FROM timed JOIN portal."Consultation" consultation ON consultation."id" = timed."consultationId"`;
}
