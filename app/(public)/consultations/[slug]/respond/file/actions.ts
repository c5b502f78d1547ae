"use server";

import { notFound, redirect } from "next/navigation";
import type { UploadState } from "#components/responses/file-form.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { draftFromFile } from "#lib/responses/form-file/commands.ts";
import { draftToken, keepDraftToken } from "../draft-cookie.ts";

const refusals = {
  "not-a-document":
    "This is not a Word document that can be read. Save it as .docx without a password, and upload it again",
  "too-large": "This is larger than a filled-in form can be. Send long text as a file of its own",
  "no-form": "This is not the response form. Download the form and fill it in",
  "other-consultation": "This is the form of another consultation. Download the form of this one",
  conflict: "Your draft was changed elsewhere at the same moment. Nothing was overwritten: upload the file again",
  "not-in-charge":
    "You were invited to the draft in this browser. Whoever invited you can put the file’s answers in its place",
  "has-draft": "Say whether the file takes the place of the draft in this browser",
};

/** Reads a filled-in form into a draft. All understood: to the check page. Otherwise the page lists what was not. */
export async function uploadAction(slug: string, _: UploadState, form: FormData): Promise<UploadState> {
  const at = await now();
  const consultation = (await findPublicConsultation(String(slug))) ?? notFound();
  const base = `/consultations/${consultation.slug}/respond`;
  if (phaseOf(consultation, at) === "upcoming") redirect(base);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    return { errors: { file: "Choose the form that you filled in" }, unread: null };
  const token = await draftToken(consultation.slug);
  const mayReplace = form.get("replace") === "yes";
  const outcome = await draftFromFile(Buffer.from(await file.arrayBuffer()), consultation, { token, mayReplace }, at);
  if (!outcome.ok)
    return {
      errors: { [outcome.reason === "has-draft" ? "replace" : "file"]: refusals[outcome.reason] },
      unread: null,
    };
  await keepDraftToken(consultation.slug, outcome.value.token);
  if (outcome.value.unread.length === 0) redirect(`${base}/check`);
  return { errors: {}, unread: outcome.value.unread };
}
