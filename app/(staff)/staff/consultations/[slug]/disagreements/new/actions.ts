"use server";

import { redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { raiseDisagreement } from "#lib/triage/disagreements/commands.ts";
import { raiseSchema } from "#lib/triage/disagreements/schema.ts";
import { requireConsultation } from "../../consultation.ts";

const refusals = {
  withheld: "Part of this response is withheld from you: only somebody with clearance raises a disagreement from it.",
  "not-permitted": "You may read the register, and not raise entries.",
  "already-raised": "A colleague raised this area of disagreement already. Look for it in the register.",
};

export async function raiseAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "record-disagreement", "disagreements/new");
  const names = ["title", "anchor", "source", "sourceDetail", "response", "areaKey", "quote"] as const;
  const values = typedIn(form, names);
  const parsed = raiseSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await raiseDisagreement(actor, consultation, parsed.data, await now());
  if (outcome.ok) redirect(`/staff/consultations/${slug}/disagreements/${outcome.value.number}`);
  return { errors: outcome.reason === "incomplete" ? outcome.errors : { form: refusals[outcome.reason] }, values };
}
