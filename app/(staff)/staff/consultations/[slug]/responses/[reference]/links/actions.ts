"use server";

import { redirect } from "next/navigation";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { confirmLink, linkResponses, takeBackLink } from "#lib/responses/relations/commands.ts";
import { linkSchema, takeBackSchema } from "#lib/responses/relations/schema.ts";
import { requireConsultation } from "../../../consultation.ts";

const refusals: Record<string, string> = {
  "not-permitted": "You may read responses, and not link them.",
  "not-found": "There is no response of this reference in this consultation.",
  itself: "A response is not linked to itself.",
  withheld: "One of the two is marked confidential, and your account has no clearance: somebody else links them.",
  linked: "These two are linked already.",
  "adds-already": "The later one adds to another response already. Take that link back first.",
  "same-person": "You linked the two: a second person confirms.",
  "taken-back": "Somebody took this link back since you opened the page.",
  "not-needed": "This needs no further confirmation.",
};

const enter = (slug: string, reference: string) =>
  requireConsultation(slug, "take-in-mail", `responses/${reference}/links`);
const leave = (slug: string, reference: string) =>
  redirect(`/staff/consultations/${slug}/responses/${reference}/links`);

export async function linkAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await enter(slug, reference);
  const values = typedIn(form, ["other", "kind", "reason"]);
  const parsed = linkSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const { other, ...link } = parsed.data;
  const outcome = await linkResponses(actor, consultation.id, { ...link, references: [reference, other] });
  if (!outcome.ok) return { errors: { other: refusals[outcome.reason] ?? "This was refused." }, values };
  return leave(slug, reference);
}

export async function confirmAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await enter(slug, reference);
  const { link } = takeBackSchema.pick({ link: true }).parse(typedIn(form, ["link"]));
  const outcome = await confirmLink(actor, consultation.id, link);
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] ?? "This was refused." }, values: {} };
  return leave(slug, reference);
}

export async function takeBackAction(
  slug: string,
  reference: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { actor, consultation } = await enter(slug, reference);
  const { link } = typedIn(form, ["link"]);
  const values = { link, reason: String(form.get(`reason-${link}`) ?? "") };
  const parsed = takeBackSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await takeBackLink(actor, consultation.id, link, parsed.data.reason);
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] ?? "This was refused." }, values };
  return leave(slug, reference);
}
