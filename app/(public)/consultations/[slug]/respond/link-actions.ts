"use server";

import { revalidatePath } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { requestSource } from "#app/request-source.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation, findTexts } from "#lib/consultations/queries.ts";
import { errorsIn, type FormState } from "#lib/form-state.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { mailDraftLink, revokeDraftLink } from "#lib/responses/links/commands.ts";
import { type DraftRole, invitationSchema, linkAddressSchema } from "#lib/responses/links/schema.ts";
import { stepToContinue } from "#lib/responses/steps/rules.ts";
import { textToAnswer } from "#lib/responses/texts.ts";
import { draftToken, keepDraftToken } from "./draft-cookie.ts";

const path = (slug: string, rest = "") => `/consultations/${slug}/respond${rest}`;
const typed = (form: FormData, name: string) => String(form.get(name) ?? "");

const refusals = {
  gone: "This draft is no longer open in this browser.",
  "too-many": "This draft has too many links. Take back one that is not needed any more.",
  "enough-mail":
    "As many links went out today as we send in a day. Use one that was mailed already, or try again tomorrow. Your draft is saved.",
};

async function mail(slug: string, to: { email: string; role: DraftRole }): Promise<FormState> {
  const at = await now();
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  const token = await draftToken(consultation.slug);
  const outcome = token
    ? await mailDraftLink(token, consultation, { ...to, source: await requestSource() }, at)
    : ({ ok: false, reason: "gone" } as const);
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: to };
  revalidatePath(path(slug, to.role === "OWNER" ? "/later" : "/colleagues"));
  return { errors: {}, values: {}, notice: `The link is on its way to ${to.email}` };
}

/** Mails the person a private link to come back by. */
export async function mailLinkAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const email = linkAddressSchema.safeParse(typed(form, "email"));
  if (!email.success)
    return { errors: { email: email.error.issues[0]?.message ?? "" }, values: { email: typed(form, "email") } };
  return mail(slug, { email: email.data, role: "OWNER" });
}

/** Invites a colleague to the draft. */
export async function inviteAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const values = { email: typed(form, "email"), role: typed(form, "role") };
  const parsed = invitationSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  return mail(slug, parsed.data);
}

/** Takes a link back, and stays on the page it was pressed on. */
export async function revokeLinkAction(slug: string, back: "later" | "colleagues", form: FormData): Promise<void> {
  const token = await draftToken(slug);
  if (token) await revokeDraftLink(token, slug, typed(form, "link"), await now());
  redirect(path(slug, back === "later" ? "/later" : "/colleagues"));
}

/** Opens in this browser the draft that a mailed link leads to. Only a press of the button does it: a mail program that looks ahead does not. */
export async function openLinkAction(slug: string, token: string): Promise<void> {
  const at = await now();
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  const draft = await findDraft(String(token), consultation.slug, at);
  if (!draft) redirect(path(consultation.slug, "?draft=gone"));
  await keepDraftToken(consultation.slug, token);
  // Whoever is asked to approve it finds all of it on one page, with the decision below.
  if (draft.access.role === "APPROVE") redirect(path(consultation.slug, "/check"));
  redirect(
    path(
      consultation.slug,
      `/${stepToContinue(textToAnswer(draft.content, await findTexts(consultation.slug)), draft.content).key}`,
    ),
  );
}
