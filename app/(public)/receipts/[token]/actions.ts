"use server";

import { notFound, redirect } from "next/navigation";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";

async function consultationOf(token: string) {
  const receipt = (await findReceipt(token)) ?? notFound();
  return (await findPublicConsultation(receipt.slug)) ?? notFound();
}

/** Withdraws the response; the receipt then says so, or that it is too late. */
export async function withdrawAction(token: string): Promise<void> {
  await withdrawResponse(token, await consultationOf(token));
  redirect(`/receipts/${encodeURIComponent(token)}`);
}
