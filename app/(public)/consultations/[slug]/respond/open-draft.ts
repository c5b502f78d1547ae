import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { stepCalled } from "#lib/responses/steps/rules.ts";
import { draftToken } from "./draft-cookie.ts";

/**
 * The consultation at this address and the draft that this browser holds; leads to the start when it holds none. With `stepKey`, an
 * address that is no page of the form is not found, whoever asks.
 */
export async function openDraft(slug: string, stepKey?: string) {
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  if (stepKey !== undefined && !stepCalled(consultation.content, stepKey)) notFound();
  const at = await now();
  const token = await draftToken(consultation.slug);
  const draft = token ? await findDraft(token, consultation.slug, at) : null;
  if (!draft) redirect(`/consultations/${consultation.slug}/respond?draft=gone`);
  return { consultation, draft, now: at };
}
