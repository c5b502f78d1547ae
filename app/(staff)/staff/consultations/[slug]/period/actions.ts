"use server";

import { redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { type ConfirmRefusal, confirmExtension, decideExtension } from "#lib/consultations/periods/commands.ts";
import { closingInstant } from "#lib/consultations/periods/rules.ts";
import { extendSchema } from "#lib/consultations/periods/schema.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { requireConsultation } from "../consultation.ts";

const pageOf = (slug: string) => `/staff/consultations/${slug}/period`;
const enter = (slug: string) => requireConsultation(slug, "read-responses", "period");

export async function extendAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await enter(slug);
  const values = typedIn(form, ["on", "time", "reason"]);
  const parsed = extendSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const closesAt = closingInstant(parsed.data.on, parsed.data.time);
  if (!(closesAt instanceof Date)) return { errors: { [closesAt.field]: closesAt.text }, values };
  const outcome = await decideExtension(actor, consultation, { closesAt, reason: parsed.data.reason }, await now());
  if (outcome.ok) redirect(`${pageOf(slug)}?decided=${outcome.value.extensionId}`);
  if (outcome.reason === "not-permitted")
    return { errors: { form: "You may not decide on the closing time." }, values };
  return { errors: Object.fromEntries(outcome.errors.map(({ field, text }) => [field, text])), values };
}

const refusals: Record<ConfirmRefusal, string> = {
  "not-permitted": "You may not confirm a later closing time.",
  "not-found": "This decision is no longer here.",
  "same-person": "You decided on this: a second person confirms it.",
  "already-confirmed": "Somebody has confirmed this already.",
  superseded: "A newer decision was made since: confirm that one.",
  moved: "The closing time has moved since this was decided: it is decided anew.",
  closed: "Answering has closed meanwhile. A closed period is not opened again (§28).",
};

export async function confirmAction(
  slug: string,
  extensionId: string,
  _: FormState,
  _form: FormData,
): Promise<FormState> {
  const { actor, consultation } = await enter(slug);
  const outcome = await confirmExtension(actor, consultation, extensionId, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: {} };
  redirect(`${pageOf(slug)}?confirmed=${extensionId}`);
}
