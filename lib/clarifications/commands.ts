import { randomBytes } from "node:crypto";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { tellEverybody } from "#lib/consultations/audience/commands.ts";
import { findPublicConsultation, holdConsultation } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { referenceFrom } from "#lib/responses/tokens/rules.ts";
import { answerToAsker, questionReceived, sharedAnswer } from "./messages.ts";
import { type NotPublishable, whyNotPublishable } from "./rules.ts";
import type { Answered, Asked, ClarificationForStaff, PublicClarification } from "./schema.ts";

const pageOf = (slug: string) => new URL(`/consultations/${slug}/clarifications`, env().PUBLIC_URL).href;

/**
 * Keeps a question about the documents (§32), with its audit event and, when an address was given, a letter of receipt, in one commit.
 * `source` is where the request comes from: letters are counted by it and by address.
 * The same form sent twice keeps one question. Gives its reference; null: no such consultation.
 */
export async function askQuestion(slug: string, asked: Asked, source: string, now: Date): Promise<string | null> {
  const consultation = await findPublicConsultation(slug);
  if (!consultation) return null;
  try {
    const reference = await db().$transaction((tx) => keepQuestion(tx, consultation.content, asked, source, now));
    if (asked.email) await wakeMail();
    return reference;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { idempotencyKey } = asked;
    const kept = await db().clarification.findUnique({ where: { idempotencyKey }, select: { reference: true } });
    if (!kept) throw error;
    return kept.reference;
  }
}

/** Keeps a question in the caller's transaction, as `askQuestion` does; one that is here already stays as it is. Gives its reference. */
export async function keepQuestion(
  tx: Transaction,
  content: ConsultationContent,
  asked: Asked,
  source: string,
  now: Date,
): Promise<string> {
  const { question, paragraph, name, email, idempotencyKey } = asked;
  const known = await tx.clarification.findUnique({ where: { idempotencyKey }, select: { reference: true } });
  if (known) return known.reference;
  const reference = referenceFrom(randomBytes(5), "Q");
  const { consultationId } = await tx.clarification.create({
    data: {
      consultation: { connect: { slug: content.slug } },
      reference,
      idempotencyKey,
      question,
      paragraph,
      askerName: name,
      askerEmail: email,
    },
    select: { consultationId: true },
  });
  await recordEvent(tx, {
    action: "clarification.asked",
    actor: null,
    role: "public",
    consultationId,
    subject: reference,
    detail: { paragraph, hasAddress: email !== null },
  });
  // The question is kept whatever happens; what could flood somebody else's mailbox is the letter.
  if (email && (await countAskedMail(tx, { to: email, source })))
    await queueMail(tx, questionReceived({ content, now, reference, question, email, page: pageOf(content.slug) }));
  return reference;
}

type Written = Outcome<null, "not-permitted" | "not-found" | "withheld" | "changed" | "already-published">;

/** Writes the answer and the question as it will be published, over the revision that was read. Until it is published it can be written anew. */
export async function writeAnswer(
  actor: Actor,
  slug: string,
  reference: string,
  { revision, ...answered }: Answered,
  now: Date,
): Promise<Written> {
  return db().$transaction(async (tx): Promise<Written> => {
    const found = await tx.clarification.findFirst({
      where: { reference, consultation: { slug } },
      select: { id: true, consultationId: true, publishedAt: true },
    });
    if (!found) return refused("not-found");
    const event = {
      action: "clarification.answered",
      actor,
      consultationId: found.consultationId,
      subject: reference,
    } as const;
    if (!isEverPermitted(actor.role, "answer-clarification")) return refuseOnRecord(tx, event, "not-permitted");
    const withheld = await refuseIfWithheld(tx, event, { questions: [reference] });
    if (withheld) return withheld;
    if (found.publishedAt) return refused("already-published");
    const { count } = await tx.clarification.updateMany({
      where: { id: found.id, revision, publishedAt: null },
      data: { ...answered, answeredById: actor.id, answeredAt: now, revision: revision + 1 },
    });
    if (count === 0) return refused("changed");
    await recordEvent(tx, { ...event, detail: { changesMeaning: answered.changesMeaning, revision: revision + 1 } });
    return done(null);
  });
}

