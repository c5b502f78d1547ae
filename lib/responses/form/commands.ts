import { mergeMarks } from "#lib/confidentiality/marks/rules.ts";
import { findTexts } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatTime } from "#lib/dates.ts";
import { type Sent, sendResponse } from "../commands.ts";
import { beginDraft, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import type { FileOfResponse } from "../files/schema.ts";
import { canLiftMarks, canWrite } from "../links/rules.ts";
import type { DraftContent, TextOfResponse, Texts } from "../schema.ts";
import type { Step } from "../steps/rules.ts";
import { textToAnswer, withSent } from "../texts.ts";
import { type Applied, applyForm, baseOf, promptOn, shownBy, valuesOf, whyNotPassable } from "./rules.ts";
import { type Entries, goSchema, type StepState } from "./schema.ts";
import { inWords } from "./words/rules.ts";

export type Published = { content: ConsultationContent; closesAt: Date };

export type StepOutcome =
  | {
      ok: true;
      go: string;
      draft: DraftContent;
      files: readonly FileOfResponse[];
      base: string;
      /** The text that the page showed. */
      text: TextOfResponse;
      doubtful: Applied["doubtful"];
    }
  | { ok: false; state: StepState };

/** Others may save at the same moment, on other pages; each try reads anew. More tries than people would be a fault of ours. */
const tries = 20;

const asTyped = (entries: Entries): StepState["values"] =>
  Object.fromEntries(
    [...entries].map(([name, values]) => [
      name,
      ["areas", "remarks", "shown"].includes(name) ? [...values] : values.join("\n\n"),
    ]),
  );

/**
 * The text that a page was drawn from, which may no longer be the newest: with everything on it that was sent, so that words typed into a box
 * that a newer text dropped in the meantime have their place.
 */
function textSent(draft: DraftContent, texts: Texts, step: Step, entries: Entries): TextOfResponse {
  const version = Number(entries.get("textVersion")?.at(-1));
  const shown = texts.some((text) => text.version === version) ? version : undefined;
  const label = step.kind === "question" ? step.question.label : null;
  return textToAnswer(withSent(draft, texts, [...entries.keys()], label), texts, shown);
}

const gone = (entries: Entries): StepOutcome => ({
  ok: false,
  state: { problem: "gone", errors: {}, values: asTyped(entries) },
});

/**
 * Saves one page of the form into the draft that the token opens. Pages of other people and devices are merged; when this very page was
 * changed elsewhere since it was shown, nothing is written, and both versions come back, unless the person has seen that and
 * overwrites. What can be kept is saved even where something else on the page cannot be taken, so that no typed word is ever lost.
 */
export async function saveStep(
  token: string | null,
  { content }: Pick<Published, "content">,
  step: Step,
  entries: Entries,
  now: Date,
): Promise<StepOutcome> {
  const sentBase = entries.get("base")?.at(-1) ?? "";
  const texts = await findTexts(content.slug);
  for (let attempt = 0; attempt < tries; attempt++) {
    const draft = token ? await findDraft(token, content.slug, now) : null;
    if (!token || !draft) return gone(entries);
    if (!canWrite(draft.access.role))
      return { ok: false, state: { problem: "comments-only", errors: {}, values: asTyped(entries) } };
    const text = textSent(draft.content, texts, step, entries);
    const { draft: applied, errors, typed, go, doubtful } = applyForm(step, text, draft.content, entries, draft.files);
    const marks = canLiftMarks(draft.access.role) ? applied.marks : mergeMarks(draft.content.marks, applied.marks);
    const next = { ...applied, marks };
    const base = baseOf(step, text, draft.content, draft.files);
    // A page sent twice finds its own answers saved: that is no conflict. The check page has no answers of its own to find.
    const isSettled = step.kind !== "check" && (go === "overwrite" || base === baseOf(step, text, next, draft.files));
    if (base !== sentBase && !isSettled) {
      const state: StepState = {
        problem: "conflict",
        errors: {},
        values: { ...asTyped(entries), base },
        theirs: inWords(step, text, draft.content),
        notice: formatTime(draft.savedAt),
      };
      return { ok: false, state };
    }
    const saved = await saveDraft(token, content.slug, draft.revision, next, now);
    if (!saved.ok && saved.reason === "gone") return gone(entries);
    if (!saved.ok) continue;
    return afterSaving(step, text, { draft: next, files: draft.files }, { errors, typed, go, doubtful }, entries);
  }
  throw new Error(`a draft could not be saved in ${tries} tries`);
}

/**
 * Keeps a page whose draft is gone (sent, revoked, out of date, or from another browser) in a new draft, so that nothing typed is lost.
 * Gives the new draft's token, and the page with a word about what happened.
 */
export async function saveInNewDraft(
  { content }: Pick<Published, "content">,
  step: Step,
  entries: Entries,
  now: Date,
): Promise<{ token: string; state: StepState }> {
  const token = await beginDraft(content.slug, now);
  const begun = token ? await findDraft(token, content.slug, now) : null;
  if (!token || !begun) throw new Error(`no draft could be begun on ${content.slug}`);
  const text = textSent(begun.content, await findTexts(content.slug), step, entries);
  const { draft, errors, typed } = applyForm(step, text, begun.content, entries, []);
  const saved = await saveDraft(token, content.slug, begun.revision, draft, now);
  if (!saved.ok) throw new Error(`a new draft could not be saved: ${saved.reason}`);
  const values = { ...valuesOf(step, text, draft), ...typed, ...shownBy(step, text, draft, []) };
  return { token, state: { problem: "gone", errors, values } };
}

function afterSaving(
  step: Step,
  text: TextOfResponse,
  { draft, files }: { draft: DraftContent; files: readonly FileOfResponse[] },
  { errors, typed, go, doubtful }: Omit<Applied, "draft">,
  entries: Entries,
): StepOutcome {
  const isLeaving = go === "continue" || go === "overwrite";
  const all = isLeaving ? { ...whyNotPassable(step, draft), ...errors } : errors;
  const values = { ...valuesOf(step, text, draft), ...typed, ...shownBy(step, text, draft, files) };
  if (Object.keys(all).length > 0) return { ok: false, state: { errors: all, values } };
  const prompt = isLeaving && !entries.has("prompted") ? promptOn(step, text, draft) : null;
  if (prompt) return { ok: false, state: { errors: {}, values, prompt } };
  if (isLeaving && !entries.has("prompted") && doubtful.length > 0)
    return { ok: false, state: { errors: {}, values, prompt: "marks", doubtful } };
  return { ok: true, go, draft, files, base: values.base, text, doubtful };
}

export type SendOutcome = { ok: true; sent: Sent } | { ok: false; state: StepState };

/**
 * Sends what the check page showed. The acknowledgement of S30.1 is saved first, as one more answer; when anything changed since the
 * page was opened, the person checks again. After the close it asks once, and then keeps everything (S28.3).
 */
export async function sendFromCheck(
  token: string | null,
  consultation: Published,
  step: Step,
  entries: Entries,
  now: Date,
): Promise<SendOutcome> {
  const saved = await saveStep(token, consultation, step, entries, now);
  if (!saved.ok) {
    // A second press of the button finds the draft already sent, and gets its receipt.
    const again = token && saved.state.problem === "gone" ? await sendResponse(token, consultation, true, now) : null;
    return again?.ok ? { ok: true, sent: again.value } : saved;
  }
  if (!token) return { ok: false, state: { problem: "gone", errors: {}, values: {} } };
  const hasAcceptedLate = goSchema.parse(entries.get("go")?.at(-1)) === "send-late";
  const isSentWithout = entries.has("sendWithout");
  const sent = await sendResponse(token, consultation, hasAcceptedLate, now, undefined, isSentWithout);
  if (sent.ok) return { ok: true, sent: sent.value };
  const values: StepState["values"] = shownBy(step, saved.text, saved.draft, saved.files);
  if (saved.draft.hasReadWhoSees) values.hasReadWhoSees = "yes";
  if (isSentWithout) values.sendWithout = "yes";
  if (sent.reason === "incomplete") return { ok: false, state: { errors: sent.errors, values } };
  return { ok: false, state: { problem: sent.reason, errors: {}, values } };
}
