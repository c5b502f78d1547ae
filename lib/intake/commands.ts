import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { askQuestion } from "#lib/clarifications/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, Prisma, type Transaction } from "#lib/db/client.ts";
import { findFile } from "#lib/files/queries.ts";
import type { FileFacts } from "#lib/files/schema.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { filesInOrder, newRegistration, registerVersion } from "#lib/responses/registration/commands.ts";
import { type Carried, dropCarried, keepCarried, storeCarried } from "./carried/commands.ts";
import { askWhichPart } from "./messages.ts";
import { findIncomingMail } from "./queries.ts";
import { contentOf, isClear, type NotTakeable, whyNotTakeable } from "./rules.ts";
import type { MailForStaff, MailReading } from "./schema.ts";

/** Who acts on a message: a person, or null for the mailbox job. */
export type By = Actor | null;
export type About = Pick<ConsultationForStaff, "id" | "slug" | "version" | "content" | "closesAt">;

/** Opens a message for staff, on record (SX.4). Whoever has no clearance opens none that asks for confidentiality. Null: there is none for this person. */
export async function openIncomingMail(
  actor: Actor,
  consultation: Pick<About, "id">,
  id: string,
): Promise<MailForStaff | "withheld" | null> {
  return db().$transaction(async (tx) => {
    const event = { action: "mail.opened", actor, consultationId: consultation.id, subject: id } as const;
    const isPermitted = isEverPermitted(actor.role, "take-in-mail");
    const found = isPermitted ? await findIncomingMail(tx, consultation, id) : null;
    const isWithheld = found !== null && found.reading.verdict !== "none" && !actor.hasClearance;
    await recordEvent(tx, { ...event, isRefused: !found || isWithheld });
    return isWithheld ? "withheld" : found;
  });
}

/** Opens the bytes as they arrived, on record before the first one goes out, under the same rule as the page; null: there are none for this person. */
export async function openOriginal(actor: Actor, id: string): Promise<FileFacts | null> {
  const found = await db().incomingMail.findUnique({ where: { id }, select: { consultationId: true } });
  const mail = found && (await openIncomingMail(actor, { id: found.consultationId }, id));
  return mail && mail !== "withheld" ? findFile(mail.fileId) : null;
}

type Decided<T, Why extends string> = Outcome<T, Why | "not-permitted" | "not-found" | "changed" | "decided">;

