"use server";

import { redirect } from "next/navigation";
import type { Actor } from "#lib/auth/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import type { Outcome } from "#lib/outcome.ts";
import {
  disablePerson,
  enablePerson,
  endSessions,
  inviteAgain,
  movePerson,
  type PersonRefusal,
  requestAccess,
  takeClearance,
} from "#lib/people/commands.ts";
import { accessKindSchema, moveSchema } from "#lib/people/schema.ts";

const refusals: Record<PersonRefusal, string> = {
  "not-permitted": "You may not change accounts.",
  "not-found": "This account is no longer here.",
  known: "There is an account with this address already.",
  disabled: "This account is disabled: enable it first.",
  "last-administrator": "This is the last administrator: somebody else becomes one first.",
  administrator:
    "An administrator who was disabled is given another role first. To be one again takes two administrators.",
  "nothing-to-do": "It stood so already. Reload the page.",
  "own-access": "Nobody asks for access of their own: another administrator does.",
  "has-it": "They have it already.",
  "asked-already": "It was asked for already, and waits for a second administrator.",
};

type Command = (actor: Actor, id: string, at: Date) => Promise<Outcome<null, PersonRefusal>>;

/** Each action alike: who, the command, and back to the page, which says what was done. Somebody who shuts themselves out goes to sign in. */
async function act(id: string, word: string, command: Command): Promise<FormState> {
  const page = `/staff/people/${id}`;
  const actor = await requireActor("manage-users", page);
  const outcome = await command(actor, id, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: {} };
  redirect(`${page}?done=${word}`);
}

export const inviteAgainAction = async (id: string, _: FormState, _form: FormData) => act(id, "mailed", inviteAgain);
export const endSessionsAction = async (id: string, _: FormState, _form: FormData) => act(id, "ended", endSessions);
export const disableAction = async (id: string, _: FormState, _form: FormData) => act(id, "disabled", disablePerson);
export const enableAction = async (id: string, _: FormState, _form: FormData) => act(id, "enabled", enablePerson);
export const takeClearanceAction = async (id: string, _: FormState, _form: FormData) => act(id, "taken", takeClearance);

export const requestAction = async (id: string, kind: string, _: FormState, _form: FormData) =>
  act(id, "asked", (actor, person, at) => requestAccess(actor, person, accessKindSchema.parse(kind), at));

export async function moveAction(id: string, _: FormState, form: FormData): Promise<FormState> {
  const values = typedIn(form, ["role"]);
  const parsed = moveSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  return act(id, "moved", (actor, person, at) => movePerson(actor, person, parsed.data.role, at));
}
