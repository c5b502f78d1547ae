import { randomBytes, randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { isLate } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { commitmentOf } from "#lib/register/commitments/rules.ts";
import type { CommittedFile } from "#lib/register/schema.ts";
import { accessOf } from "./links/queries.ts";
import { canSend } from "./links/rules.ts";
import { acknowledgementEnvelope } from "./messages.ts";
import { whyNotSendable } from "./rules.ts";
import { draftContentSchema, type ResponseContent } from "./schema.ts";
import { hashToken, receiptTokenOf, referenceFrom } from "./tokens/rules.ts";

export type Sent = { receiptToken: string; reference: string };

type DraftToSend = {
  id: string;
  consultationId: string;
  responseId: string | null;
  revision: number;
  content: unknown;
  /** As the commitment lists them. */
  files: CommittedFile[];
};

/**
 * Sends a draft. Version, register entry, files, triage row, audit event, acknowledgement and the draft's end are one statement, and so
 * one commit (invariant 1). A file that arrived after the close is late by itself (S28.5). Sending the same draft again, or twice at once, stores one version and gives the same receipt. After the close
 * nothing is refused for being late (invariant 4); `hasAcceptedLate` says that the person was told (S28.3).
 * Refusals: what is missing as field → message; "late" when the close has passed and the person has not been told; "gone" when the
 * token opens no draft.
 */
export async function sendResponse(
  token: string,
  consultation: { content: ConsultationContent; closesAt: Date },
  hasAcceptedLate: boolean,
  now: Date,
): Promise<Outcome<Sent, "late" | "gone"> | { ok: false; reason: "incomplete"; errors: Record<string, string> }> {
  // A draft opened by different links is one draft: what it is sent under is the draft's own, whoever presses.
  const access = await accessOf(token);
  if (!access || !canSend(access.role)) return refused("gone");
  const idempotencyKey = access.draftKey;
  const draft = await findDraftToSend(idempotencyKey, consultation.content.slug, now);
  if (!draft) {
    const already = await findSent(idempotencyKey, consultation.content.slug);
    return already ? done(sentAs(already)) : refused("gone");
  }
  if (!hasAcceptedLate && isLate(now, consultation.closesAt)) return refused("late");
  const content = draftContentSchema.parse(draft.content);
  const errors = whyNotSendable(consultation.content, content, draft.files.length);
  if (Object.keys(errors).length > 0) return { ok: false, reason: "incomplete", errors };
  const response = draft.responseId ? await openedResponse(draft.responseId) : newResponse();
  const source = Prisma.sql`DELETE FROM portal."Draft"
    WHERE "id" = ${draft.id}::uuid AND "revision" = ${draft.revision} AND "revokedAt" IS NULL RETURNING "consultationId"`;
  if (await register({ ...draft, source }, { response, isFirst: draft.responseId === null, content, idempotencyKey })) {
    await wakeMail();
    return done(sentAs(response));
  }
  // The draft was sent, or saved, by somebody else in between: look again.
  return sendResponse(token, consultation, hasAcceptedLate, now);
}

/**
 * Sends a response that was never a draft, from a form whose `key` makes it happen once: a retry, or a second press, gives the same
 * receipt. "changed": this form was sent before with other words, and these were not stored. Otherwise as `sendResponse`.
 */
export async function sendContent(
  key: string,
  consultation: { content: ConsultationContent; closesAt: Date },
  content: ResponseContent,
  hasAcceptedLate: boolean,
  now: Date,
): Promise<Outcome<Sent, "late" | "changed"> | { ok: false; reason: "incomplete"; errors: Record<string, string> }> {
  const { slug } = consultation.content;
  const idempotencyKey = hashToken(`form ${key}`);
  const already = async (): Promise<Outcome<Sent, "changed"> | null> => {
    const sent = await findSent(idempotencyKey, slug);
    return sent && (canonicalize(sent.content) === canonicalize(content) ? done(sentAs(sent)) : refused("changed"));
  };
  const errors = whyNotSendable(consultation.content, content);
  if (Object.keys(errors).length > 0) return { ok: false, reason: "incomplete", errors };
  if (!hasAcceptedLate && isLate(now, consultation.closesAt)) return (await already()) ?? refused("late");
  const response = newResponse();
  const source = Prisma.sql`SELECT "id" AS "consultationId" FROM portal."Consultation" WHERE "slug" = ${slug}
    AND NOT EXISTS (SELECT 1 FROM portal."ResponseVersion" WHERE "idempotencyKey" = ${idempotencyKey})`;
  try {
    const unsaved = { id: null, files: [], source };
    if (await register(unsaved, { response, isFirst: true, content, idempotencyKey })) {
      await wakeMail();
      return done(sentAs(response));
    }
  } catch (error) {
    // Both presses of a double click may come this far: the unique key lets one through, and the other finds what that one stored.
    const sent = await already();
    if (sent) return sent;
    throw error;
  }
  const sent = await already();
  if (!sent) throw new Error(`a response to ${slug} was neither stored nor found`);
  return sent;
}

const sentAs = ({ id, reference }: { id: string; reference: string }): Sent => ({
  receiptToken: receiptTokenOf(id, env().AUTH_SECRET),
  reference,
});

const newResponse = () => ({ id: randomUUID(), reference: referenceFrom(randomBytes(5)) });

const openedResponse = (id: string) =>
  db().response.findUniqueOrThrow({ where: { id }, select: { id: true, reference: true } });

async function findDraftToSend(tokenHash: string, slug: string, now: Date): Promise<DraftToSend | null> {
  const found = await db().$queryRaw<DraftToSend[]>`
    SELECT draft."id", draft."consultationId", draft."responseId", draft."revision", draft."content",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('name', f."name", 'size', f."size", 'sha256', f."sha256") ORDER BY d."position"), '[]')
              FROM portal."DraftFile" d JOIN portal."StoredFile" f ON f."id" = d."fileId" WHERE d."draftId" = draft."id") AS "files"
      FROM portal."Draft" draft JOIN portal."Consultation" consultation ON consultation."id" = draft."consultationId"
     WHERE draft."tokenHash" = ${tokenHash} AND draft."revokedAt" IS NULL AND draft."expiresAt" > ${now} AND consultation."slug" = ${slug}`;
  return found[0] ?? null;
}

/**
 * The commit. Everything hangs on `source`, which gives the consultation's id: for a draft it takes the draft away, if it is still as it
 * was read; for a form that never was one it looks whether it came before. The register's counter is a row whose lock
 * lives from this statement to its own commit, so numbers have no gaps and no submission waits for another's round trips
 * (docs/decisions, 6). The time is the database's own, read under that lock: numbers and times run alike (invariant 4, SX.2).
 * Gives false when the source gave nothing, and then nothing was stored.
 */
async function register(
  draft: { id: string | null; files: CommittedFile[]; source: Prisma.Sql },
  {
    response,
    isFirst,
    content,
    idempotencyKey,
  }: {
    response: { id: string; reference: string };
    isFirst: boolean;
    content: ResponseContent;
    idempotencyKey: string;
  },
): Promise<boolean> {
  const versionId = randomUUID();
  const salt = randomBytes(32).toString("base64url");
  const commitment = await commitmentOf(salt, content, draft.files);
  const { subject, recipient, kind } = acknowledgementEnvelope(content, response.reference);
  const receiptTokenHash = hashToken(receiptTokenOf(response.id, env().AUTH_SECRET));
  const stored = await db().$queryRaw<unknown[]>`
    WITH draft AS (
      ${draft.source}
    ), response AS (
      INSERT INTO portal."Response" ("id", "consultationId", "reference", "receiptTokenHash", "channel")
      SELECT ${response.id}::uuid, "consultationId", ${response.reference}, ${receiptTokenHash}, 'WEB' FROM draft WHERE ${isFirst}
    ), triage AS (
      INSERT INTO portal."Triage" ("responseId") SELECT ${response.id}::uuid FROM draft WHERE ${isFirst}
    ), event AS (
      INSERT INTO portal."AuditEvent" ("actorRole", "action", "consultationId", "subject", "detail")
      SELECT 'respondent', 'response.received', "consultationId", ${response.reference},
             jsonb_build_object('channel', 'WEB', 'commitment', ${commitment}::text) FROM draft
    ), counted AS (
      INSERT INTO portal."RegisterCounter" AS c ("consultationId", "last") SELECT "consultationId", 1 FROM draft
      ON CONFLICT ("consultationId") DO UPDATE SET "last" = c."last" + 1
      RETURNING "consultationId", "last"
    ), timed AS MATERIALIZED (
      SELECT "consultationId", "last", portal.now() AS at FROM counted
    ), entry AS (
      INSERT INTO portal."RegisterEntry" ("consultationId", "number", "reference", "channel", "receivedAt", "commitment")
      SELECT "consultationId", "last", ${response.reference}, 'WEB', at, ${commitment} FROM timed
    ), files AS (
      INSERT INTO portal."ResponseFile" ("versionId", "fileId", "position", "isLate", "publicVersionOfId")
      SELECT ${versionId}::uuid, f."fileId", f."position", stored."storedAt" > consultation."closesAt", f."publicVersionOfId"
        FROM draft JOIN portal."Consultation" consultation ON consultation."id" = draft."consultationId"
        JOIN portal."DraftFile" f ON f."draftId" = ${draft.id}::uuid JOIN portal."StoredFile" stored ON stored."id" = f."fileId"
    ), mail AS (
      INSERT INTO portal."OutgoingMail" ("id", "kind", "recipient", "subject", "about", "versionId")
      SELECT ${randomUUID()}::uuid, ${kind}, ${recipient}, ${subject}, ${response.reference}, ${versionId}::uuid FROM draft
    )
    INSERT INTO portal."ResponseVersion"
      ("id", "responseId", "number", "content", "idempotencyKey", "receivedAt", "isLate", "salt", "commitment", "registerNumber",
       "registerConsultationId")
    SELECT ${versionId}::uuid, ${response.id}::uuid,
           1 + (SELECT count(*)::int FROM portal."ResponseVersion" WHERE "responseId" = ${response.id}::uuid),
           ${JSON.stringify(content)}::jsonb, ${idempotencyKey}, at, at > consultation."closesAt", ${salt}, ${commitment}, "last",
           consultation."id"
      FROM timed JOIN portal."Consultation" consultation ON consultation."id" = timed."consultationId"
    RETURNING 1`;
  return stored.length === 1;
}

async function findSent(idempotencyKey: string, slug: string) {
  const version = await db().responseVersion.findUnique({
    where: { idempotencyKey, response: { consultation: { slug } } },
    select: { content: true, response: { select: { id: true, reference: true } } },
  });
  return version && { ...version.response, content: version.content };
}
