import type { Mailbox } from "../../message/schema.ts";
import type { Piece } from "../../regions/rules.ts";
import type { Span } from "../../text/schema.ts";
import { addressesIn } from "../addresses/rules.ts";
import type { Person } from "../schema.ts";

const post =
  /\b(?:manager|director|head|analyst|officer|regulat\w+|senior|chief|engineer|counsel|consultant|secretary|lead|policy|adviser|advisor|president|partner|executive|team|department|assistant|associate|chair\w*|clerk|swyddog|on behalf|legal|compliance|commercial|sales|operations|architect|specialist|ceo|cto|cfo|coo|mba|phd|bsc|obe)\b/i;
const way = /@|https?:|www\.|\d{4,}|\b(?:tel|mob|phone|fax|t|m|e)[.:]|\bsent from\b/i;
const closing =
  /^(?:kind|best|warm|many|yours|regards|thanks|thank|sincerely|faithfully|cheers|cofion|cordialement|bien|mit|freundliche|with|ta|diolch|all the best|p\.?s)\b/i;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/** Where a name stands in a text, in any case, as whole words. */
export function occurrencesOf(name: string, text: string): Span[] {
  if (name.trim().length < 2) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name.trim())}(?![\\p{L}\\p{N}])`, "giu");
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The words of a mail domain that can be a firm's name: "tern-supply.example" → "tern supply". */
function domainWords(address: string): string {
  const host = address.split("@")[1] ?? "";
  const label =
    host
      .split(".")
      .find(
        (part) => part.length > 2 && !/^(?:mail|mx|www|gmail|outlook|hotmail|yahoo|icloud|post|example)$/i.test(part),
      ) ?? "";
  return label.replace(/[-_]/g, " ");
}

/** "thamesideretail" in the address and "Thameside Retail Energy" in the text: the name as it is spelled. */
function namesOfDomain(label: string, text: string): string[] {
  const squeezed = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const host = squeezed(label);
  if (host.length < 6) return [];
  return properNames(text, { start: 0, end: Math.min(text.length, 20_000) })
    .map((span) => text.slice(span.start, span.end))
    .filter((name) => {
      const own = squeezed(name);
      return own.length > 4 && /\s/.test(name) && (own.startsWith(host) || host.startsWith(own));
    });
}

/** Who sent a message, from its address, its signature and how the text speaks of itself. */
export function senderOf(from: Mailbox | null, pieces: readonly Piece[], text: string): Person {
  const names = new Set<string>();
  const organisations = new Set<string>();
  if (from?.name && !/@/.test(from.name)) names.add(from.name.replace(/^["']|["']$/g, ""));
  const signed = pieces
    .filter((piece) => piece.kind === "signature")
    .map((piece) => text.slice(piece.start, piece.end).trim().replace(/[,.]$/, ""));
  const lines = signed
    .flatMap((line) => line.split(/\s+\|\s+|\s{3,}|, (?=[A-Z])/))
    .filter((line) => line !== "" && !closing.test(line) && !way.test(line) && !/^[-–—_]+$/.test(line));
  const [first, ...rest] = lines;
  if (first) {
    const isFirm =
      /\b(?:ltd|limited|plc|llp|gmbh|sa|group|energy|power|council|association|body|society|trust|networks?|metering|supply|utilities|solicitors)\b/i.test(
        first,
      );
    if (isFirm) organisations.add(first);
    else if (!post.test(first)) names.add(first);
  }
  for (const line of rest)
    if (
      !post.test(line) &&
      addressesIn(line).length === 0 &&
      /^[\p{Lu}\d]/u.test(line) &&
      line.split(/\s+/).length <= 6
    )
      organisations.add(line);
  const said =
    /\b(?:on behalf of|(?:response|views|comments|answers|reply|submission) (?:by|of|from)|responding for|organisation(?: name)?:|company:|firm:|name of organisation:)\s+((?:[A-Z][\p{L}&'’.-]*|of|and|the|for)(?: (?:[A-Z&][\p{L}&'’.-]*|of|and|the|for)){0,5})/u.exec(
      text,
    )?.[1];
  if (said)
    organisations.add(
      said
        .replace(/^the /, "")
        .replace(/[.,;]$/, "")
        .replace(/ (?:of|and|the|for)$/, ""),
    );
  const ofDomain = domainWords(from?.address ?? "");
  for (const name of namesOfDomain(ofDomain, text)) organisations.add(name);
  for (const span of occurrencesOf(ofDomain, text).slice(0, 3)) organisations.add(text.slice(span.start, span.end));
  const firms = [...organisations].filter(
    (firm) => !names.has(firm) && ![...organisations].some((other) => other !== firm && other.includes(firm)),
  );
  return { names: [...names], organisations: firms };
}

const everyday =
  /^(?:We|I|I['’](?:m|ve|d|ll)|We['’](?:re|ve|d|ll)|The|A|An|Our|My|It|This|That|These|Those|In|On|At|If|As|To|For|From|By|With|No|Yes|Not|Please|Dear|Hello|Hi|Regards|Thanks|Q\d?|Question|Answer|Section|Paragraph|Annex|Appendix|Attachment|Part|DCC|ETMAD|SEC|ECoS|TCoS|CSPs?|PMA|SMKI|Department|Authority|Secretary|State|Ofgem|Security|Sub-Committee|Communications|Hubs?|Go|Live|Pre-Go|Smart|Energy|Code|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|UK|England|Wales|Scotland|Britain|British|Welsh|French|German|He|She|They|You|Your|His|Her|Their|There|Here|However|But|And|So|When|While|Without|Such|Some|All|Any|Each|Every|Confidential|CONFIDENTIAL|END|NB|PS|Mr|Mrs|Ms|Dr|Agree|Agreed|Disagree|None|Nothing)$/;

const theirs = /^(?:DCC|SMKI|PMA|SEC|ETMAD|ECoS|TCoS|Ofgem|Department|Authority)\b/;

/** The proper names in a stretch of text: runs of capitalised words, the everyday and the document's own left out. */
export function properNames(text: string, within: Span): Span[] {
  const raw = text.slice(within.start, within.end);
  const found: Span[] = [];
  for (const match of raw.matchAll(
    /\p{Lu}[\p{L}\p{N}&'’-]*(?:(?:[ \t]|(?<=\p{Ll})\n(?=\p{Lu}\p{Ll}+[,.;)]))(?:(?:of|de|van|&) )?\p{Lu}[\p{L}\p{N}&'’-]*){0,4}/gu,
  )) {
    let value = match[0].replace(/['’]s$/, "");
    let start = match.index;
    for (let word = /^(\S+)\s+/.exec(value); word && everyday.test(word[1]!); word = /^(\S+)\s+/.exec(value)) {
      start += word[0].length;
      value = value.slice(word[0].length);
    }
    // "DCC Operations": a team of theirs.
    if (start > match.index && theirs.test(match[0]) && !/\s/.test(value)) continue;
    if (value.split(/\s+/).every((word) => everyday.test(word) || /^(?:of|and)$/.test(word))) continue;
    const isSentenceStart =
      start === match.index && /(?:^|[.?!:]["”')\]]?\s+|\n\s*(?:[-*•]\s*)?)$/.test(raw.slice(0, start));
    // One capital at the start of a sentence proves nothing.
    if (isSentenceStart && !/\s/.test(value) && !/^\p{Lu}{2,}$/u.test(value)) continue;
    found.push({ start: within.start + start, end: within.start + start + value.length });
  }
  return found;
}
