import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { keepQuestion } from "#lib/clarifications/commands.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { isWithheldFrom } from "#lib/confidentiality/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { findFile } from "#lib/files/queries.ts";
import type { FileFacts } from "#lib/files/schema.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { findIncomingMail, listLikeness } from "./queries.ts";
import type { KeptMail, MailForStaff, MailReading } from "./schema.ts";

/** Who acts on a message: a person, or null for the mailbox job. */
export type By = Actor | null;
export type About = Pick<ConsultationForStaff, "id" | "slug" | "version" | "content" | "closesAt" | "texts">;

/** Lets a member of staff at a message, on record (SX.4). Whoever has no clearance is let at none that asks for confidentiality, nor at one that belongs to a response that does. */
async function letIn(
  tx: Transaction,
  actor: Actor,
  consultation: Pick<About, "id">,
  id: string,
): Promise<KeptMail | "withheld" | null> {
  const isPermitted = isEverPermitted(actor.role, "take-in-mail");
  const found = isPermitted ? await findIncomingMail(tx, consultation, id) : null;
  const isWithheld = found !== null && (await isWithheldFrom(tx, actor, { messages: [id] }));
  const event = { action: "mail.opened", actor, consultationId: consultation.id, subject: id } as const;
  await recordEvent(tx, { ...event, isRefused: !found || isWithheld });
  return isWithheld ? "withheld" : found;
}

/** Opens a message for staff, on record, with what is like it. "withheld": its reader has no clearance. Null: there is none for this person. */
export const openIncomingMail = (
  actor: Actor,
  consultation: Pick<About, "id">,
  id: string,
): Promise<MailForStaff | "withheld" | null> =>
  db().$transaction(async (tx) => {
    const found = await letIn(tx, actor, consultation, id);
    if (found === null || found === "withheld") return found;
    return { ...found, likeness: await listLikeness(tx, consultation, found, actor) };
  });

/** Opens the bytes as they arrived, on record before the first one goes out, under the same rule as the page; null: there are none for this person. */
export async function openOriginal(actor: Actor, id: string): Promise<FileFacts | null> {
  const found = await db().incomingMail.findUnique({ where: { id }, select: { consultationId: true } });
  if (!found) return null;
  const mail = await db().$transaction((tx) => letIn(tx, actor, { id: found.consultationId }, id));
  return mail && mail !== "withheld" ? findFile(mail.fileId) : null;
}

export type Decided<T, Why extends string> = Outcome<
  T,
  Why | "not-permitted" | "not-found" | "withheld" | "changed" | "decided"
>;

/**
 * What each decision on a message shares: the right to it, the message itself and the responses that it is decided to belong to, none of which
 * is withheld from its maker, the reading its maker saw, and no decision before.
 */
export async function decide<T, Why extends string>(
  by: By,
  consultation: About,
  id: string,
  readingNumber: number,
  action: "mail.reinterpreted" | "mail.taken-in" | "mail.handed-on" | "mail.set-aside" | "mail.placed",
  act: (tx: Transaction, mail: KeptMail) => Promise<Outcome<T, Why>>,
  responses: readonly string[] = [],
): Promise<Decided<T, Why>> {
  const event = { action, actor: by, consultationId: consultation.id, subject: id };
  if (by && !isEverPermitted(by.role, "take-in-mail")) {
    await recordEvent(db(), { ...event, isRefused: true });
    return refused("not-permitted");
  }
  try {
    return await db().$transaction(async (tx): Promise<Decided<T, Why>> => {
      // As in the database's own checks: what is read and decided of one message comes one after another.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mail ${id}`}, 0))`;
      const mail = await findIncomingMail(tx, consultation, id);
      if (!mail) return refused("not-found");
      const withheld = await refuseIfWithheld(tx, event, { messages: [id], responses });
      if (withheld) return withheld;
      if (mail.isFinal) return refused("decided");
      if (mail.readingNumber !== readingNumber) return refused("changed");
      const outcome = await act(tx, mail);
      if (!outcome.ok) await recordEvent(tx, { ...event, isRefused: true, detail: { why: outcome.reason } });
      return outcome;
    });
  } catch (error) {
    // Somebody else's reading or decision came first: the keys decide.
    if (isUniqueViolation(error)) return refused(action === "mail.reinterpreted" ? "changed" : "decided");
    throw error;
  }
}

