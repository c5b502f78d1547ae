"use server";

import { redirect } from "next/navigation";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { recordArea, takeBackArea } from "#lib/triage/areas/commands.ts";
import { recordAreaSchema } from "#lib/triage/areas/schema.ts";
import { requireConsultation } from "../../../consultation.ts";

const refusals = {
  "not-permitted": "You may read responses, and not record areas of disagreement.",
  "not-found": "This response is no longer here.",
  withheld: "Part of this response is withheld from you: somebody with clearance reads it.",
  raised: "It is in the register already, and stays.",
  "nothing-to-take-back": "It was taken back already.",
};

const pageOf = (slug: string, reference: string) => `/staff/consultations/${slug}/responses/${reference}`;

export async function recordAreaAction(
  slug: string,
  reference: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-area`);
  const values = typedIn(form, ["anchor", "what", "why", "basis"]);
  const parsed = recordAreaSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await recordArea(actor, consultation, reference, parsed.data);
  if (outcome.ok) redirect(`${pageOf(slug, reference)}#areas`);
  return { errors: outcome.reason === "incomplete" ? outcome.errors : { form: refusals[outcome.reason] }, values };
}

export async function takeBackAreaAction(slug: string, reference: string, form: FormData): Promise<void> {
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-area`);
  const number = Number(form.get("number"));
  const outcome = await takeBackArea(actor, consultation, reference, Number.isInteger(number) ? number : 0);
  redirect(outcome.ok ? `${pageOf(slug, reference)}#areas` : `${pageOf(slug, reference)}?kept=yes`);
}
