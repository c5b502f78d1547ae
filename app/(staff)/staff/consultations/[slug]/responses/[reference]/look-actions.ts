"use server";

import { now } from "#lib/clock.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { addWords, raiseDisagreement } from "#lib/triage/disagreements/commands.ts";
import { addWordsSchema, raiseSchema } from "#lib/triage/disagreements/schema.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { recordLookSchema } from "#lib/triage/looks/schema.ts";
import { back, enter, refusal } from "./surroundings.ts";

const refusals = {
  "not-permitted": "You may read responses, and not raise what they disagree with.",
  "not-found": "This response, or the entry that you chose, is no longer here.",
  newer: "A newer version of this response came in since you opened it. Look at that one.",
  withheld: "Part of this response is withheld from you: somebody with clearance looks at it.",
  conflict:
    "A colleague looked at it since you opened this page, and nothing was overwritten. What they found is shown: read it first.",
  "already-raised": "These words, or the area that they are of, are in the register already.",
};

type Entered = Awaited<ReturnType<typeof enter>>;
type Values = Record<"found" | "title" | "anchor" | "entry" | "quote" | "more" | "why", string>;
type Raised = { ok: true; number: number } | { ok: false; errors: Record<string, string> };

/** The words go into the register: into a new entry, or into one that is there. */
async function raise({ actor, consultation }: Entered, response: string, values: Values, at: Date): Promise<Raised> {
  const words = { response, areaKey: "", quote: values.quote };
  const parsed =
    values.found === "new"
      ? raiseSchema.safeParse({ ...words, ...values, source: "response", sourceDetail: "" })
      : addWordsSchema.safeParse({ ...words, entry: values.entry });
  if (!parsed.success) return { ok: false, errors: errorsIn(parsed.error) };
  const outcome =
    "entry" in parsed.data
      ? await addWords(actor, consultation, parsed.data, at)
      : await raiseDisagreement(actor, consultation, parsed.data, at);
  if (outcome.ok) return { ok: true, number: outcome.value.number };
  return { ok: false, errors: outcome.reason === "incomplete" ? outcome.errors : { form: refusals[outcome.reason] } };
}

/** Records what somebody found who looked for disagreement. Words that are raised from here go into the register first. */
export async function lookAction(slug: string, reference: string, _: FormState, form: FormData): Promise<FormState> {
  const entered = await enter(slug, reference);
  const { actor, consultation, page } = entered;
  const values = typedIn(form, ["found", "title", "anchor", "entry", "quote", "more", "why"]);
  const isRaising = values.found === "new" || values.found === "join";
  const parsed = recordLookSchema.safeParse({
    version: form.get("version"),
    found: isRaising ? "raised" : values.found,
    reason: values.why,
    seenId: String(form.get("seenId") ?? ""),
  });
  if (!parsed.success) {
    const { reason, ...errors } = errorsIn(parsed.error);
    return { errors: { ...errors, ...(reason ? { why: reason } : {}) }, values };
  }
  if (isRaising) {
    const raised = await raise(entered, reference, values, await now());
    if (!raised.ok) return { errors: raised.errors, values };
    if (values.more === "yes") return back(page, { raised: String(raised.number) }, "#look");
  }
  const outcome = await recordLook(actor, consultation, reference, parsed.data);
  if (outcome.ok) return back(page, { looked: "yes" }, "#look");
  // What was raised stays raised: the page shows it, and what is still to be said.
  if (isRaising) return back(page, { raised: "yes" }, "#look");
  if (outcome.reason !== "incomplete") return refusal(refusals[outcome.reason], values);
  const { reason, ...errors } = outcome.errors;
  return { errors: { ...errors, ...(reason ? { why: reason } : {}) }, values };
}
