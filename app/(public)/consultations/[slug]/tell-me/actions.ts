"use server";

import { notFound, redirect } from "next/navigation";
import { requestSource } from "#app/request-source.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { askSubscription } from "#lib/subscriptions/commands.ts";
import { subscribeSchema } from "#lib/subscriptions/schema.ts";

export async function askSubscriptionAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const values = typedIn(form, ["email"]);
  const parsed = subscribeSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  if (!(await askSubscription(String(slug), parsed.data, await requestSource()))) notFound();
  redirect(`/consultations/${slug}/tell-me?asked=yes`);
}