/** What staff say anew of a message; of its sender what their page asks for. */
type Reread = Omit<MailReading, "evidence" | "form" | "respondent"> & {
  respondent: Pick<MailReading["respondent"], "name" | "organisation" | "email">;
};

/**
 * Staff read a message otherwise than the rules did, or than before: a new reading beside the old ones. What arrived stays as it is, and so
 * does what a form said of its sender's role.
 */
export const rereadMail = (actor: Actor, consultation: About, id: string, readingNumber: number, next: Reread) =>
  decide(
    actor,
    consultation,
    id,
    readingNumber,
    "mail.reinterpreted",
    async (tx, { reading, serverReceivedAt, formFile }) => {
      const receivedAt = serverReceivedAt?.toISOString() ?? next.receivedAt;
      const { evidence, form } = reading;
      const capacity = next.respondent.organisation === "" ? "self" : "organisation";
      const respondent = { ...reading.respondent, ...next.respondent, capacity } as const;
      const content: MailReading = { ...next, respondent, receivedAt, evidence, form };
      await tx.incomingMailReading.createMany({
        data: {
          mailId: id,
          number: readingNumber + 1,
          content,
          readById: actor.id,
          formFileId: formFile?.fileId ?? null,
        },
      });
      await recordEvent(tx, {
        action: "mail.reinterpreted",
        actor,
        consultationId: consultation.id,
        subject: id,
        detail: {
          reading: readingNumber + 1,
          verdict: next.verdict,
          was: reading.verdict,
          isResponse: next.isResponse,
          receivedAt,
        },
      });
      return done({ readingNumber: readingNumber + 1 });
    },
  );

/** Sets a message aside: an automatic reply, a delivery report, anything that is no response. It stays, with the reason, and a later record can correct it. */
export const setAside = (actor: Actor, consultation: About, id: string, readingNumber: number, reason: string) =>
  decide(actor, consultation, id, readingNumber, "mail.set-aside", async (tx, { placement }) => {
    if (reason.trim() === "") return refused("no-reason");
    await tx.mailPlacement.createMany({
      data: {
        mailId: id,
        kind: "NOTHING",
        toldBy: "staff",
        responseId: placement?.responseId ?? null,
        reason,
        replacesId: placement?.id ?? null,
        placedById: actor.id,
      },
    });
    await recordEvent(tx, { action: "mail.set-aside", actor, consultationId: consultation.id, subject: id });
    return done(null);
  });

/** Puts a message into the log of questions (§32), once, with its own letter of receipt, in the caller's transaction. Null: it says nothing. */
export async function keepAsQuestion(
  tx: Transaction,
  actor: Actor,
  consultation: About,
  { id, reading, readingNumber }: KeptMail,
  now: Date,
): Promise<string | null> {
  const question = [...Object.values(reading.answers), reading.general]
    .filter((text) => text.trim() !== "")
    .join("\n\n")
    .slice(0, 20_000);
  if (question === "") return null;
  const { name, email } = reading.respondent;
  const asked = { question, paragraph: null, name: name || null, email: email || null, idempotencyKey: id };
  const reference = await keepQuestion(tx, consultation.content, asked, `mail ${id}`, now);
  await tx.incomingMailOutcome.createMany({
    data: { mailId: id, kind: "CLARIFICATION", readingNumber, clarification: reference, decidedById: actor.id },
  });
  await recordEvent(tx, {
    action: "mail.handed-on",
    actor,
    consultationId: consultation.id,
    subject: reference,
    detail: { mail: id },
  });
  return reference;
}

/** Hands a message on as a question about the documents (§32). */
export const handOn = (actor: Actor, consultation: About, id: string, readingNumber: number, now: Date) =>
  decide(actor, consultation, id, readingNumber, "mail.handed-on", async (tx, mail) => {
    const reference = await keepAsQuestion(tx, actor, consultation, mail, now);
    return reference === null ? refused("nothing-said") : done({ reference });
  });
