import { type ConsultationContent, consultationContentSchema } from "../schema.ts";

/** As many texts as one process keeps parsed before it begins anew. */
const most = 50;
const parsed = new Map<string, ConsultationContent>();

/**
 * A published text, read and parsed once in a process: a published version never changes, and parsing it takes longer than all else on
 * most pages. `key` names the version; `read` gives what is stored, and is asked only when the text is not known. The text is
 * shared by all who ask: nobody may change it. Gives null when there is none.
 */
export async function contentOnce(key: string, read: () => Promise<unknown>): Promise<ConsultationContent | null> {
  const known = parsed.get(key);
  if (known) return known;
  const stored = await read();
  if (stored === undefined || stored === null) return null;
  const content = consultationContentSchema.parse(stored);
  if (parsed.size >= most) parsed.clear();
  parsed.set(key, content);
  return content;
}
