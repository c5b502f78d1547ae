"use server";

import { notFound, redirect } from "next/navigation";
import { confirmSubmission, proposeSubmission, recordGate, recordUnsaid } from "#lib/approvals/commands.ts";
import { errorsOf, readEntry } from "#lib/approvals/form/rules.ts";
import { gateSchema, type Reason } from "#lib/approvals/schema.ts";
import { gateSlug } from "#lib/approvals/tracks/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, typedIn } from "#lib/form-state.ts";
import { requireConsultation } from "../../consultation.ts";

/** Records a gate; what is refused comes back with every reason and its paragraph, and what was typed. */
export async function recordAction(slug: string, name: string, _: FormState, form: FormData): Promise<FormState> {
  const gate = gateSchema.safeParse(name);
  if (!gate.success) notFound();
  const path = `approvals/${gateSlug(gate.data)}`;
  const { actor, consultation } = await requireConsultation(slug, "record-gate", path);
  const values = Object.fromEntries([...form].map(([key, value]) => [key, typeof value === "string" ? value : ""]));
  const read = readEntry(gate.data, values);
  if (!read.ok) return { errors: read.errors, values };
  const { entry } = read;
  const at = await now();
  // What names no pack is written down here, and recorded by a second person (§24).
  const outcome =
    entry.gate === "SUBMISSION" && entry.detail.packVersion === null
      ? await proposeSubmission(actor, consultation, entry, at)
      : await recordGate(actor, consultation, entry, at);
  if (!outcome.ok) {
    return {
      errors: outcome.reason === "out-of-order" ? errorsOf(outcome.because) : { form: "You may not record this." },
      values,
    };
  }
  redirect(`/staff/consultations/${slug}/approvals`);
}

/** A second person records a submission as the first one wrote it. */
export async function confirmAction(
  slug: string,
  proposalId: string,
  _: FormState,
  _form: FormData,
): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "record-gate", "approvals/submission");
  const outcome = await confirmSubmission(actor, consultation, proposalId, await now());
  if (outcome.ok) redirect(`/staff/consultations/${slug}/approvals`);
  if (outcome.reason === "out-of-order") return { errors: errorsOf(outcome.because.map(ofTheForm)), values: {} };
  return { errors: { form: confirmRefusals[outcome.reason] }, values: {} };
}

const confirmRefusals = {
  "not-permitted": "You may not record this.",
  "not-found": "This was recorded, or written down anew, meanwhile. Look at the track again.",
  "same-person": "You wrote this down: a second person records it.",
};

/** The reasons speak of the whole: there is no field here to put them right. */
const ofTheForm = ({ paragraphs, text }: Reason): Reason => ({ paragraphs, text });

/** Says of a record that it did not happen. */
export async function unsaidAction(
  slug: string,
  name: string,
  replacesId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const gate = gateSchema.safeParse(name);
  if (!gate.success) notFound();
  const { actor, consultation } = await requireConsultation(slug, "record-gate", `approvals/${gateSlug(gate.data)}`);
  const values = typedIn(form, ["unsaid"]);
  const about = { gate: gate.data, replacesId, reason: values.unsaid };
  const outcome = await recordUnsaid(actor, consultation, about, await now());
  if (outcome.ok) redirect(`/staff/consultations/${slug}/approvals`);
  if (outcome.reason === "reason-missing") return { errors: { unsaid: "Give the reason" }, values };
  return { errors: { form: unsaidRefusals[outcome.reason] }, values };
}

const unsaidRefusals = {
  "not-permitted": "You may not record this.",
  "no-longer-stands": "This record was put right meanwhile. Look at the track again.",
};