type Published = Outcome<{ number: number }, NotPublishable | "not-permitted" | "not-found" | "withheld" | "changed">;

/**
 * Publishes question and answer for everyone, without the asker's name (§32), and tells the asker, everyone who has responded or holds a
 * draft with an address, and everyone who asked to be told, in one commit. `revision` is the one its publisher read and confirmed to name nobody. Refused to whoever wrote the answer.
 */
export async function publishClarification(
  actor: Actor,
  slug: string,
  reference: string,
  revision: number,
  now: Date,
): Promise<Published> {
  const consultation = await findPublicConsultation(slug);
  if (!consultation) return refused("not-found");
  const outcome = await db().$transaction(async (tx): Promise<Published> => {
    // So that numbers have no gaps.
    await holdConsultation(tx, { slug });
    const found = await tx.clarification.findFirst({
      where: { reference, consultation: { slug } },
      select: {
        id: true,
        consultationId: true,
        paragraph: true,
        revision: true,
        publicQuestion: true,
        answer: true,
        changesMeaning: true,
        askerName: true,
        askerEmail: true,
        answeredBy: { select: { id: true, name: true } },
        publishedAt: true,
      },
    });
    if (!found) return refused("not-found");
    const { consultationId } = found;
    const event = { action: "clarification.published", actor, consultationId, subject: reference } as const;
    if (!isEverPermitted(actor.role, "publish-clarification")) return refuseOnRecord(tx, event, "not-permitted");
    const withheld = await refuseIfWithheld(tx, event, { questions: [reference] });
    if (withheld) return withheld;
    const [why] = whyNotPublishable(found, actor.id);
    if (why) return refuseOnRecord(tx, event, why);
    if (found.revision !== revision) return refused("changed");
    const number = 1 + (await tx.clarification.count({ where: { consultationId, publishedAt: { not: null } } }));
    // A colleague may write it anew between the reading above and this: what is published is what was read, or nothing.
    const { count } = await tx.clarification.updateMany({
      where: { id: found.id, revision, publishedAt: null },
      data: { publishedById: actor.id, publishedAt: now, publicNumber: number },
    });
    if (count === 0) return refused("changed");
    const entry = entryOf(found, number, now);
    await tx.publicClarification.createMany({ data: { slug, ...entry } });
    const told = await tell(tx, consultation.content, entry, { ...found, reference }, now);
    await recordEvent(tx, { ...event, detail: { number, changesMeaning: entry.changesMeaning, told } });
    return done({ number });
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

type Answer = Pick<ClarificationForStaff, "publicQuestion" | "answer" | "changesMeaning" | "paragraph">;

const entryOf = (found: Answer, number: number, publishedAt: Date): PublicClarification => ({
  number,
  question: found.publicQuestion ?? "",
  answer: found.answer ?? "",
  paragraph: found.paragraph,
  changesMeaning: found.changesMeaning ?? false,
  publishedAt,
});

/** Queues the letters; gives how many. Nobody gets two. */
async function tell(
  tx: Transaction,
  content: ConsultationContent,
  entry: PublicClarification,
  { consultationId, askerEmail, reference }: { consultationId: string; askerEmail: string | null; reference: string },
  now: Date,
): Promise<number> {
  const page = pageOf(content.slug);
  if (askerEmail) await queueMail(tx, answerToAsker({ content, now, entry, page, email: askerEmail, reference }));
  const consultation = { id: consultationId, slug: content.slug };
  const { told } = await tellEverybody(
    tx,
    consultation,
    sharedAnswer({ content, now, entry, page }),
    now,
    askerEmail ? [askerEmail] : [],
  );
  return told + (askerEmail ? 1 : 0);
}
