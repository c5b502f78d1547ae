"use server";

import { notFound, redirect } from "next/navigation";
import { recordGate } from "#lib/approvals/commands.ts";
import { errorsOf, readEntry } from "#lib/approvals/form/rules.ts";
import { gateSchema } from "#lib/approvals/schema.ts";
import { gateSlug } from "#lib/approvals/tracks/schema.ts";
import { now } from "#lib/clock.ts";
import type { FormState } from "#lib/form-state.ts";
import { requireConsultation } from "../../consultation.ts";

/** Records a gate; what is refused comes back with every reason and its paragraph, and what was typed. */
export async function recordAction(slug: string, name: string, _: FormState, form: FormData): Promise<FormState> {
  const gate = gateSchema.safeParse(name);
  if (!gate.success) notFound();
  const path = `approvals/${gateSlug(gate.data)}`;
  const { actor, consultation } = await requireConsultation(slug, "record-gate", path);
  const values = Object.fromEntries([...form].map(([key, value]) => [key, typeof value === "string" ? value : ""]));
  const read = readEntry(gate.data, values);
  if (!read.ok) return { errors: read.errors, values };
  const outcome = await recordGate(actor, consultation, read.entry, await now());
  if (!outcome.ok) {
    return {
      errors: outcome.reason === "out-of-order" ? errorsOf(outcome.because) : { form: "You may not record this." },
      values,
    };
  }
  redirect(`/staff/consultations/${slug}/approvals`);
}
