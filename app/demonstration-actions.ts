"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ownPath } from "#lib/auth/rules.ts";
import { listPublicConsultations } from "#lib/consultations/queries.ts";
import { moveClock } from "#lib/demonstration/commands.ts";
import { instantOf } from "#lib/demonstration/rules.ts";
import { jumps } from "#lib/demonstration/schema.ts";

/** Moves the demonstration's clock and comes back to the page the visitor was on. */
export async function moveDemonstrationClock(form: FormData): Promise<void> {
  const jump = z.enum(jumps).safeParse(form.get("jump"));
  const [consultation] = await listPublicConsultations();
  if (jump.success && consultation) await moveClock(instantOf(jump.data, consultation.content));
  const referer = (await headers()).get("referer");
  const { pathname, search } = new URL(referer && URL.canParse(referer) ? referer : "http://own.invalid/");
  redirect(ownPath(pathname + search) ?? "/");
}
