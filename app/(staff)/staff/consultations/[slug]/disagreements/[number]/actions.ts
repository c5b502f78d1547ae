"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import type { Changed, Place } from "#lib/triage/disagreements/changes/commands.ts";
import { checkTitle, retitle, writeReply } from "#lib/triage/disagreements/commands.ts";
import {
  confirmResolution,
  proposeResolution,
  reopenDisagreement,
} from "#lib/triage/disagreements/resolutions/commands.ts";
import { proposeSchema, replySchema, retitleSchema } from "#lib/triage/disagreements/schema.ts";
import { revisionSchema } from "#lib/triage/schema.ts";
import { requireConsultation } from "../../consultation.ts";

const refusals = {
  withheld:
    "This entry was raised from a response that is marked confidential: only somebody with clearance changes it.",
  "not-permitted": "You may read the register, and not change it.",
  "not-found": "This entry is no longer here.",
  conflict:
    "A colleague changed this entry since you opened it, and nothing was overwritten. What you wrote is still below; the page around it shows how the entry stands now. Send it again if it still fits.",
  "same-person": "A second person does this: what is to be found is your own.",
};

type Entered = Awaited<ReturnType<typeof requireConsultation>>;
type Fields = Record<string, string>;

/** Each action alike: who, what was typed, the command, and back to the entry or to the form with its words. */
async function act(
  slug: string,
  number: number,
  form: FormData,
  fields: readonly string[],
  command: (entered: Entered, place: Place, values: Fields, at: Date) => Promise<Changed> | z.ZodError,
): Promise<FormState> {
  const entered = await requireConsultation(slug, "record-disagreement", `disagreements/${number}`);
  const values: Fields = typedIn(form, fields);
  const revision = revisionSchema.safeParse(form.get("revision"));
  if (!revision.success) return { errors: { form: refusals["not-found"] }, values };
  const answer = command(entered, { number, revision: revision.data }, values, await now());
  if (answer instanceof z.ZodError) {
    return { errors: errorsIn(answer), values };
  }
  const outcome = await answer;
  if (outcome.ok) redirect(`/staff/consultations/${slug}/disagreements/${number}`);
  return { errors: outcome.reason === "incomplete" ? outcome.errors : { form: refusals[outcome.reason] }, values };
}

export const replyAction = async (slug: string, number: number, _: FormState, form: FormData): Promise<FormState> =>
  act(slug, number, form, ["dccReply"], ({ actor, consultation }, place, values, at) => {
    const parsed = replySchema.safeParse(values);
    return parsed.success ? writeReply(actor, consultation, place, parsed.data, at) : parsed.error;
  });

const proposed = ["evidenceKind", "change", "attachment", "clause", "response", "words", "mail"] as const;

export const proposeAction = async (slug: string, number: number, _: FormState, form: FormData): Promise<FormState> =>
  act(slug, number, form, proposed, ({ actor, consultation }, place, values, at) => {
    const parsed = proposeSchema.safeParse(values);
    return parsed.success ? proposeResolution(actor, consultation, place, parsed.data, at) : parsed.error;
  });

export const confirmAction = async (slug: string, number: number, _: FormState, form: FormData): Promise<FormState> =>
  act(slug, number, form, [], ({ actor, consultation }, place, __, at) =>
    confirmResolution(actor, consultation, place, at),
  );

export const retitleAction = async (slug: string, number: number, _: FormState, form: FormData): Promise<FormState> =>
  act(slug, number, form, ["title", "anchor"], ({ actor, consultation }, place, values, at) => {
    const parsed = retitleSchema.safeParse(values);
    return parsed.success ? retitle(actor, consultation, place, parsed.data, at) : parsed.error;
  });

export const checkTitleAction = async (
  slug: string,
  number: number,
  _: FormState,
  form: FormData,
): Promise<FormState> =>
  act(slug, number, form, [], ({ actor, consultation }, place, __, at) => checkTitle(actor, consultation, place, at));

export const reopenAction = async (slug: string, number: number, _: FormState, form: FormData): Promise<FormState> =>
  act(slug, number, form, [], ({ actor, consultation }, place, __, at) =>
    reopenDisagreement(actor, consultation, place, at),
  );
