"use server";

import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { type FormState, typedIn } from "#lib/form-state.ts";
import { entriesOf } from "#lib/responses/form/schema.ts";
import { markPassages } from "#lib/responses/passages/commands.ts";
import { draftToken } from "../../draft-cookie.ts";

/** Marks or unmarks passages of one box, and comes back to the page, which shows them. */
export async function markPassagesAction(
  slug: string,
  field: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  const outcome = await markPassages(
    await draftToken(slug),
    consultation.content,
    String(field),
    entriesOf(form),
    await now(),
  );
  const here = `/consultations/${consultation.slug}/respond/passages/${encodeURIComponent(field)}`;
  if (outcome.ok && form.get("go") === "done") redirect(`/consultations/${consultation.slug}/respond/confidentiality`);
  if (outcome.ok) redirect(`${here}?marked=yes#marks`);
  if (outcome.reason === "gone") redirect(`/consultations/${consultation.slug}/respond?draft=gone`);
  if (outcome.reason === "changed") redirect(`${here}?changed=yes`);
  return { errors: { [outcome.reason]: outcome.message ?? "" }, values: typedIn(form, ["words"]) };
}
