import { confirmExtension, decideExtension } from "#lib/consultations/periods/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import { person } from "./people.ts";
import { whileOpen } from "./response.ts";

/** Moves the close of a consultation, by two people, and gives it as staff have it from then on. */
export async function extendedConsultation(
  consultation: ConsultationForStaff,
  closesAt: Date,
  reason = "Easter fell into the period.",
  at = whileOpen,
): Promise<ConsultationForStaff> {
  const [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const decided = await decideExtension(owner, consultation, { closesAt, reason }, at);
  if (!decided.ok) throw new Error(JSON.stringify(decided));
  const confirmed = await confirmExtension(approver, consultation, decided.value.extensionId, at);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const found = await findConsultationForStaff(consultation.slug);
  if (!found) throw new Error(`there is no consultation ${consultation.slug}`);
  return found;
}
