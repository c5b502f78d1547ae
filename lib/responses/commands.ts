import canonicalize from "canonicalize";
import { findTexts } from "#lib/consultations/queries.ts";
import { isLate } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, isUniqueViolation, Prisma } from "#lib/db/client.ts";
import { flushed, queryUnflushed } from "#lib/db/unflushed.ts";
import { env } from "#lib/env.ts";
import { mayAsk, verdictInWords } from "#lib/intake/boxes/rules.ts";
import type { Verdict } from "#lib/intake/classification/schema.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import type { CommittedFile } from "#lib/register/schema.ts";
import { findApproval } from "./approvals/queries.ts";
import { approvalBase } from "./approvals/rules.ts";
import { accessOf } from "./links/queries.ts";
import { canSend } from "./links/rules.ts";
import { filesOfDraft, fromTheWeb, newRegistration, newVersionOf, registerVersion } from "./registration/commands.ts";
import { whyNotSendable } from "./rules.ts";
import { draftContentSchema, type ResponseContent } from "./schema.ts";
import { textFor } from "./texts.ts";
import { hashToken, receiptTokenOf } from "./tokens/rules.ts";

export type Sent = { receiptToken: string; reference: string };

type DraftToSend = {
  id: string;
  consultationId: string;
  /** The response that it amends; null for a first draft. */
  responseId: string | null;
  reference: string | null;
  revision: number;
  content: unknown;
  /** Somebody was asked to approve it before it is sent. */
  isAsked: boolean;
  /** As the commitment lists them. */
  files: CommittedFile[];
};

/**
 * Sends a draft. Version, register entry, files, triage row, audit event, acknowledgement and the draft's end are one statement, and so
 * one commit (invariant 1). A file that arrived after the close is late by itself (S28.5). Sending the same draft again, or twice at once, stores one version and gives the same receipt. After the close
 * nothing is refused for being late (invariant 4); `hasAcceptedLate` says that the person was told (S28.3).
 * Refusals: what is missing as field → message; "late" when the close has passed and the person has not been told; "gone" when the
 * token opens no draft. Where a named person was asked to approve it and did not approve what it says now, the person must say that they send
 * it without (`isSentWithout`), and the log says so; what is late is never kept back for it. "conflict" when the draft is no longer of the revision `shown`, where one is given.
 */
export async function sendResponse(
  token: string,
  consultation: { content: ConsultationContent; closesAt: Date },
  hasAcceptedLate: boolean,
  now: Date,
  shown?: number,
  isSentWithout = false,
): Promise<
  Outcome<Sent, "late" | "gone" | "conflict"> | { ok: false; reason: "incomplete"; errors: Record<string, string> }
