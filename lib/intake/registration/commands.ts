import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { tellItArrived } from "#lib/correspondence/arrivals/commands.ts";
import { isKnownSender } from "#lib/correspondence/queries.ts";
import { db, Prisma, type Transaction } from "#lib/db/client.ts";
import { wakeFileJobs, wakeMail } from "#lib/jobs/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { filesInOrder, newRegistration, registerVersion } from "#lib/responses/registration/commands.ts";
import { relate } from "#lib/responses/relations/commands.ts";
import type { LinkRefusal } from "#lib/responses/relations/schema.ts";
import { type Carried, dropCarried, keepCarried, storeCarried } from "../carried/commands.ts";
import { type About, type By, type Decided, decide } from "../commands.ts";
import { askWhichPart } from "../messages.ts";
import { findIncomingMail } from "../queries.ts";
import { isPlain, type NotTakeable, whyNotTakeable } from "../rules.ts";
import type { KeptMail, MailReading } from "../schema.ts";
import { contentToRegister, suggestedAtIntake } from "../suggestions.ts";

const hasFiles = ({ raw }: KeptMail): boolean => raw === null || /content-disposition:\s*attachment/i.test(raw ?? "");

/** What staff say of a message in the act that takes it in: that it adds to a response, or replaces it. */
export type Beside = {
  kind: "SUPPLEMENT" | "REPLACEMENT";
  responseId: string;
  reference: string;
  seenId: string;
  reason: string;
};

/**
 * Takes a message or letter into the register as it is read now: response, version, register entry, triage, events, the acknowledgement
 * and, where it is unclear, the letter that asks (S29.5), in one commit. Its own time of receipt decides lateness (S28.8). A letter is taken
 * in by another person than who typed it; what somebody read as asking for less than a person, or the rules, read before, by another person
 * than them. Who takes it in may confirm positions that the words suggest (`confirmed`: the parts). What belongs to a response that is here is taken in only as what a person said it is (`beside`).
 */
export async function takeIn(
  by: By,
  consultation: About,
  id: string,
  readingNumber: number,
  now: Date,
  beside: Beside | null = null,
  confirmed: readonly string[] = [],
): Promise<Decided<{ reference: string }, NotTakeable | LinkRefusal>> {
  const carried = by === null || isEverPermitted(by.role, "take-in-mail") ? await keepCarriedBy(consultation, id) : [];
  try {
    const outcome = await decide(
      by,
      consultation,
      id,
      readingNumber,
      "mail.taken-in",
      (tx, mail) => registerMail(tx, by, consultation, mail, carried, now, beside, confirmed),
      beside ? [beside.responseId] : [],
    );
    if (outcome.ok) {
      await wakeMail();
      await wakeFileJobs();
    }
    return outcome;
  } catch (error) {
    if (error instanceof NotLinked) return refused(error.reason);
    throw error;
  } finally {
    await dropCarried(carried);
  }
}

/** What adds to a response or replaces it is taken in and linked, or neither. */
class NotLinked extends Error {
  readonly reason: LinkRefusal;
  constructor(reason: LinkRefusal) {
    super(reason);
    this.reason = reason;
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
  mail: KeptMail,
  carried: readonly Carried[],
  now: Date,
  beside: Beside | null,
  confirmed: readonly string[],
): Promise<Outcome<{ reference: string }, NotTakeable | "changed">> {
  const { id, readingNumber, reading, channel, sha256, placement } = mail;
  if (beside && beside.seenId !== (placement?.id ?? "")) return refused("changed");
  if (!beside && placement && placement.kind !== "OWN") return refused("belongs");
  const [why] = whyNotTakeable(reading, channel === "POST" || carried.length > 0, now);
  if (why || reading.receivedAt === null) return refused(why ?? "no-time");
  const typists = await tx.incomingMailReading.count({ where: { mailId: id, readById: by?.id ?? null } });
  if (channel === "POST" && typists > 0) return refused("same-person");
  const isReader = by === null || mail.readById === null || mail.readById === by.id;
  if (mail.askedForMore !== null && isReader) return refused("asks-for-less");
  const registered = newRegistration();
  const { reference, versionId } = registered;
  const content = contentToRegister({ ...reading, receivedAt: reading.receivedAt }, consultation);
  const isHeld = reading.verdict === "unclear";
  if (beside && by) {
    const { kind, responseId } = beside;
    await tx.mailPlacement.createMany({
      data: { mailId: id, kind, responseId, toldBy: "staff", replacesId: placement?.id ?? null, placedById: by.id },
    });
  }
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
      ...(beside ? { as: beside.kind, beside: beside.reference } : {}),
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
    askedInWords: "none",
    idempotencyKey: `mail ${id}`,
    arrivedAt: receivedAt,
    isWaiting: isHeld,
    files,
    fileRows: filesInOrder(files.map(({ fileId }) => fileId)),
  });
  if (!isStored) throw new Error(`message ${id} was not registered`);
  if (by) await recordConfirmed(tx, by, consultation, registered, reading, confirmed);
  if (beside && by) {
    // After the register's line, whose lock it holds for a moment longer: a link names both responses.
    const { kind, reference: earlier, reason } = beside;
    const relation = { consultationId: consultation.id, kind, earlier, later: reference, reason };
    const linked = await relate(tx, by, relation);
    if (!linked.ok) throw new NotLinked(linked.reason);
  }
  return done({ reference });
}

/** Records the positions that its words suggest and that the person who takes it in confirms, each with the words it rests on. */
async function recordConfirmed(
  tx: Transaction,
  by: Actor,
  consultation: About,
  { responseId, reference }: { responseId: string; reference: string },
  reading: MailReading,
  confirmed: readonly string[],
): Promise<void> {
  const found = suggestedAtIntake(reading, consultation).filter(({ part }) => confirmed.includes(part));
  if (found.length === 0) return;
  await tx.recordedPosition.createMany({
    data: found.map((suggestion) => ({ ...suggestion, responseId, recordedById: by.id })),
  });
  for (const { part, position } of found) {
    const detail = { part, position, version: 1 };
    await recordEvent(tx, {
      action: "position.recorded",
      actor: by,
      consultationId: consultation.id,
      subject: reference,
      detail,
    });
  }
}

/** How many sentences ask, for the log: their words are in the reading, which is kept (S29.3). */
const requestIn = (reading: MailReading): number => reading.evidence.filter(({ as }) => as === "request").length;

/**
 * The mailbox job's own step: what is plain, belongs to nothing and comes from an address for the first time goes in at once. The rest waits
 * for a person, and its sender is told so at once (S28.8). Gives whether it was taken in.
 */
export async function takeInIfPlain(consultation: About, id: string, now: Date): Promise<boolean> {
  const mail = await findIncomingMail(db(), consultation, id);
  if (!mail || mail.decidedAt) return false;
  const isAlone = mail.placement === null && !mail.isAutomatic && isPlain(mail, hasFiles(mail), now);
  const isFirst = isAlone && mail.sender !== null && !(await isKnownSender(db(), consultation.id, mail.sender, id));
  if (isFirst && (await takeIn(null, consultation, id, mail.readingNumber, now)).ok) return true;
  await tellItArrived(null, consultation, id);
  return false;
}
