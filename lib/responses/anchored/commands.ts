import { findTexts } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { beginDraft, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { canWrite } from "../links/rules.ts";
import { draftContentSchema } from "../schema.ts";
import { textToAnswer } from "../texts.ts";
import { anchorIn, withComment } from "./rules.ts";
import type { ParagraphComment } from "./schema.ts";

const tries = 20;

/**
 * Adds a comment on a paragraph to the right question of the draft; begins a draft when this browser has none. Gives the token that the
 * browser is to hold. "words": the quotation does not stand in the paragraph; "several": it stands there more than once. "full": the answer takes no more. "readonly": the person
 * was invited to comment among colleagues, not to write.
 */
export async function commentOnParagraph(
  held: string | null,
  content: ConsultationContent,
  paragraph: number,
  { words, ...said }: ParagraphComment,
  now: Date,
): Promise<Outcome<string, "words" | "several" | "full" | "readonly" | "no-such-paragraph">> {
  if (!content.document.paragraphs.some(({ number }) => number === paragraph)) return refused("no-such-paragraph");
  const anchored = anchorIn(content, paragraph, words);
  if (!anchored.ok) return anchored;
  const anchor = anchored.value;
  const texts = await findTexts(content.slug);
  let token = held && (await findDraft(held, content.slug, now)) ? held : await beginDraft(content.slug, now);
  for (let attempt = 0; attempt < tries; attempt++) {
    const draft = token ? await findDraft(token, content.slug, now) : null;
    if (!token || !draft) {
      token = await beginDraft(content.slug, now);
      continue;
    }
    if (!canWrite(draft.access.role)) return refused("readonly");
    const next = draftContentSchema.safeParse(
      withComment(textToAnswer(draft.content, texts), draft.content, anchor, said),
    );
    if (!next.success) return refused("full");
    const saved = await saveDraft(token, content.slug, draft.revision, next.data, now);
    if (saved.ok) return done(token);
  }
  throw new Error(`a comment could not be saved in ${tries} tries`);
}
