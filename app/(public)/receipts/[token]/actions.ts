"use server";

import { notFound, redirect } from "next/navigation";
import { keepDraftToken } from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { beginAmendment, withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";

async function consultationOf(token: string) {
  const receipt = (await findReceipt(token)) ?? notFound();
  return (await findPublicConsultation(receipt.slug)) ?? notFound();
}

/** Opens the response for change in this browser, and shows what it says now. */
export async function amendAction(token: string): Promise<void> {
  const consultation = await consultationOf(token);
  const outcome = await beginAmendment(token, consultation, await now());
  if (!outcome.ok) redirect(`/receipts/${encodeURIComponent(token)}`);
  await keepDraftToken(consultation.slug, outcome.value);
  redirect(`/consultations/${consultation.slug}/respond/check`);
}

/** Withdraws the response; the receipt then says so, or that it is too late. */
export async function withdrawAction(token: string): Promise<void> {
  await withdrawResponse(token, await consultationOf(token));
  redirect(`/receipts/${encodeURIComponent(token)}`);
}
