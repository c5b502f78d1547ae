"use server";

import { notFound, redirect } from "next/navigation";
import { requestSource } from "#app/request-source.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { decideApproval } from "#lib/responses/approvals/commands.ts";
import { approvalDecisionSchema } from "#lib/responses/approvals/schema.ts";
import { draftToken } from "./draft-cookie.ts";

const refusals = {
  gone: "This draft is no longer open in this browser: it may have been sent, or the link was taken back.",
  changed:
    "The draft was changed since you opened this page, so nothing was decided. Open the page anew and read it again.",
};

/** Approves the draft that was opened by a link that asks for it, or sends it back with words. */
export async function decideApprovalAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const { content } = (await findPublicConsultation(String(slug))) ?? notFound();
  const values = typedIn(form, ["act", "words", "base"]);
  const parsed = approvalDecisionSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const token = await draftToken(content.slug);
  const by = { now: await now(), source: await requestSource() };
  const outcome = token
    ? await decideApproval(token, content, parsed.data, by)
    : ({ ok: false, reason: "gone" } as const);
  if (!outcome.ok) return { errors: { form: refusals[outcome.reason] }, values };
  redirect(`/consultations/${content.slug}/respond/check?decided=yes`);
}
