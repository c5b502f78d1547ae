import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { type About, type Decided, decide, keepAsQuestion } from "#lib/intake/commands.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import type { NotTakeable } from "#lib/intake/rules.ts";
import type { KeptMail } from "#lib/intake/schema.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { newMessageId, queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { withdrawn } from "#lib/responses/amendments/messages.ts";
import type { LinkRefusal } from "#lib/responses/relations/schema.ts";
import { responseContentSchema } from "#lib/responses/schema.ts";
import { receiptTokenOf } from "#lib/responses/tokens/rules.ts";
import { findOperativeReading } from "#lib/triage/reading/queries.ts";
import { letterFromStaff } from "./messages.ts";
import { findCorrespondence } from "./queries.ts";
import { type LetterTyped, needsResponse, type Placing } from "./schema.ts";

type NotPlaced = NotTakeable | LinkRefusal | "no-response" | "nothing-said" | "newer";
/** `reference`: the question's, or of the response that was taken from it, where one was. `hasTakenEffect`: of a withdrawal. */
export type Placed = { reference: string | null; hasTakenEffect: boolean };
type Target = { id: string; reference: string };

/**
 * Staff say what a message or letter is and to which response it belongs: on record, over the record that they saw. An answer is
 * correspondence and nothing else. What adds to a response or replaces it is taken into the register by itself, in the same commit.
 */
