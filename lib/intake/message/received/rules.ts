import type { Header } from "../schema.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** RFC 5322 4.3; and BST, CET, CEST, which British and continental servers write though no RFC lists them. */
const namedZones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  cet: 1,
  cest: 2,
};

/** The text without its RFC 5322 comments, which nest and may hold escaped brackets. */
export function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = "";
  for (let i = 0; i < value.length; i += 1) {
    const char = value[i]!;
    if (char === "\\") {
      if (depth === 0) kept += value.slice(i, i + 2);
      i += 1;
    } else if (char === '"' && depth === 0) {
      isQuoted = !isQuoted;
      kept += char;
    } else if (char === "(" && !isQuoted) depth += 1;
    else if (char === ")" && !isQuoted && depth > 0) depth -= 1;
    else if (depth === 0) kept += char;
  }
  return kept;
}

function offsetMinutesOf(zone: string): number | null {
  const numeric = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (numeric) {
    if (Number(numeric[3]) > 59) return null;
    return (numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
  }
  if (!/^[a-z]+$/i.test(zone)) return null;
  // RFC 5322 4.3: a zone nobody can name, the military letters among them, is read as -0000.
  return (namedZones[zone.toLowerCase()] ?? 0) * 60;
}

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

/** An RFC 5322 date-time, obsolete forms included, as an instant; null when it is none. A date with no zone is none: it names no instant. */
export function parseMailDate(value: string): Date | null {
  const plain = withoutComments(value).replace(/\s+/g, " ").trim();
  const match =
    /^(?:[a-z]{3,9} ?,? ?)?(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{2,4}),? (\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2})(?:\.(\d{1,9}))?)? ?([+-]\d{4}|[a-z]{1,5})$/i.exec(
      plain,
    );
  if (!match) return null;
  const [, day, monthName, year, hour, minute, second = "0", fraction = "0", zone] = match;
  const month = months.indexOf(monthName!.toLowerCase());
  const offset = offsetMinutesOf(zone!);
  if (month < 0 || offset === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const midnight = new Date(Date.UTC(yearOf(year!), month, Number(day)));
  if (midnight.getUTCMonth() !== month || Number(day) < 1) return null;
  const millis = Number(fraction.padEnd(3, "0").slice(0, 3));
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millis;
  return new Date(midnight.getTime() + clock - offset * 60_000);
}

/**
 * When our own server took the message in (S28.8): the date of the topmost `Received` header, which the last server
 * to handle it, ours, wrote. The lower ones and `Date` are the sender's word and are never read, not even as a fallback.
 */
export function receivedInstant(headers: readonly Header[]): Date | null {
  const topmost = headers.find((header) => header.key === "received");
  if (!topmost) return null;
  const plain = withoutComments(topmost.value);
  const semicolon = plain.lastIndexOf(";");
  return semicolon < 0 ? null : parseMailDate(plain.slice(semicolon + 1));
}
