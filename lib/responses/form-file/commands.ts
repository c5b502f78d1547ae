import { findTexts, type PublicConsultation } from "#lib/consultations/queries.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { beginDraft, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { canLiftMarks } from "../links/rules.ts";
import { readFormFile } from "./rules.ts";
import type { NotReadable, Unread } from "./schema.ts";

export type Uploaded = { token: string; unread: Unread[] };

/**
 * Makes a draft from a filled-in form; nothing is sent by it. With a draft open already (`token`) the file's answers take its place, but
 * only when its owner said so (`mayReplace`), and not when it is saved elsewhere at the same moment ("conflict"). A colleague cannot
 * ("not-in-charge"): it would lift marks. The draft's own files stay, and so do the marks on them (S29.3).
 */
export async function draftFromFile(
  bytes: Buffer,
  consultation: PublicConsultation,
  { token, mayReplace }: { token: string | null; mayReplace: boolean },
  now: Date,
): Promise<Outcome<Uploaded, NotReadable | "has-draft" | "not-in-charge" | "conflict">> {
  const { slug } = consultation;
  const read = await readFormFile(bytes, { ...consultation, texts: await findTexts(slug) });
  if (!read.ok) return read;
  const open = token ? await findDraft(token, slug, now) : null;
  if (open && !canLiftMarks(open.access.role)) return refused("not-in-charge");
  if (open && !mayReplace) return refused("has-draft");
  const onFiles = open?.content.marks.filter(({ level }) => level === "attachment") ?? [];
  const content = { ...read.value.content, marks: [...read.value.content.marks, ...onFiles] };
  const { unread } = read.value;
  if (!open || !token) {
    const begun = await beginDraft(slug, now, content);
    if (!begun) throw new Error(`there is no consultation ${slug} to answer`);
    return done({ token: begun, unread });
  }
  const saved = await saveDraft(token, slug, open.revision, content, now);
  return saved.ok ? done({ token, unread }) : refused("conflict");
}
