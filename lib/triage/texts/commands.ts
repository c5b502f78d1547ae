import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { type FilePlace, openFile } from "../files/commands.ts";
import { asQuery } from "../search/queries.ts";
import { foundEnd, foundStart, foundTexts } from "./rules.ts";
import type { FileTextForStaff } from "./schema.ts";

/** Characters of text drawn at once, beyond the first page: a whole book would be slow to draw and to read. */
const mostCharacters = 40_000;

type Asked = { find: string; from: number };

/**
 * Opens what could be read out of a file of a response, by page, from a page on (SX.6). It is reading of the file, so the file's own rule
 * says who may, and it is on record like a download. Null when there is none for this person, or nothing could be read.
 */
export const openFileText = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: FilePlace,
  asked: Asked,
): Promise<FileTextForStaff | null> =>
  db().$transaction(async (tx) => {
    const file = await openFile(tx, actor, consultation, place, "attachment.text-read");
    return file && readPages(tx, file, asked);
  });

async function readPages(
  tx: Transaction,
  { id, name }: { id: string; name: string },
  { find, from }: Asked,
): Promise<FileTextForStaff | null> {
  const [facts] = await tx.$queryRaw<{ pageCount: number; isCut: boolean; from: number }[]>`
    SELECT coalesce(array_length("pages", 1), 0) AS "pageCount", "isCut", least(${from}::int, array_length("pages", 1)) AS "from"
      FROM portal."FileText" WHERE "fileId" = ${id}::uuid AND "state" = 'READ'`;
  if (!facts || facts.pageCount === 0) return null;
  const rows = await tx.$queryRaw<{ number: number; text: string }[]>`
    WITH page AS (
      SELECT p.number::int, translate(p.text, ${foundStart + foundEnd}, '') AS text,
             sum(length(p.text)) OVER (ORDER BY p.number) - length(p.text) AS before
        FROM portal."FileText" t, unnest(t."pages") WITH ORDINALITY AS p(text, number)
       WHERE t."fileId" = ${id}::uuid AND p.number >= ${facts.from}
    )
    SELECT number, CASE WHEN ${find} = '' THEN text ELSE
             ts_headline('english', text, ${asQuery(find)}, ${`HighlightAll=true, StartSel=${foundStart}, StopSel=${foundEnd}`}) END AS text
      FROM page WHERE before < ${mostCharacters} ORDER BY number`;
  const on = await tx.$queryRaw<{ page: number }[]>`
    SELECT DISTINCT "page" FROM portal."FilePage" WHERE "fileId" = ${id}::uuid AND "words" @@ ${asQuery(find)} ORDER BY "page"`;
  const last = rows.at(-1)?.number ?? facts.pageCount;
  return {
    fileId: id,
    name,
    pageCount: facts.pageCount,
    isCut: facts.isCut,
    pages: rows.map(({ number, text }) => ({ number, text: foundTexts(text) })),
    foundOn: on.map(({ page }) => page),
    next: last < facts.pageCount ? last + 1 : null,
  };
}