export async function placeMail(
  actor: Actor,
  consultation: About,
  id: string,
  placing: Placing,
  now: Date,
): Promise<Decided<Placed, NotPlaced>> {
  const { kind, readingNumber, seenId } = placing;
  const target = needsResponse(kind) ? await findTarget(consultation.id, placing.reference) : null;
  if (needsResponse(kind) && !target) return refused("no-response");
  if ((kind === "SUPPLEMENT" || kind === "REPLACEMENT") && target) {
    const reason = placing.reason || "The sender says so in the message that it was taken from.";
    const beside = { kind, responseId: target.id, reference: target.reference, seenId, reason };
    const taken = await takeIn(actor, consultation, id, readingNumber, now, beside);
    return taken.ok ? done({ ...taken.value, hasTakenEffect: true }) : taken;
  }
  const outcome = await decide<Placed, NotPlaced | "changed">(
    actor,
    consultation,
    id,
    readingNumber,
    "mail.placed",
    async (tx, mail) => {
      if ((mail.placement?.id ?? "") !== seenId) return refused("changed");
      if (kind === "WITHDRAWAL" && target) return withdrawBy(tx, actor, consultation, mail, target, placing);
      await record(tx, actor, consultation, mail, placing, target?.id ?? keptResponse(mail, placing));
      if (kind === "ANSWER" && target) await awaken(tx, target.id);
      if (kind !== "QUESTION") return done({ reference: target?.reference ?? null, hasTakenEffect: false });
      const reference = await keepAsQuestion(tx, actor, consultation, mail, now);
      // Thrown away with the record: nothing is said that could be handed on.
      if (reference === null) throw new NothingSaid();
      return done({ reference, hasTakenEffect: false });
    },
    target ? [target.id] : [],
  ).catch((error: unknown) => {
    if (error instanceof NothingSaid) return refused("nothing-said");
    throw error;
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

class NothingSaid extends Error {}

const findTarget = (consultationId: string, reference: string): Promise<Target | null> =>
  db().response.findFirst({ where: { consultationId, reference }, select: { id: true, reference: true } });

/** A question or what is nothing stays with the response that it was found to belong to; what is a response of its own belongs to none. */
const keptResponse = ({ placement }: KeptMail, { kind }: Placing): string | null =>
  kind === "OWN" ? null : (placement?.responseId ?? null);

async function record(
  tx: Transaction,
  actor: Actor,
  consultation: About,
  { id, placement }: KeptMail,
  { kind, reason, reference }: Placing,
  responseId: string | null,
): Promise<void> {
  await tx.mailPlacement.createMany({
    data: {
      mailId: id,
      kind,
      responseId,
      toldBy: "staff",
      reason: reason === "" ? null : reason,
      replacesId: placement?.id ?? null,
      placedById: actor.id,
    },
  });
  await recordEvent(tx, {
    action: "mail.placed",
    actor,
    consultationId: consultation.id,
    subject: needsResponse(kind) ? reference : id,
    detail: { mail: id, as: kind, was: placement?.kind ?? null },
  });
}

/** The sender answered: the response waits for a person now, and no longer for its sender. */
const awaken = (tx: Transaction, responseId: string) =>
  tx.triage.updateMany({
    where: { responseId, status: "WAITING" },
    data: { status: "NEW", revision: { increment: 1 }, previousStatus: null, changedById: null },
  });

/**
 * A withdrawal on the sender's words, by the web's rule: received until the close it takes effect, by the message's own time of receipt
 * (S28.8); received later it is recorded as asked and the response is counted on. A version that came in after the message stands against it.
 */
async function withdrawBy(
  tx: Transaction,
  actor: Actor,
  consultation: About,
  mail: KeptMail,
  target: Target,
  placing: Placing,
): Promise<Outcome<Placed, NotPlaced>> {
  const at = mail.reading.receivedAt === null ? null : new Date(mail.reading.receivedAt);
  if (at === null) return refused("no-time");
  const latest = await tx.responseVersion.findFirst({
    where: { responseId: target.id },
    orderBy: { number: "desc" },
    select: { receivedAt: true, content: true },
  });
  if (!latest) return refused("no-response");
  if (latest.receivedAt > at) return refused("newer");
  await record(tx, actor, consultation, mail, placing, target.id);
  const isWithdrawn =
    (await tx.$executeRaw`
      INSERT INTO portal."ResponseWithdrawal" ("responseId", "withdrawnAt", "mailId", "recordedById")
      SELECT ${target.id}::uuid, ${at}, ${mail.id}::uuid, ${actor.id}::uuid
       WHERE ${at}::timestamptz <= portal.closes_at(${consultation.id}::uuid)
      ON CONFLICT ("responseId") DO NOTHING`) === 1;
  if (!isWithdrawn) return done({ reference: target.reference, hasTakenEffect: false });
  await tx.draft.deleteMany({ where: { responseId: target.id } });
  const event = { actor, consultationId: consultation.id, subject: target.reference } as const;
  await recordEvent(tx, { ...event, action: "response.withdrawn", detail: { mail: mail.id } });
  const { email } = responseContentSchema.parse(latest.content).respondent;
  const { title, consulter } = consultation.content;
  const receiptUrl = new URL(`/receipts/${receiptTokenOf(target.id, env().AUTH_SECRET)}`, env().PUBLIC_URL).href;
  if (email !== "")
    await queueMail(
      tx,
      withdrawn({ recipient: email, reference: target.reference, title, consulter: consulter.name, receiptUrl }),
    );
  return done({ reference: target.reference, hasTakenEffect: true });
}

type NotWritten = "not-permitted" | "not-found" | "withheld" | "no-address" | "promises";

/**
 * Staff write to a respondent: the letter is queued with its event, in the thread of what came last, under the response's reference. It goes
 * to who wrote last, else to the address on the response. Who may not read all of the response may not write about it. The same form twice
 * is one letter.
 */
export async function writeLetter(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  { id, subject, text }: LetterTyped,
): Promise<Outcome<null, NotWritten>> {
  const event = { action: "letter.written", actor, consultationId: consultation.id, subject: reference } as const;
  if (!isEverPermitted(actor.role, "take-in-mail")) return refuseOnRecord(db(), event, "not-permitted");
  if (promisesIn(`${subject}\n${text}`).length > 0) return refused("promises");
  try {
    const outcome = await db().$transaction(async (tx): Promise<Outcome<null, NotWritten>> => {
      const read = await findOperativeReading(tx, consultation, reference, actor.hasClearance);
      if (!read) return refused("not-found");
      const withheld = await refuseIfWithheld(tx, event, { responses: [read.responseId] });
      if (withheld) return withheld;
      const exchange = await findCorrespondence({ id: read.responseId, reference }, actor, tx);
      if (exchange === "withheld") return refused("withheld");
      const last = exchange.pieces.findLast(({ messageId }) => messageId !== null);
      const theirs = exchange.pieces.findLast((piece) => piece.way === "in" && piece.sender !== null);
      const recipient = theirs?.way === "in" ? theirs.sender : read.content.respondent.email;
      if (!recipient) return refused("no-address");
      const ids = exchange.pieces.flatMap(({ messageId }) => messageId ?? []);
      const thread = { inReplyTo: last?.messageId ?? null, references: ids.slice(-20) };
      const { kind, ...letter } = letterFromStaff(consultation.content, {
        recipient,
        reference,
        subject,
        text,
        ...thread,
      });
      await tx.outgoingMail.createMany({
        data: { ...letter, kind, id, messageId: newMessageId(), writtenById: actor.id, attachments: [] },
      });
      await recordEvent(tx, { ...event, detail: { letter: id } });
      return done(null);
    });
    if (outcome.ok) await wakeMail();
    return outcome;
  } catch (error) {
    // The same form, sent again: the letter is there.
    if (isUniqueViolation(error)) return done(null);
    throw error;
  }
}
