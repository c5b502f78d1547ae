"use server";

import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { commentOnParagraph } from "#lib/responses/anchored/commands.ts";
import { paragraphCommentSchema } from "#lib/responses/anchored/schema.ts";
import { draftToken, keepDraftToken } from "../../draft-cookie.ts";

const refusals = {
  words: { words: "These words do not stand in the paragraph like this. Copy them from it, or leave the box empty" },
  several: {
    words:
      "These words stand in the paragraph more than once. Copy some of the words before or after them too, so that it is clear which you mean",
  },
  full: { form: "This answer takes no more. Make it shorter first." },
  readonly: {
    form: "You were invited to this draft to comment among colleagues. Whoever invited you can let you write.",
  },
  "no-such-paragraph": { form: "There is no such paragraph in this document." },
};

/** Adds a comment on a paragraph to the draft, and goes back to that place in the document. */
export async function commentOnParagraphAction(
  slug: string,
  paragraph: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { content } = (await findPublicConsultation(String(slug))) ?? notFound();
  const values = typedIn(form, ["kind", "words", "what", "why"]);
  const parsed = paragraphCommentSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const token = await draftToken(content.slug);
  const outcome = await commentOnParagraph(token, content, Number(paragraph), parsed.data, await now());
  if (!outcome.ok) return { errors: refusals[outcome.reason], values };
  await keepDraftToken(content.slug, outcome.value);
  redirect(`/consultations/${content.slug}#para-${Number(paragraph)}`);
}
