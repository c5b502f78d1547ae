import type { Span } from "../../text/schema.ts";

const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g;
const street =
  /(?:^|[\s,|:])((?:Flat |Unit |Suite |Apartment )?\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’.-]{1,20} ){1,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Way|Drive|Court|Place|Square|Terrace|Gardens|Crescent|Hill|Row|Park|Mews|Grove|View|Green|Walk|Cottages?|Farm|Wharf|Quay|Buildings|Yard)\b(?:,[ \t]*(?:\d{1,4} )?[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){0,3}){0,4})/g;
/** A line of an address above its postcode: short, begins with a capital or a number, and is no sentence. */
const isAbove = (line: string): boolean =>
  /^\s*[\dA-Z]/.test(line) && line.trim().length < 70 && /\d|,/.test(line) && !/[.?!:]\s*$|@|\d{6,}/.test(line);

/** Postal addresses: from the line of the house to the postcode; without one, the house and its street. */
export function addressesIn(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(postcode)) {
    let start = text.lastIndexOf("\n", match.index) + 1;
    const end = match.index + match[0].length;
    const isAlone = !/\d[\w]* [A-Z]/.test(text.slice(start, match.index));
    for (let lines = 0; isAlone && lines < 4 && start > 0; lines += 1) {
      const above = text.lastIndexOf("\n", start - 2) + 1;
      if (!isAbove(text.slice(above, start - 1))) break;
      start = above;
    }
    const lead = /^(?:[^:\n]{0,30}: ?|\s+)/.exec(text.slice(start, end))?.[0].length ?? 0;
    const house = /(?:Flat |Unit )?\b\d{1,4}[A-Za-z]?,? [A-Z]/.exec(text.slice(start, end))?.index;
    found.push({ start: start + (house !== undefined && house < match.index - start ? house : lead), end });
  }
  for (const match of text.matchAll(street)) {
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    if (!found.some((span) => span.start <= start && start < span.end)) found.push({ start, end });
  }
  return found;
}
