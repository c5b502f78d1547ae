import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { now } from "#lib/clock.ts";
import { findPublicConsultation, findTexts } from "#lib/consultations/queries.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { stepIn } from "#lib/responses/steps/rules.ts";
import { inNewest, laterTexts, textFor, textToAnswer } from "#lib/responses/texts.ts";
import { draftToken } from "./draft-cookie.ts";

/** The draft that this browser holds on a consultation, and the instant of asking; read once for all that one page draws. */
export const heldDraft = cache(async (slug: string) => {
  const [token, at] = [await draftToken(slug), await now()];
  return { draft: token ? await findDraft(token, slug, at) : null, now: at };
});

/**
 * The consultation at this address and the draft that this browser holds; leads to the start when it holds none. With `stepKey`, an
 * address that is no page of the form is not found, whoever asks.
 */
export async function openDraft(slug: string, stepKey?: string) {
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  const texts = await findTexts(consultation.slug);
  if (stepKey !== undefined && !stepIn(texts, stepKey)) notFound();
  const { draft, now: at } = await heldDraft(consultation.slug);
  if (!draft) redirect(`/consultations/${consultation.slug}/respond?draft=gone`);
  const content = inNewest(draft.content, texts);
  return {
    consultation,
    draft: { ...draft, content },
    /** The sent version that it would change, read by the text its author had. */
    amends: draft.amends && { ...draft.amends, text: textFor(draft.amends.content, texts) },
    /** What the draft is written on: the newest text's questions, and what it answers beside them. */
    toAnswer: textToAnswer(content, texts),
    /** What the draft is read by: each answer under the words it was given to. */
    asGiven: textFor(content, texts),
    /** The text it was begun on and those that came since; empty where it is still the same. */
    since: laterTexts(draft, texts),
    now: at,
  };
}
