"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { publishConsultation } from "#lib/consultations/commands.ts";
import type { FormState } from "#lib/form-state.ts";

const refusals = {
  "not-permitted": "You may not publish a consultation.",
  "same-person": "You prepared this version: a second person publishes it.",
  "already-published": "Somebody has published this version already.",
  superseded:
    "A later version is published: the public does not go back to this one. Prepare it anew as the next version.",
};

export async function publishAction(
  slug: string,
  versionId: string,
  _: FormState,
  _form: FormData,
): Promise<FormState> {
  const path = `/staff/consultations/${slug}/versions`;
  const actor = await requireActor("publish-consultation", path);
  const outcome = await publishConsultation(actor, versionId, await now());
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values: {} };
  redirect(path);
}