> {
  // A draft opened by different links is one draft: what it is sent under is the draft's own, whoever presses.
  const access = await accessOf(token);
  if (!access || !canSend(access.role)) return refused("gone");
  const idempotencyKey = access.draftKey;
  const draft = await findDraftToSend(idempotencyKey, consultation.content.slug, now);
  if (!draft) {
    const already = await findSent(idempotencyKey, consultation.content.slug);
    return already ? acknowledge(already) : refused("gone");
  }
  if (shown !== undefined && draft.revision !== shown) return refused("conflict");
  if (!hasAcceptedLate && isLate(now, consultation.closesAt)) return refused("late");
  const content = draftContentSchema.parse(draft.content);
  const errors = whyNotSendable(content, draft.files.length);
  const approval = draft.isAsked ? await findApproval(draft.id, approvalBase(content, draft.files)) : null;
  const isApproved = approval === null || approval.state === "approved";
  if (!isApproved && !isSentWithout && !isLate(now, consultation.closesAt))
    errors.sendWithout = `${approval.approver} has not approved this. Say that you send it without, or wait`;
  if (Object.keys(errors).length > 0) return { ok: false, reason: "incomplete", errors };
  const { responseId, reference } = draft;
  const registration = responseId && reference ? newVersionOf(responseId, reference) : newRegistration();
  const isStored = await registerVersion(queryUnflushed, registration, {
    ...fromTheWeb,
    // Takes the draft away, if it is still as it was read.
    source: Prisma.sql`DELETE FROM portal."Draft"
      WHERE "id" = ${draft.id}::uuid AND "revision" = ${draft.revision} AND "revokedAt" IS NULL RETURNING "consultationId"`,
    isFirst: responseId === null,
    content,
    askedInWords: await verdictOf(consultation.content.slug, content),
    idempotencyKey,
    ...(approval ? { detail: { approval: isApproved ? "given" : "without" } } : {}),
    files: draft.files,
    fileRows: filesOfDraft(draft.id),
  }).catch((error: unknown) => {
    // Another change of the same response took the next version's number; this one is whole in its draft, and takes the one after.
    if (responseId && isUniqueViolation(error)) return false;
    throw error;
  });
  if (isStored) return acknowledge(registration);
  // The draft, or another change of the same response, was sent or saved in between: look again.
  return sendResponse(token, consultation, hasAcceptedLate, now, shown, isSentWithout);
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
    return sent && (canonicalize(sent.content) === canonicalize(content) ? acknowledge(sent) : refused("changed"));
  };
  const errors = whyNotSendable(content);
  if (Object.keys(errors).length > 0) return { ok: false, reason: "incomplete", errors };
  if (!hasAcceptedLate && isLate(now, consultation.closesAt)) return (await already()) ?? refused("late");
  const registration = newRegistration();
  try {
    const isStored = await registerVersion(queryUnflushed, registration, {
      ...fromTheWeb,
      // Looks whether the form came before.
      source: Prisma.sql`SELECT "id" AS "consultationId" FROM portal."Consultation" WHERE "slug" = ${slug}
        AND NOT EXISTS (SELECT 1 FROM portal."ResponseVersion" WHERE "idempotencyKey" = ${idempotencyKey})`,
      isFirst: true,
      content,
      askedInWords: await verdictOf(slug, content),
      idempotencyKey,
      files: [],
      fileRows: Prisma.empty,
    });
    if (isStored) return acknowledge(registration);
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

/** What its words ask for although nothing is marked: read once, for whoever asked and was told, and sends it as it is (S31.7). */
const verdictOf = async (slug: string, content: ResponseContent): Promise<Verdict> =>
  mayAsk(content) ? verdictInWords(textFor(content, await findTexts(slug)), content) : "none";

/** What was stored may be said to be received only when it is on disk (invariant 1), also to whoever asks again. */
async function acknowledge({ responseId, reference }: { responseId: string; reference: string }) {
  await flushed();
  await wakeMail();
  return done<Sent>({ receiptToken: receiptTokenOf(responseId, env().AUTH_SECRET), reference });
}

async function findDraftToSend(tokenHash: string, slug: string, now: Date): Promise<DraftToSend | null> {
  const found = await db().$queryRaw<DraftToSend[]>`
    SELECT draft."id", draft."consultationId", draft."responseId", draft."revision", draft."content",
           EXISTS (SELECT FROM portal."DraftApproval" WHERE "draftId" = draft."id") AS "isAsked",
           (SELECT "reference" FROM portal."Response" WHERE "id" = draft."responseId") AS "reference",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('name', f."name", 'size', f."size", 'sha256', f."sha256") ORDER BY d."position"), '[]')
              FROM portal."DraftFile" d JOIN portal."StoredFile" f ON f."id" = d."fileId" WHERE d."draftId" = draft."id") AS "files"
      FROM portal."Draft" draft JOIN portal."Consultation" consultation ON consultation."id" = draft."consultationId"
     WHERE draft."tokenHash" = ${tokenHash} AND draft."revokedAt" IS NULL AND draft."expiresAt" > ${now} AND consultation."slug" = ${slug}
       AND NOT EXISTS (SELECT 1 FROM portal."ResponseWithdrawal" WHERE "responseId" = draft."responseId")`;
  return found[0] ?? null;
}

async function findSent(idempotencyKey: string, slug: string) {
  const found = await db().$queryRaw<{ content: unknown; responseId: string; reference: string }[]>`
    SELECT v."content", v."responseId", r."reference"
      FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
      JOIN portal."Consultation" c ON c."id" = r."consultationId"
     WHERE v."idempotencyKey" = ${idempotencyKey} AND c."slug" = ${slug}`;
  return found[0] ?? null;
}