/** What each decision on a message shares: the right to it, the message itself, the reading its maker saw, and no decision before. */
export async function decide<T, Why extends string>(
  by: By,
  consultation: About,
  id: string,
  readingNumber: number,
  action: "mail.reinterpreted" | "mail.taken-in" | "mail.handed-on" | "mail.set-aside",
  act: (tx: Transaction, mail: MailForStaff) => Promise<Outcome<T, Why>>,
): Promise<Decided<T, Why>> {
  const event = { action, actor: by, consultationId: consultation.id, subject: id };
  if (by && !isEverPermitted(by.role, "take-in-mail")) {
    await recordEvent(db(), { ...event, isRefused: true });
    return refused("not-permitted");
  }
  try {
    return await db().$transaction(async (tx): Promise<Decided<T, Why>> => {
      const mail = await findIncomingMail(tx, consultation, id);
      if (!mail) return refused("not-found");
      if (mail.decidedAt) return refused("decided");
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

/** Staff read a message otherwise than the rules did, or than before: a new reading beside the old ones. What arrived stays as it is. */
export const rereadMail = (
  actor: Actor,
  consultation: About,
  id: string,
  readingNumber: number,
  next: Omit<MailReading, "evidence" | "form">,
) =>
  decide(
    actor,
    consultation,
    id,
    readingNumber,
    "mail.reinterpreted",
    async (tx, { reading, serverReceivedAt, formFile }) => {
      const receivedAt = serverReceivedAt?.toISOString() ?? next.receivedAt;
      const { evidence, form } = reading;
      const content: MailReading = { ...next, receivedAt, evidence, form };
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

const hasFiles = ({ raw }: MailForStaff): boolean =>
  raw === null || /content-disposition:\s*attachment/i.test(raw ?? "");

/**
 * Takes a message or letter into the register as it is read now: response, version, register entry, triage, events, the acknowledgement
 * and, where it is unclear, the letter that asks (S29.5), in one commit. Its own time of receipt decides lateness (S28.8). A letter is taken
 * in by another person than who typed it.
 */
export async function takeIn(
  by: By,
  consultation: About,
  id: string,
  readingNumber: number,
  now: Date,
): Promise<Decided<{ reference: string }, NotTakeable>> {
  const carried = by === null || isEverPermitted(by.role, "take-in-mail") ? await keepCarriedBy(consultation, id) : [];
  try {
    const outcome = await decide(by, consultation, id, readingNumber, "mail.taken-in", (tx, mail) =>
      registerMail(tx, by, consultation, mail, carried, now),
    );
    if (outcome.ok) await wakeMail();
    return outcome;
  } finally {
    await dropCarried(carried);
  }
}

/** The files of a message that nothing became of yet; a letter carries none beside its scan. */
async function keepCarriedBy(consultation: About, id: string): Promise<Carried[]> {
  const mail = await db().incomingMail.findFirst({
    where: { id, consultationId: consultation.id, channel: "EMAIL", outcome: null },
    select: { fileId: true },
  });
  return mail ? keepCarried(mail.fileId) : [];
}

async function registerMail(
  tx: Transaction,
  by: By,
  consultation: About,
  mail: MailForStaff,
  carried: readonly Carried[],
  now: Date,
): Promise<Outcome<{ reference: string }, NotTakeable>> {
  const { id, readingNumber, reading, channel, sha256 } = mail;
  const [why] = whyNotTakeable(reading, channel === "POST" || carried.length > 0, now);
  if (why || reading.receivedAt === null) return refused(why ?? "no-time");
  const typists = await tx.incomingMailReading.count({ where: { mailId: id, readById: by?.id ?? null } });
  if (channel === "POST" && typists > 0) return refused("same-person");
  const registered = newRegistration();
  const { reference, versionId } = registered;
  const content = contentOf(reading, consultation);
  const isHeld = reading.verdict === "unclear";
  await tx.incomingMailOutcome.createMany({
    data: { mailId: id, kind: "RESPONSE", readingNumber, versionId, decidedById: by?.id ?? null },
  });
  await recordEvent(tx, {
    action: "mail.taken-in",
    actor: by,
    consultationId: consultation.id,
    subject: reference,
    detail: {
      mail: id,
      sha256,
      channel,
      reading: readingNumber,
      verdict: reading.verdict,
      request: requestIn(reading),
      isHeld,
    },
  });
  if (isHeld && content.respondent.email !== "")
    await queueMail(tx, askWhichPart(consultation.content, content.respondent.email, reference, reading.evidence));
  const stored = await storeCarried(tx, carried);
  const { formFile } = mail;
  const isCarried = formFile === null || stored.some((file) => file.sha256 === formFile.sha256);
  const files = isCarried ? stored : [...stored, formFile];
  const receivedAt = new Date(reading.receivedAt);
  const isStored = await registerVersion((statement) => tx.$queryRaw(statement), registered, {
    source: Prisma.sql`SELECT ${consultation.id}::uuid AS "consultationId"`,
    channel,
    isFirst: true,
    content,
    idempotencyKey: `mail ${id}`,
    arrivedAt: receivedAt,
    isWaiting: isHeld,
    files,
    fileRows: filesInOrder(files.map(({ fileId }) => fileId)),
  });
  if (!isStored) throw new Error(`message ${id} was not registered`);
  return done({ reference });
}

/** How many sentences ask, for the log: their words are in the reading, which is kept (S29.3). */
const requestIn = (reading: MailReading): number => reading.evidence.filter(({ as }) => as === "request").length;

/** The mailbox job's own step: a clear case goes in at once, the rest waits for a person. */
export async function takeInIfClear(consultation: About, id: string, now: Date): Promise<boolean> {
  const mail = await findIncomingMail(db(), consultation, id);
  if (!mail || mail.decidedAt || !isClear(mail.reading, hasFiles(mail), now)) return false;
  return (await takeIn(null, consultation, id, mail.readingNumber, now)).ok;
}

/** Sets a message aside: an automatic reply, a delivery report, anything that is no response. It stays, with the reason. */
export const setAside = (actor: Actor, consultation: About, id: string, readingNumber: number, reason: string) =>
  decide(actor, consultation, id, readingNumber, "mail.set-aside", async (tx) => {
    if (reason.trim() === "") return refused("no-reason");
    await tx.incomingMailOutcome.createMany({
      data: { mailId: id, kind: "SET_ASIDE", readingNumber, reason, decidedById: actor.id },
    });
    await recordEvent(tx, { action: "mail.set-aside", actor, consultationId: consultation.id, subject: id });
    return done(null);
  });

/** Hands a message on as a question about the documents (§32): into the log of questions, once, with its own letter of receipt. */
export const handOn = (actor: Actor, consultation: About, id: string, readingNumber: number) =>
  decide(actor, consultation, id, readingNumber, "mail.handed-on", async (tx, { reading }) => {
    const question = [...Object.values(reading.answers), reading.general]
      .filter((text) => text.trim() !== "")
      .join("\n\n");
    if (question === "") return refused("nothing-said");
    const { name, email } = reading.respondent;
    const asked = { paragraph: null, name: name || null, email: email || null, idempotencyKey: id };
    const reference = await askQuestion(
      consultation.slug,
      { ...asked, question: question.slice(0, 20_000) },
      `mail ${id}`,
    );
    if (!reference) return refused("not-found");
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
    return done({ reference });
  });
