import type { Line, MarkedText } from "../../text/schema.ts";
import type { Layer } from "../schema.ts";

const divider =
  /^[\s*_–—-]{0,60}(?:begin )?(original message|forwarded message|original appointment|message d['’]origine|message transf[ée]r[ée]|d[ée]but du message transf[ée]r[ée]|urspr[üu]ngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|neges wreiddiol|neges a anfonwyd ymlaen|mensaje original|mensaje reenviado)[\s:*_–—-]{0,60}$/i;
const forwards = /forward|transf|weitergeleitet|ymlaen|reenviado/i;

const fromKey = /^[\s*]{0,4}(?:from|von|de|oddi wrth|gan|da|van)\s?\*?:\*?\s*(\S.{0,300})$/i;
const otherKey =
  /^[\s*]{0,4}(?:sent|date|to|cc|bcc|subject|reply-to|importance|attachments|gesendet|datum|an|betreff|envoy[ée]|le|[àa]|objet|anfonwyd|dyddiad|at|pwnc|testun|enviado|para|asunto)(?: le)?\s?\*?:/i;

const attribution = [
  /^on\b.{4,260}\bwrote\s?:$/i,
  /^[^:]{0,80}<[^>\s]{1,100}@[^>\s]{1,100}>\s?(?:wrote\s?)?:$/i,
  /^le\b.{4,260}\ba [ée]crit\s?:$/i,
  /^(?:am|on)\b.{4,260}\bschrieb\b.{0,160}:$/i,
  /^(?:ar|on)\b.{4,260}\bysgrifennodd\b.{0,160}:$/i,
  /^el\b.{4,260}\bescribi[óo]\s?:$/i,
];

const textOf = (page: MarkedText, line: Line): string => page.text.slice(line.start, line.end);
const isBlank = (page: MarkedText, line: Line | undefined): boolean =>
  line === undefined || textOf(page, line).trim() === "";

/** How many lines, from this one, a header block of another message takes; 0 if none begins here. */
function headerBlockAt(page: MarkedText, index: number): number {
  if (!fromKey.test(textOf(page, page.lines[index]!))) return 0;
  let keys = 0;
  let length = 1;
  for (let at = index + 1; at < Math.min(index + 14, page.lines.length); at += 1) {
    const text = textOf(page, page.lines[at]!);
    if (otherKey.test(text)) keys += 1;
    // A long list of addressees runs on; an empty line between the keys is some clients' habit.
    else if (text.trim() !== "" && !/[@;,]\s*$|^\s{2,}\S/.test(text)) break;
    if (text.trim() !== "") length = at - index + 1;
  }
  return keys >= 2 ? length : 0;
}

/** How many lines, from this one, an attribution ("On … wrote:") takes; it may be wrapped over three. 0 if none begins here. */
function attributionAt(page: MarkedText, index: number): number {
  let joined = "";
  for (let length = 1; length <= 3; length += 1) {
    const line = page.lines[index + length - 1];
    if (!line || isBlank(page, line) || line.depth !== page.lines[index]!.depth) return 0;
    joined = `${joined} ${textOf(page, line).trim()}`.trim();
    if (attribution.some((form) => form.test(joined))) return length;
  }
  return 0;
}

function firstFilled(page: MarkedText, from: number): Line | undefined {
  return page.lines.slice(from, from + 4).find((line) => !isBlank(page, line));
}

/**
 * The messages a text is made of. A quotation marked line by line leaves the sender's lines between its own (answers in
 * line); one that is only headed ("From: … Sent: …", "On … wrote:") takes everything after it, as mail programs write it.
 * Lines of attribution belong to no layer.
 */
export function layersOf(page: MarkedText, isForward: boolean): Layer[] {
  const own: Layer = { role: "own", author: null, lines: [] };
  const layers: Layer[] = [own];
  let current = own;
  let quotedAuthor: string | null = null;
  let role: Layer["role"] | null = null;
  const open = (author: string | null, as: Layer["role"]): void => {
    current = { role: as, author, lines: [] };
    layers.push(current);
  };
  for (let index = 0; index < page.lines.length; index += 1) {
    const line = page.lines[index]!;
    const text = textOf(page, line);
    const isPrefixed = line.depth > 0 && current === own;
    if (divider.test(text)) {
      role = forwards.test(text) ? "forwarded" : "quoted";
      if (!isPrefixed && headerBlockAt(page, index + 1 + (isBlank(page, page.lines[index + 1]) ? 1 : 0)) === 0)
        open(null, role);
      continue;
    }
    const headers = headerBlockAt(page, index);
    // A message saved as text begins with its own headers: what follows is the sender's.
    const isOfItself =
      headers > 0 &&
      layers.length === 1 &&
      role === null &&
      !isForward &&
      !/\bdcc\b|consultations?@/i.test(text) &&
      page.lines.slice(0, index).every((each) => isBlank(page, each) || /^[A-Za-z-]{2,30}:/.test(textOf(page, each)));
    if (isOfItself) {
      index += headers - 1;
      continue;
    }
    if (headers > 0 && (!isPrefixed || role !== null)) {
      const author = fromKey.exec(text)?.[1] ?? null;
      open(author, role ?? (isForward && current === own ? "forwarded" : "quoted"));
      role = null;
      index += headers - 1;
      continue;
    }
    const attributed = attributionAt(page, index);
    if (attributed > 0 && (!isPrefixed || current === own)) {
      const author = page.lines
        .slice(index, index + attributed)
        .map((each) => textOf(page, each))
        .join(" ");
      const next = firstFilled(page, index + attributed);
      if (next && next.depth > line.depth) quotedAuthor = author;
      else if (line.depth > 0 && current === own) quotedAuthor = author;
      else open(author, "quoted");
      index += attributed - 1;
      continue;
    }
    if (isPrefixed) {
      const last = layers.at(-1)!;
      if (last !== own && last.role === "quoted" && last.lines.at(-1) === index - 1) last.lines.push(index);
      else layers.push({ role: "quoted", author: quotedAuthor, lines: [index] });
    } else current.lines.push(index);
  }
  return layers.filter((layer) => layer.lines.length > 0 || layer === own);
}
