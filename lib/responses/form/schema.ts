import { z } from "zod";
import type { FormState } from "#lib/form-state.ts";
import { textUpTo } from "#lib/kept-text.ts";

/** What a browser sent: field name → the values under it, in order. Files and the framework's own fields are not among them. */
export type Entries = ReadonlyMap<string, readonly string[]>;

/** Reads a form as sent. Lone surrogates and NULs still stand in it: the schema of each value makes it storable. */
export function entriesOf(form: Iterable<[string, FormDataEntryValue]>): Entries {
  const entries = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    entries.set(name, [...(entries.get(name) ?? []), value]);
  }
  return entries;
}

/** What the pressed button asks for, besides saving. */
export const goSchema = z
  .string()
  .regex(
    /^(continue|back|add-area|clear|overwrite|save|later|colleagues|send|send-late|remove (?:area|remark)-\d{1,3}|passages [\w.-]{1,120})$/,
  )
  .catch("continue");

/** A page of the form after it was sent and could not go on: every typed value is in it, so that nothing is retyped. */
export type StepState = FormState & {
  /**
   * "conflict": the page was changed elsewhere in between. "gone": the draft is not open here any more, and the page is in a new one.
   * "late": the close has passed. "comments-only": the person was invited to comment, not to write.
   */
  problem?: "conflict" | "gone" | "late" | "comments-only";
  /** With "conflict": what is saved now, field by field in words. */
  theirs?: { label: string; text: string }[];
  /** Something to think about before going on; going on again is enough (S27.1). */
  prompt?: "area" | "organisation" | "marks";
  /** With the prompt "marks": the boxes in which a mark may have been on any of several words. */
  doubtful?: readonly { key: string; label: string }[];
};

/** The reason for a mark: text like any other, shorter (lib/confidentiality's own bound). */
export const reasonSchema = textUpTo(20_000, "Make the reason shorter: at most 20,000 characters");

/** A day as a date field sends it; an empty one is no day. */
export const dayOrNoneSchema = z
  .string()
  .trim()
  .transform((value) => (value === "" ? null : value))
  .pipe(z.iso.date("Enter a date that exists, or leave it empty").nullable());

/** What the browser learns from saving while a person types. */
export type AutosaveAnswer =
  | { savedAt: string; base: string; errors: string[]; doubtful?: readonly { label: string }[] }
  | { problem: NonNullable<StepState["problem"]> };
