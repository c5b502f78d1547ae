"use server";

import { redirect } from "next/navigation";
import { homeOf } from "#lib/auth/rules.ts";
import { startSession } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState } from "#lib/form-state.ts";
import { acceptInvitation } from "#lib/people/invitations/commands.ts";
import { newPasswordSchema } from "#lib/people/schema.ts";

export async function acceptAction(token: string, _: FormState, form: FormData): Promise<FormState> {
  const parsed = newPasswordSchema.safeParse({
    password: form.get("password") ?? "",
    again: form.get("again") ?? "",
  });
  if (!parsed.success) return { errors: errorsIn(parsed.error), values: {} };
  const person = await acceptInvitation(token, parsed.data.password, await now());
  if (!person)
    return { errors: { form: "This link opens no longer. Ask your administrator for another." }, values: {} };
  await startSession(person);
  redirect(homeOf(person.role));
}
