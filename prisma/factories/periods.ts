import type { Actor } from "#lib/auth/schema.ts";
import { confirmExtension, decideExtension } from "#lib/consultations/periods/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { person } from "./people.ts";
import { fullContent, whileOpen } from "./response.ts";

/** When the sample consultation closes, and a later close for it. */
export const oldClose = new Date("2023-04-25T15:00:00.000Z");
export const newClose = new Date("2023-05-09T15:00:00.000Z");

export const tick = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

/** A whole response of somebody with this address. */
export const responseFrom = (content: ConsultationContent, email: string) =>
  fullContent(content, { respondent: { ...fullContent(content).respondent, email } });

/** The letters of one kind to an address, in whatever case it was written. */
export const lettersTo = (email: string, kind = "period-extended") =>
  db().outgoingMail.findMany({ where: { kind, recipient: { equals: email, mode: "insensitive" } } });

const easter = "Easter fell into the period.";

/** A later close that somebody decided on and nobody has confirmed; gives its id. */
export async function decidedExtension(
  owner: Actor,
  consultation: ConsultationForStaff,
  closesAt = newClose,
  { reason = easter, at = whileOpen } = {},
): Promise<string> {
  const decided = await decideExtension(owner, consultation, { closesAt, reason }, at);
  if (!decided.ok) throw new Error(JSON.stringify(decided));
  return decided.value.extensionId;
}

/** Moves the close of a consultation, by two people, and gives it as staff have it from then on. */
export async function extendedConsultation(
  consultation: ConsultationForStaff,
  closesAt: Date,
  reason = easter,
  at = whileOpen,
): Promise<ConsultationForStaff> {
  const [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const extensionId = await decidedExtension(owner, consultation, closesAt, { reason, at });
  const confirmed = await confirmExtension(approver, consultation, extensionId, at);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const found = await findConsultationForStaff(consultation.slug);
  if (!found) throw new Error(`there is no consultation ${consultation.slug}`);
  return found;
}
