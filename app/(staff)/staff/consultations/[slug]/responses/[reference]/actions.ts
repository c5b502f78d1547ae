"use server";

import { z } from "zod";
import { now } from "#lib/clock.ts";
import { writeLetter } from "#lib/correspondence/commands.ts";
import { letterSchema } from "#lib/correspondence/schema.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import type { Outcome } from "#lib/outcome.ts";
import { addNote, assignResponse, setStatus, type TriageRefusal, undoTriage } from "#lib/triage/commands.ts";
import { decideLate, type LateRefusal } from "#lib/triage/lateness/commands.ts";
import { decideLateSchema } from "#lib/triage/lateness/schema.ts";
import { recordReadInFull } from "#lib/triage/reading/commands.ts";
import { noteSchema, revisionSchema, triageStatusSchema } from "#lib/triage/schema.ts";
import { back, enter, refusal } from "./surroundings.ts";

const refusals: Record<TriageRefusal, string> = {
  withheld: "Part of this response is withheld from you: only somebody with clearance can do this.",
  "not-permitted": "You may read responses, and not change where they stand.",
  "not-found": "This response is no longer here.",
  conflict:
    "Somebody changed this response since you opened it, and nothing was overwritten. The page now shows how it stands: look, then choose again.",
  "not-assignable": "That person does not work on responses. Choose somebody else.",
  "nothing-to-undo": "There is nothing of yours to take back: somebody changed the response since.",
};

/** To the page as it now stands, where the change can be taken back. */
async function leave(page: string, outcome: Outcome<{ revision: number }, TriageRefusal>): Promise<FormState> {
  if (!outcome.ok) return refusal(refusals[outcome.reason]);
  return back(page, { changed: String(outcome.value.revision) });
}

export async function assignAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, target, page } = await enter(slug, reference);
  const chosen = form.get("to") === "me" ? actor.id : form.get("assigneeId");
  const assigneeId = z.union([z.uuid(), z.literal("").transform(() => null)]).safeParse(chosen ?? "");
  const revision = revisionSchema.safeParse(form.get("revision"));
  if (!assigneeId.success || !revision.success) return refusal(refusals["not-assignable"]);
  return leave(page, await assignResponse(actor, target, revision.data, assigneeId.data, await now()));
}

export async function statusAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, target, page } = await enter(slug, reference);
  const status = triageStatusSchema.safeParse(form.get("status"));
  const revision = revisionSchema.safeParse(form.get("revision"));
  if (!status.success || !revision.success) return refusal("Choose one of the statuses.");
  return leave(page, await setStatus(actor, target, revision.data, status.data, await now()));
}

export async function undoAction(slug: string, reference: string, form: FormData): Promise<void> {
  const { actor, target, page } = await enter(slug, reference);
  const revision = revisionSchema.parse(form.get("revision"));
  const outcome = await undoTriage(actor, target, revision, await now());
  await back(page, outcome.ok ? { changed: String(outcome.value.revision) } : { kept: "yes" });
}

export async function noteAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, target, page } = await enter(slug, reference);
  const text = String(form.get("text") ?? "");
  const parsed = noteSchema.safeParse({ text });
  if (!parsed.success) return { errors: { text: parsed.error.issues[0]?.message ?? "" }, values: { text } };
  const outcome = await addNote(actor, target, text, await now());
  if (!outcome.ok) return refusal(refusals[outcome.reason], { text });
  return back(page, { noted: "yes" }, "#notes");
}

const readRefusals = {
  "not-permitted": refusals["not-permitted"],
  "not-found": refusals["not-found"],
  withheld: "Part of this response is withheld from you, so you cannot have read it in full.",
  newer: "A newer version of this response came in since you opened it. Read that one.",
};

export async function readAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation, page } = await enter(slug, reference);
  const version = z.coerce.number().int().min(1).safeParse(form.get("version"));
  if (!version.success) return refusal(readRefusals["not-found"]);
  const outcome = await recordReadInFull(actor, consultation, reference, version.data);
  if (!outcome.ok) return refusal(readRefusals[outcome.reason]);
  return back(page);
}

const lateRefusals: Record<LateRefusal, string> = {
  "not-permitted": "You may read responses, and not decide whether a late one is considered.",
  "not-found": refusals["not-found"],
  "on-time": "Nothing of this response is late.",
  newer: "A newer version of this response came in since you opened it. Read that one, then decide.",
  withheld: "Part of this response is withheld from you, so you cannot decide whether it is considered.",
  conflict:
    "A colleague decided since you opened this page, and nothing was overwritten. Their decision is shown: read it, then decide.",
};

export async function decideLateAction(
  slug: string,
  reference: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { actor, consultation, page } = await enter(slug, reference);
  // The fields of an older version bear its number.
  const suffix = form.has("reason") ? "" : `-${String(form.get("version"))}`;
  const values = {
    outcome: String(form.get(`outcome${suffix}`) ?? ""),
    reason: String(form.get(`reason${suffix}`) ?? ""),
  };
  const parsed = decideLateSchema.safeParse({
    ...values,
    version: form.get("version"),
    seenId: String(form.get("seenId") ?? ""),
  });
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await decideLate(actor, consultation, reference, parsed.data, await now());
  if (!outcome.ok) return refusal(lateRefusals[outcome.reason], values);
  // An address of its own, so that the page is drawn anew: one that differs in its hash alone would not be.
  return back(page, { decided: outcome.value.id }, "#late");
}

const letterRefusals = {
  "not-permitted": "You may read responses, and not write to respondents.",
  "not-found": "This response is no longer here.",
  withheld: "The correspondence of this response is withheld from you.",
  "no-address": "Nobody gave an address. Nothing can be sent.",
  promises: "The letter promises more than the law allows. Say who will see it and what the law may require (§§30–31).",
};

export async function letterAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation, page } = await enter(slug, reference);
  const values = typedIn(form, ["subject", "letter"]);
  const parsed = letterSchema.safeParse({ id: form.get("id"), subject: values.subject, text: values.letter });
  if (!parsed.success) {
    const { text, ...errors } = errorsIn(parsed.error);
    return { errors: text ? { ...errors, letter: text } : errors, values };
  }
  const outcome = await writeLetter(actor, consultation, reference, parsed.data);
  if (!outcome.ok) return refusal(letterRefusals[outcome.reason], values);
  return back(page, { written: parsed.data.id }, "#correspondence");
}
