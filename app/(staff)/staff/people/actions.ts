"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { type AccessRefusal, confirmAccess, withdrawAccess } from "#lib/people/access/commands.ts";
import { invitePerson } from "#lib/people/commands.ts";
import { inviteSchema } from "#lib/people/schema.ts";

const page = "/staff/people";

export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor("manage-users", page);
  const values = typedIn(form, ["name", "email", "role"]);
  const parsed = inviteSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await invitePerson(actor, parsed.data, await now());
  if (outcome.ok) redirect(`${page}/${outcome.value.id}?done=invited`);
  const isKnown = outcome.reason === "known";
  return {
    errors: isKnown ? { email: "There is an account with this address already" } : { form: "You may not add people." },
    values,
  };
}

const refusals: Record<AccessRefusal, string> = {
  "not-permitted": "You may not do this.",
  "not-found": "This request is no longer here.",
  settled: "Somebody has settled this meanwhile. Reload the page.",
  "same-person": "You asked for it: a second administrator confirms it.",
  "own-access": "It is for you: another administrator confirms it.",
};

const settle = async (act: typeof confirmAccess, id: string, word: string): Promise<FormState> => {
  const actor = await requireActor("manage-users", page);
  const outcome = await act(actor, id, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: {} };
  redirect(`${page}?done=${word}`);
};

export const confirmAction = async (id: string, _: FormState, _form: FormData) =>
  settle(confirmAccess, id, "confirmed");
export const withdrawAction = async (id: string, _: FormState, _form: FormData) =>
  settle(withdrawAccess, id, "withdrawn");
