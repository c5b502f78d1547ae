"use server";

import { redirect } from "next/navigation";
import { requestSource } from "#app/request-source.ts";
import { signIn } from "#lib/auth/commands.ts";
import { homeOf, ownPath } from "#lib/auth/rules.ts";
import { signInSchema } from "#lib/auth/schema.ts";
import { endSession, startSession } from "#lib/auth/session.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";

const refusals = {
  wrong: "That address and password do not belong together. Check both and try again.",
  wait: "Too many tries. Wait 15 minutes, then try again.",
};

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const values = typedIn(form, ["email"]);
  const parsed = signInSchema.safeParse({ email: form.get("email") ?? "", password: form.get("password") ?? "" });
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await signIn(parsed.data.email, parsed.data.password, await requestSource());
  if (!outcome.ok) return { errors: { email: refusals[outcome.reason] }, values };
  await startSession(outcome.value);
  redirect(ownPath(form.get("next")) ?? homeOf(outcome.value.role));
}

export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/");
}
