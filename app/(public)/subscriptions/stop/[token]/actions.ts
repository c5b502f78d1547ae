"use server";

import { notFound, redirect } from "next/navigation";
import { stopSubscription } from "#lib/subscriptions/commands.ts";

export async function stopAction(token: string): Promise<void> {
  if (!(await stopSubscription(String(token)))) notFound();
  redirect(`/subscriptions/stop/${encodeURIComponent(token)}?done=yes`);
}
