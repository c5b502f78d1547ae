import { type Member, membersOf } from "#lib/documents/zip/rules.ts";

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const entity = /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi;
const decoded = (text: string) =>
  text.replace(entity, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name?.toLowerCase() ?? ""] ?? whole;
  });

/** Within a line of text; every other element, of HTML as of a DOCX, begins one. */
const inline = /<\/?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|w:r|w:t|w:rpr)\b[^>]*>/gi;
/** What nobody reads, and drawings: what a drawing shows is said in words beside it. */
const unseen = /<!--.*?-->|<(script|style|template|svg)\b.*?<\/\1>/gis;
const spoken = /\s(?:aria-label|title|alt|placeholder|content)="([^"]*)"/gi;

/** What a page says to whoever looks or listens: its text, and the attributes that are read out. */
function ofMarkup(markup: string): string {
  const seen = markup.replace(unseen, "");
  const attributes = [...seen.matchAll(spoken)].map(([, text]) => text);
  return decoded([seen.replace(inline, "").replace(/<[^>]+>/g, "\n"), ...attributes].join("\n"));
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 2).toString("latin1") === "PK";

/** A file and, where it is a ZIP, a DOCX or a spreadsheet, everything packed into it, however deep. */
export async function unpacked(bytes: Buffer, name = ""): Promise<Member[]> {
  if (!isZip(bytes)) return [{ name, bytes }];
  const members: Member[] = [{ name, bytes: Buffer.alloc(0) }];
  for (const member of await membersOf(bytes)) members.push(...(await unpacked(member.bytes, member.name)));
  return members;
}

/** What a file says in words; nothing where it is no text. */
export function wordsOf({ bytes }: Member): string {
  if (bytes.includes(0)) return "";
  const text = bytes.toString("utf8");
  return /^\s*</.test(text) ? ofMarkup(text) : text;
}
