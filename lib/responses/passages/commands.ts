import { mergeMarks } from "#lib/confidentiality/marks/rules.ts";
import type { Field, Mark, Passage } from "#lib/confidentiality/schema.ts";
import { findTexts } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { saveDraft } from "../drafts/commands.ts";
import { type DraftForRespondent, findDraft } from "../drafts/queries.ts";
import { type Entries, reasonSchema } from "../form/schema.ts";
import { canLiftMarks, canWrite } from "../links/rules.ts";
import { fieldsOf } from "../rules.ts";
import type { TextOfResponse } from "../schema.ts";
import { inNewest, textFor } from "../texts.ts";
import { choosePieces, findWords, passagesBase, passagesOn, piecesOf, repeatsFor, withPassages } from "./rules.ts";
import { passageGoSchema, selectionSchema } from "./schema.ts";

export type Marked =
  | { ok: true }
  | { ok: false; reason: "gone" | "changed"; message: null }
  | { ok: false; reason: "words" | "selection" | "reason"; message: string };

const messages = {
  words: "These words do not stand in the answer like this, or are marked already. Copy them from the text above",
  selection: "Select the words in the text first, then press the button",
  reason: "Make the reason shorter: at most 20,000 characters",
};

const refusal = (reason: keyof typeof messages): Marked => ({ ok: false, reason, message: messages[reason] });

const last = (entries: Entries, name: string) => entries.get(name)?.at(-1) ?? "";

/** The passages as the form gives their reasons: by place, as the page listed them. */
function withReasons(passages: readonly Passage[], entries: Entries): Passage[] | null {
  const given = passages.map((passage, index) => {
    if (!entries.has(`reason.${index}`)) return passage;
    const parsed = reasonSchema.safeParse(last(entries, `reason.${index}`));
    return parsed.success ? { ...passage, reason: parsed.data.trim() === "" ? null : parsed.data } : null;
  });
  return given.every((passage) => passage !== null) ? given : null;
}

function change(content: TextOfResponse, draft: DraftForRespondent, field: Field, entries: Entries): Mark[] | Marked {
  const { marks } = draft.content;
  const reasoned = withReasons(passagesOn(marks, field.key), entries);
  if (!reasoned) return refusal("reason");
  const go = passageGoSchema.parse(last(entries, "go"));
  const number = Number(go.split(" ")[1]);
  if (go.startsWith("remove"))
    return withPassages(
      marks,
      field,
      reasoned.filter((_, index) => index !== number),
    );
  const ticked = new Set((entries.get("piece") ?? []).map(Number));
  if (go === "sentences" || go === "done")
    return withPassages(marks, field, choosePieces(field.text, reasoned, ticked));
  // What was ticked and not yet saved is kept, whichever button was pressed.
  const marked = piecesOf(field.text, reasoned).flatMap(({ index, isMarked }) => (isMarked ? [index] : []));
  const passages = choosePieces(field.text, reasoned, new Set([...ticked, ...marked]));
  if (go === "words") {
    const found = findWords(field.text, passages, last(entries, "words"));
    return found ? withPassages(marks, field, [...passages, found]) : refusal("words");
  }
  if (go === "selection") {
    const parsed = selectionSchema.safeParse({ start: last(entries, "start"), end: last(entries, "end") });
    if (!parsed.success || parsed.data.end > field.text.length) return refusal("selection");
    return withPassages(marks, field, [...passages, { ...parsed.data, reason: null }]);
  }
  const repeat = repeatsFor(content, draft.content)[number];
  const at = repeat && fieldsOf(content, draft.content).find(({ key }) => key === repeat.field);
  if (!repeat || !at) return { ok: false, reason: "changed", message: null };
  const { start, end } = repeat;
  const own = withPassages(marks, field, passages);
  return withPassages(own, at, [...passagesOn(own, at.key), { start, end, reason: null }]);
}

/**
 * Marks and unmarks passages in one box of a draft, in whichever of the ways the page offers; the result is the same (S29.2). A colleague
 * adds and cannot lift. "changed": text or marks are no longer those that the page showed, so that its places would be wrong.
 */
export async function markPassages(
  token: string | null,
  content: ConsultationContent,
  fieldKey: string,
  entries: Entries,
  now: Date,
): Promise<Marked> {
  const draft = token ? await findDraft(token, content.slug, now) : null;
  if (!token || !draft || !canWrite(draft.access.role)) return { ok: false, reason: "gone", message: null };
  const texts = await findTexts(content.slug);
  const text = textFor(inNewest(draft.content, texts), texts);
  const field = fieldsOf(text, draft.content).find(({ key }) => key === fieldKey);
  if (!field || last(entries, "base") !== passagesBase(field, draft.content.marks))
    return { ok: false, reason: "changed", message: null };
  const changed = change(text, draft, field, entries);
  if (!Array.isArray(changed)) return changed;
  const marks = canLiftMarks(draft.access.role) ? changed : mergeMarks(draft.content.marks, changed);
  const saved = await saveDraft(token, content.slug, draft.revision, { ...draft.content, marks }, now);
  if (saved.ok) return { ok: true };
  return { ok: false, reason: saved.reason === "conflict" ? "changed" : "gone", message: null };
}
