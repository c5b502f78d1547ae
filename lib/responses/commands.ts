import { createHash, randomBytes, randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { recordEvent } from "#lib/audit/commands.ts";
import { isLate } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { acknowledgement } from "./messages.ts";
import { whyNotSendable } from "./rules.ts";
import { draftContentSchema, type ResponseContent } from "./schema.ts";
import { hashToken, receiptTokenOf, referenceFrom } from "./tokens/rules.ts";

export type Sent = { receiptToken: string; reference: string };

type Registered = { registerNumber: number; receivedAt: Date; isLate: boolean };

/**
 * Takes the next register number and stores the version with it, as one statement: the counter's row lock is held from here to the
 * commit and no longer (decision 0006). The time is the database's own, read under that lock, so numbers and times run alike.
 */
async function registerVersion(
  tx: Transaction,
  version: {
    id: string;
    responseId: string;
    consultationId: string;
    reference: string;
    number: number;
    idempotencyKey: string;
    content: ResponseContent;
    salt: string;
    commitment: string;
    channel: "WEB" | "EMAIL" | "POST";
  },
): Promise<Registered> {
  const [row] = await tx.$queryRaw<Registered[]>`
    WITH counted AS (
      INSERT INTO portal."RegisterCounter" AS c ("consultationId", "last") VALUES (${version.consultationId}::uuid, 1)
      ON CONFLICT ("consultationId") DO UPDATE SET "last" = c."last" + 1
      RETURNING "last"
    ), timed AS MATERIALIZED (
      SELECT "last", portal.now() AS at FROM counted
    ), entry AS (
      INSERT INTO portal."RegisterEntry" ("consultationId", "number", "reference", "channel", "receivedAt", "commitment")
      SELECT ${version.consultationId}::uuid, "last", ${version.reference}, ${version.channel}::portal."Channel", at, ${version.commitment} FROM timed
    )
    INSERT INTO portal."ResponseVersion"
      ("id", "responseId", "number", "content", "idempotencyKey", "receivedAt", "isLate", "salt", "commitment", "registerNumber", "registerConsultationId")
    SELECT ${version.id}::uuid, ${version.responseId}::uuid, ${version.number}, ${JSON.stringify(version.content)}::jsonb, ${version.idempotencyKey},
           at, at > consultation."closesAt", ${version.salt}, ${version.commitment}, "last", consultation."id"
      FROM timed, portal."Consultation" consultation WHERE consultation."id" = ${version.consultationId}::uuid
    RETURNING "registerNumber", "receivedAt", "isLate"`;
  if (!row) throw new Error("the register took no entry");
  return row;
}

/** SHA-256 over the canonical JSON (RFC 8785) of salt, content and files; hexadecimal. */
const commitmentOf = (salt: string, content: ResponseContent): string =>
  createHash("sha256")
    .update(canonicalize({ salt, content, files: [] }) ?? "")
    .digest("hex");

/**
 * Sends a draft: version, register entry, triage row, audit event, acknowledgement and the draft's end in one transaction
 * (invariant 1). Sending the same draft again, or twice at once, stores one version and gives the same receipt. After the close
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
  const idempotencyKey = hashToken(token);
  const already = await findSent(idempotencyKey);
  if (already) return done(already);
  if (!hasAcceptedLate && isLate(now, consultation.closesAt)) return refused("late");
  const outcome = await db().$transaction(async (tx) => {
    const [draft] = await tx.$queryRaw<
      { id: string; consultationId: string; responseId: string | null; content: unknown }[]
    >`
      SELECT d."id", d."consultationId", d."responseId", d."content" FROM portal."Draft" d JOIN portal."Consultation" c ON c."id" = d."consultationId"
       WHERE d."tokenHash" = ${idempotencyKey} AND d."revokedAt" IS NULL AND c."slug" = ${consultation.content.slug} FOR UPDATE OF d`;
    if (!draft) return refused("gone");
    const content = draftContentSchema.parse(draft.content);
    const errors = whyNotSendable(consultation.content, content);
    if (Object.keys(errors).length > 0) return { ok: false as const, reason: "incomplete" as const, errors };
    const { response, number } = await openResponse(tx, draft);
    const salt = randomBytes(32).toString("base64url");
    const commitment = commitmentOf(salt, content);
    await tx.draft.deleteMany({ where: { id: draft.id } });
    await recordEvent(tx, {
      action: "response.received",
      actor: null,
      role: "respondent",
      consultationId: draft.consultationId,
      subject: response.reference,
      detail: { version: number, channel: "WEB", commitment },
    });
    const registered = await registerVersion(tx, {
      id: randomUUID(),
      responseId: response.id,
      consultationId: draft.consultationId,
      reference: response.reference,
      number,
      idempotencyKey,
      content,
      salt,
      commitment,
      channel: "WEB",
    });
    const receiptToken = receiptTokenOf(response.id, env().AUTH_SECRET);
    await queueMail(
      tx,
      acknowledgement({
        consultation: consultation.content,
        content,
        reference: response.reference,
        receiptUrl: new URL(`/receipts/${receiptToken}`, env().PUBLIC_URL).href,
        ...registered,
      }),
    );
    return done({ receiptToken, reference: response.reference });
  });
  // Of two sendings at once the second waits for the draft's row and finds it gone: the first one's receipt is the receipt.
  const winner = !outcome.ok && outcome.reason === "gone" ? await findSent(idempotencyKey) : null;
  return winner ? done(winner) : outcome;
}

/** A first sending opens a response; an amendment adds the next version to the one its draft names. */
async function openResponse(tx: Transaction, draft: { consultationId: string; responseId: string | null }) {
  if (draft.responseId) {
    const response = await tx.response.findUniqueOrThrow({
      where: { id: draft.responseId },
      select: { id: true, reference: true, _count: { select: { versions: true } } },
    });
    return { response, number: response._count.versions + 1 };
  }
  const id = randomUUID();
  const response = { id, reference: referenceFrom(randomBytes(5)) };
  await tx.response.createMany({
    data: {
      ...response,
      consultationId: draft.consultationId,
      receiptTokenHash: hashToken(receiptTokenOf(id, env().AUTH_SECRET)),
      channel: "WEB",
    },
  });
  await tx.triage.createMany({ data: { responseId: id } });
  return { response, number: 1 };
}

async function findSent(idempotencyKey: string): Promise<Sent | null> {
  const version = await db().responseVersion.findUnique({
    where: { idempotencyKey },
    select: { response: { select: { id: true, reference: true } } },
  });
  return (
    version && {
      receiptToken: receiptTokenOf(version.response.id, env().AUTH_SECRET),
      reference: version.response.reference,
    }
  );
}
