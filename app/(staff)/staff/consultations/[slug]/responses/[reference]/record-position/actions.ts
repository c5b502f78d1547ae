"use server";

import { redirect } from "next/navigation";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { recordPosition, takeBackPosition } from "#lib/triage/positions/commands.ts";
import { recordPositionSchema } from "#lib/triage/positions/schema.ts";
import { requireConsultation } from "../../../consultation.ts";
import { withList } from "../way-back.ts";

const refusals = {
  withheld: "Part of this response is withheld from you: only somebody with clearance records a position on it.",
  "not-permitted": "You may read responses, and not record positions.",
  "not-found": "This response is no longer here.",
  conflict:
    "A colleague recorded a position on this since you opened the page. Nothing was overwritten: go back and look at it first.",
  "nothing-to-take-back": "It was taken back already.",
};

const pageOf = (slug: string, reference: string) => `/staff/consultations/${slug}/responses/${reference}`;

export async function recordAction(
  slug: string,
  reference: string,
  list: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-position`);
  const values = typedIn(form, ["part", "position", "basis", "seenId"]);
  const parsed = recordPositionSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await recordPosition(actor, consultation, reference, parsed.data);
  if (outcome.ok) redirect(withList(pageOf(slug, reference), list));
  return { errors: outcome.reason === "incomplete" ? outcome.errors : { form: refusals[outcome.reason] }, values };
}

export async function takeBackAction(slug: string, reference: string, list: string, form: FormData): Promise<void> {
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-position`);
  const part = String(form.get("part") ?? "");
  const outcome = await takeBackPosition(actor, consultation, reference, part, String(form.get("seenId") ?? ""));
  redirect(withList(outcome.ok ? pageOf(slug, reference) : `${pageOf(slug, reference)}?kept=yes`, list));
}

/** Records what the words suggested, as it was shown; where a colleague recorded something since, to the page that shows it. */
export async function confirmAction(slug: string, reference: string, form: FormData): Promise<void> {
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}`);
  const values = typedIn(form, ["part", "position", "basis"]);
  const parsed = recordPositionSchema.safeParse({ ...values, seenId: "" });
  const outcome = parsed.success ? await recordPosition(actor, consultation, reference, parsed.data) : null;
  const page = pageOf(slug, reference);
  redirect(outcome?.ok ? page : `${page}/record-position?part=${encodeURIComponent(values.part)}`);
}
