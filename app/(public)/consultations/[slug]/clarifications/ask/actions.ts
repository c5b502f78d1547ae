"use server";

import { notFound, redirect } from "next/navigation";
import { requestSource } from "#app/request-source.ts";
import { askQuestion } from "#lib/clarifications/commands.ts";
import { askSchema } from "#lib/clarifications/schema.ts";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";

const fields = ["question", "paragraph", "name", "email", "idempotencyKey"] as const;

export async function askAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const values = typedIn(form, fields);
  const parsed = askSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const reference = (await askQuestion(String(slug), parsed.data, await requestSource(), await now())) ?? notFound();
  redirect(`/consultations/${slug}/clarifications/ask/${reference}${parsed.data.email ? "?told=yes" : ""}`);
}
