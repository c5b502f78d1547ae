"use server";

import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/session.ts";
import { prepareConsultation } from "#lib/consultations/commands.ts";
import { readContent } from "#lib/consultations/versions/rules.ts";
import { type FormState, typedIn } from "#lib/form-state.ts";
import { textSchema } from "#lib/responses/schema.ts";

const refusals = {
  "not-permitted": { form: "You may not prepare a consultation." },
  "reason-missing": { reason: "There is a version of this consultation already: say why there is a further one" },
  "period-differs": {
    file: "This text gives another opening or closing time than the published one. A new text does not move them: a later closing time is decided on the page Period of the consultation, with notice to everybody (§28)",
  },
};

export async function prepareAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor("prepare-consultation", "/staff/consultations/new");
  const file = form.get("file");
  const values = typedIn(form, ["reason"]);
  const reason = textSchema.safeParse(values.reason.trim());
  if (!reason.success) return { errors: { reason: reason.error.issues[0]?.message ?? "" }, values };
  if (!(file instanceof File) || file.size === 0)
    return { errors: { file: "Choose the file with the consultation’s content" }, values };
  const read = readContent(await file.text());
  if ("faults" in read) return { errors: { file: read.faults.join("\n") }, values };
  const outcome = await prepareConsultation(actor, read.content, reason.data || null);
  if (!outcome.ok) {
    return { errors: refusals[outcome.reason], values };
  }
  redirect(`/staff/consultations/${read.content.slug}/versions`);
}
