"use server";

import { redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import type { FormState } from "#lib/form-state.ts";
import { addComment } from "#lib/responses/comments/commands.ts";
import { commentSchema } from "#lib/responses/comments/schema.ts";
import { draftToken } from "../../draft-cookie.ts";

/** Adds a comment on a page of the draft, and goes back to that page. */
export async function commentAction(slug: string, step: string, _: FormState, form: FormData): Promise<FormState> {
  const typed = String(form.get("text") ?? "");
  const text = commentSchema.safeParse(typed);
  if (!text.success) return { errors: { text: text.error.issues[0]?.message ?? "" }, values: { text: typed } };
  const token = await draftToken(slug);
  const outcome = token
    ? await addComment(token, slug, step, text.data, await now())
    : ({ ok: false, reason: "gone" } as const);
  if (!outcome.ok && outcome.reason === "too-many")
    return { errors: { form: "This draft has too many comments." }, values: { text: typed } };
  if (!outcome.ok)
    return { errors: { form: "This draft is no longer open in this browser." }, values: { text: typed } };
  redirect(`/consultations/${slug}/respond/${step}#comments`);
}
