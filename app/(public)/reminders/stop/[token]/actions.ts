"use server";

import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { stopLetters } from "#lib/reminders/commands.ts";

export async function stopAction(token: string): Promise<void> {
  if (!(await stopLetters(String(token), await now()))) notFound();
  redirect(`/reminders/stop/${encodeURIComponent(token)}?done=yes`);
}
