import { findTexts } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { env } from "#lib/env.ts";
import { askedInWords } from "#lib/intake/boxes/rules.ts";
import { type Sent, sendContent } from "../commands.ts";
import { beginDraft } from "../drafts/commands.ts";
import { type Entries, goSchema } from "../form/schema.ts";
import type { DraftContent } from "../schema.ts";
import { textFor, textNumbered } from "../texts.ts";
import { isFormKey } from "../tokens/rules.ts";
import { readOnePage } from "./rules.ts";

export type OnePageOutcome =
  | { kind: "sent"; sent: Sent }
  /** Not sent, and everything typed is in a new draft: the private token opens it. `isComplete`: the closing time alone stood in the way. */
  | { kind: "kept"; draftToken: string; isComplete: boolean }
  /** Something cannot be kept as typed, by field; nothing was stored. */
  | { kind: "unreadable"; errors: Record<string, string> }
  | { kind: "foreign" };

/**
 * Sends what the page with every question carried. Its form key makes it happen once: sent again, it gives the same receipt. What cannot
 * be sent at once (something is missing; a sentence asks for confidentiality and nothing is marked, so that the person is asked, S31.7; the close has passed and the person was not told, S28.3; the same form was sent before with other words)
 * is kept as a draft in full, so that nothing is typed twice.
 */
export async function sendOnePage(
  { content, closesAt }: { content: ConsultationContent; closesAt: Date },
  entries: Entries,
  now: Date,
): Promise<OnePageOutcome> {
  const key = entries.get("formKey")?.at(-1) ?? "";
  if (!isFormKey(key, content.slug, env().AUTH_SECRET)) return { kind: "foreign" };
  const texts = await findTexts(content.slug);
  // A page opened before a new text is read by the text it showed.
  const shown = textNumbered(texts, Number(entries.get("textVersion")?.at(-1)));
  const read = readOnePage(shown.content, shown.version, entries);
  if (Object.keys(read.errors).length > 0) return { kind: "unreadable", errors: read.errors };
  if ((await askedInWords(textFor(read.content, texts), read.content)).length > 0)
    return keep(content.slug, read.content, now, false);
  const hasAcceptedLate = goSchema.parse(entries.get("go")?.at(-1)) === "send-late";
  const sent = await sendContent(key, { content, closesAt }, read.content, hasAcceptedLate, now);
  if (sent.ok) return { kind: "sent", sent: sent.value };
  return keep(content.slug, read.content, now, sent.reason === "late");
}

async function keep(slug: string, content: DraftContent, now: Date, isComplete: boolean): Promise<OnePageOutcome> {
  const draftToken = await beginDraft(slug, now, content);
  if (!draftToken) throw new Error(`no draft could be begun on ${slug}`);
  return { kind: "kept", draftToken, isComplete };
}
