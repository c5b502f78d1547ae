"use server";

import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { confirmSubscription } from "#lib/subscriptions/commands.ts";

export async function confirmAction(token: string): Promise<void> {
  if (!(await confirmSubscription(String(token), await now()))) notFound();
  redirect(`/subscriptions/confirm/${encodeURIComponent(token)}?done=yes`);
}
