import { numberOf } from "../../../requests/numbers/rules.ts";
import type { PlaceUnit } from "../../../requests/schema.ts";

/* How the numbered places of a text begin. */

const nouns: Record<PlaceUnit, string> = {
  answer: "(?:answer|response)",
  section: "(?:section|sect?\\.?|part|chapter|abschnitt|teil|adran|partie)",
  paragraph: "(?:paragraph|para\\.?|absatz|paragraff)",
  sentence: "sentence",
  point: "(?:point|item|bullet|limb|comment|remark|observation)",
  subpoint: "(?:point|sub-?paragraph)",
  appendix: "(?:appendix|annexe?|schedule|attachment|enclosure|anhang|atodiad)",
  table: "(?:table|figure|chart|exhibit|box|graph)",
  line: "line",
  page: "page",
  footnote: "(?:footnote|endnote|note)",
};

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const superscript = (number: number | null): string =>
  ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][number ?? 0] ?? "⁰";
const roman = (number: number): string =>
  ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][number] ?? "";

/** Patterns that open the numbered place, the most outright first. */
export function openersOf(unit: PlaceUnit, ref: string): RegExp[] {
  const number = numberOf(ref);
  const forms = [...new Set([ref, ...(number === null ? [] : [String(number), roman(number)])])]
    .filter(Boolean)
    .map(escaped)
    .join("|");
  const named = new RegExp(
    `^[\\s*_#>(\\[]{0,6}${nouns[unit]}\\s{0,3}\\(?(?:${forms})\\)?(?![\\w])[.:)\\]*_]{0,3}\\s{0,3}`,
    "i",
  );
  if (unit === "appendix" || unit === "table") return [named];
  const noted = new RegExp(`^[\\s*_]{0,4}[[(]?(?:${forms}|${superscript(number)})[\\])]?[.:)]?\\s+`, "i");
  if (unit === "footnote") return [named, noted];
  const numbered = new RegExp(`^[\\s*_#]{0,6}\\(?(?:${forms})(?:[.:)]+[*_]{0,2}(?:\\s+|$)|\\s+(?=\\S))`, "i");
  const lettered = new RegExp(`^[\\s*_#]{0,6}\\(?(?:${forms})[.:)]+\\s+`, "i");
  return /^[a-z]$/.test(ref) ? [named, lettered] : [named, numbered];
}

/** Patterns that open the next place of the kind, whichever its number. */
export const anyOpener = (unit: PlaceUnit, style: "named" | "dotted" | "numbered" | "lettered" | "roman"): RegExp => {
  if (style === "named")
    return new RegExp(`^[\\s*_#>(\\[]{0,6}${nouns[unit]}\\s{0,3}\\(?(?:\\d|[ivx]{1,4}\\b|[a-h]\\b)`, "i");
  if (style === "roman") return /^[\s*_#]{0,6}\(?[ivx]{1,4}[.:)]+\s+/i;
  if (style === "lettered") return /^[\s*_#]{0,6}\(?[a-h][.:)]+\s+/i;
  return style === "dotted"
    ? /^[\s*_#]{0,6}\d{1,2}\.\d{1,2}/
    : /^[\s*_#]{0,6}\(?\d{1,2}(?:[.:)]+[*_]{0,2}(?:\s+|$)|\s+(?=[A-Z]))/;
};
