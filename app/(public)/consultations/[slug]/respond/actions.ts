"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { now } from "#lib/clock.ts";
import { findPublicConsultation, findTexts, type PublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { beginDraft } from "#lib/responses/drafts/commands.ts";
import { removeFile } from "#lib/responses/files/commands.ts";
import { saveInNewDraft, saveStep, sendFromCheck } from "#lib/responses/form/commands.ts";
import { nextAreaId } from "#lib/responses/form/rules.ts";
import { entriesOf, type StepState } from "#lib/responses/form/schema.ts";
import { answerTo } from "#lib/responses/rules.ts";
import { aroundStep, type Step, stepCalled, stepIn, stepsOf } from "#lib/responses/steps/rules.ts";
import { textToAnswer } from "#lib/responses/texts.ts";
import { draftToken, dropDraftToken, keepDraftToken } from "./draft-cookie.ts";
import { forgetSentTokens, keepSentToken } from "./sent-cookie.ts";

const pathOf = (slug: string, step?: string) => `/consultations/${slug}/respond${step ? `/${step}` : ""}`;

async function published(slug: string): Promise<PublicConsultation> {
  return (await findPublicConsultation(String(slug))) ?? notFound();
}

/** Begins a draft on this consultation and leads to its first page. */
export async function beginAction(slug: string): Promise<void> {
  const at = await now();
  const { content, ...period } = await published(slug);
  if (phaseOf(period, at) === "upcoming") redirect(pathOf(content.slug));
  await keepDraftToken(content.slug, (await beginDraft(content.slug, at)) ?? notFound());
  redirect(pathOf(content.slug, stepsOf(content)[0]?.key));
}

/** Saves one page of the draft and goes where the pressed button says. `from` is "check" when the page was opened from there. */
export async function saveStepAction(
  slug: string,
  stepKey: string,
  from: string | null,
  _: StepState | null,
  form: FormData,
): Promise<StepState> {
  const at = await now();
  const { content } = await published(slug);
  const texts = await findTexts(content.slug);
  const step = stepIn(texts, stepKey) ?? notFound();
  const entries = entriesOf(form);
  const token = await draftToken(content.slug);
  const outcome = await saveStep(token, { content }, step, entries, at);
  if (!outcome.ok && outcome.state.problem === "gone") {
    const fresh = await saveInNewDraft({ content }, step, entries, at);
    await keepDraftToken(content.slug, fresh.token);
    return fresh.state;
  }
  if (!outcome.ok) return outcome.state;
  if (token) await keepDraftToken(content.slug, token);
  const origin = from === "check" ? "?from=check" : "";
  const here = pathOf(content.slug, step.key) + origin;
  if (outcome.go === "add-area" && step.kind === "question") {
    const area = nextAreaId([...answerTo(outcome.draft, step.question.label).areas.map(({ id }) => id)]);
    redirect(`${here}${origin ? "&" : "?"}area=${area}#${area}`);
  }
  if (outcome.go.startsWith("remove ")) redirect(`${here}#areas`);
  if (outcome.go === "clear") redirect(here);
  if (outcome.go === "back") redirect(pathOf(content.slug, before(textToAnswer(outcome.draft, texts), step, from)));
  if (outcome.go.startsWith("passages "))
    redirect(pathOf(content.slug, `passages/${encodeURIComponent(outcome.go.slice(9))}`));
  if (outcome.go === "later" || outcome.go === "colleagues") redirect(pathOf(content.slug, outcome.go));
  redirect(pathOf(content.slug, afterwards(textToAnswer(outcome.draft, texts), step, from)));
}

/** The page before; none before the first, where the way back leads out of the form. */
const before = (content: PublicConsultation["content"], step: Step, from: string | null) =>
  from === "check" ? "check" : aroundStep(content, step).before?.key;

const afterwards = (content: PublicConsultation["content"], step: Step, from: string | null) =>
  from === "check" || !stepCalled(content, step.key) ? "check" : (aroundStep(content, step).after?.key ?? "check");

/** Removes the file whose button was pressed, and shows the page again. */
export async function removeFileAction(slug: string, from: string | null, form: FormData): Promise<void> {
  const at = await now();
  const token = await draftToken(slug);
  const id = z.uuid().safeParse(form.get("file"));
  const outcome = token && id.success ? await removeFile(token, slug, id.data, at) : null;
  if (!outcome?.ok) redirect(`${pathOf(slug)}?draft=gone`);
  redirect(`${pathOf(slug, "files")}${from === "check" ? "?from=check" : ""}`);
}

/** Sends what the check page showed, and leads to the receipt. */
export async function sendAction(slug: string, _: StepState | null, form: FormData): Promise<StepState> {
  const at = await now();
  const consultation = await published(slug);
  const { content } = consultation;
  const step = stepCalled(content, "check") ?? notFound();
  const outcome = await sendFromCheck(await draftToken(content.slug), consultation, step, entriesOf(form), at);
  if (!outcome.ok && outcome.state.problem === "gone") redirect(`${pathOf(content.slug)}?draft=gone`);
  if (!outcome.ok && outcome.state.problem === "conflict") redirect(`${pathOf(content.slug, "check")}?changed=yes`);
  if (!outcome.ok) return outcome.state;
  await dropDraftToken(content.slug);
  await keepSentToken(content.slug, outcome.sent.receiptToken);
  redirect(`/receipts/${outcome.sent.receiptToken}`);
}

/** Forgets in this browser what was sent from it, and shows the page it was pressed on again. */
export async function forgetSentAction(slug: string, back: string): Promise<void> {
  await forgetSentTokens(String(slug));
  redirect(back.startsWith("/consultations/") ? back : "/");
}
