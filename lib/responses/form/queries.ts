import { findTexts } from "#lib/consultations/queries.ts";
import { findDraft } from "../drafts/queries.ts";
import { passagesBase } from "../passages/rules.ts";
import { fieldsOf } from "../rules.ts";
import { stepCalled } from "../steps/rules.ts";
import { inNewest, textFor, textToAnswer } from "../texts.ts";
import { baseOf } from "./rules.ts";

/** The fingerprint of what a page of the form shows when it is opened now; null where the token opens no draft, or there is no such page. */
export async function findStepBase(token: string, slug: string, key: string, now: Date): Promise<string | null> {
  const draft = await findDraft(token, slug, now);
  if (!draft) return null;
  const texts = await findTexts(slug);
  const content = inNewest(draft.content, texts);
  const text = textToAnswer(content, texts);
  const step = stepCalled(text, key);
  return step && baseOf(step, text, content, draft.files);
}

/** The same for the page that marks passages in one box. */
export async function findPassagesBase(token: string, slug: string, key: string, now: Date): Promise<string | null> {
  const draft = await findDraft(token, slug, now);
  if (!draft) return null;
  const texts = await findTexts(slug);
  const content = inNewest(draft.content, texts);
  const field = fieldsOf(textFor(content, texts), content).find((one) => one.key === key);
  return field ? passagesBase(field, content.marks) : null;
}
