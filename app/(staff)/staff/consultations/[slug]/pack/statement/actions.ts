"use server";

import { redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import type { FormState } from "#lib/form-state.ts";
import { writeStatement } from "#lib/packs/statement/commands.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { statementSchema } from "#lib/packs/statement/schema.ts";
import { requireConsultation } from "../../consultation.ts";

/** Keeps the statement; when somebody wrote in between, gives both texts back and keeps neither over the other. */
export async function writeStatementAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "write-statement", "pack/statement");
  const values = { text: String(form.get("text") ?? ""), revision: String(form.get("revision") ?? "0") };
  const parsed = statementSchema.safeParse(values);
  if (!parsed.success) return { errors: { text: parsed.error.issues[0]?.message ?? "" }, values };
  const outcome = await writeStatement(actor, consultation.id, parsed.data, await now());
  if (outcome.ok) redirect(`/staff/consultations/${slug}/pack`);
  if (outcome.reason === "not-permitted") return { errors: { form: "You may not write the statement." }, values };
  const current = await findStatement(consultation.id);
  return {
    errors: {
      text: `${current.writtenBy ?? "Somebody"} has written since you began. Bring both texts together, then keep yours.`,
    },
    values: { text: values.text, theirs: current.text, revision: String(current.revision) },
  };
}
