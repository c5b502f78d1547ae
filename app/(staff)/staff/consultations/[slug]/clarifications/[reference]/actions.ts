"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/session.ts";
import { publishClarification, writeAnswer } from "#lib/clarifications/commands.ts";
import { answerSchema } from "#lib/clarifications/schema.ts";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";

const refusals = {
  withheld: "It came by a message that asks for confidentiality, or may: only people with clearance answer it.",
  "not-permitted": "You may not do this.",
  "not-found": "There is no such question.",
  changed: "Somebody has changed the answer in between. Reload the page, read it, and do it again.",
  "already-published": "Question and answer are published already.",
  "not-answered": "There is no answer yet.",
  "same-person": "You wrote this answer: a second person publishes it.",
  "names-somebody":
    "The text still names the asker, or says how to reach somebody. Edit the question or the answer first.",
};

const pathOf = (slug: string, reference: string) => `/staff/consultations/${slug}/clarifications/${reference}`;
const fields = ["publicQuestion", "answer", "changesMeaning", "revision"] as const;

export async function answerAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor("answer-clarification", pathOf(slug, reference));
  const values = typedIn(form, fields);
  const parsed = answerSchema.safeParse(values);
  if (!parsed.success) {
    return { errors: errorsIn(parsed.error), values };
  }
  const outcome = await writeAnswer(actor, slug, reference, parsed.data, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values };
  redirect(pathOf(slug, reference));
}

export async function publishAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor("publish-clarification", pathOf(slug, reference));
  if (form.get("namesNobody") !== "yes")
    return { errors: { namesNobody: "Confirm that question and answer do not say who asked" }, values: {} };
  const revision = Number(form.get("revision"));
  const outcome = await publishClarification(actor, slug, reference, revision, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: {} };
  redirect(pathOf(slug, reference));
}
