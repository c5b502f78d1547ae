import type { MailReading } from "#lib/intake/schema.ts";
import type { MailKind } from "./schema.ts";

/** The references of responses in a subject, as people carry them: any case, each once. */
export const referencesIn = (subject: string): string[] => [
  ...new Set((subject.toUpperCase().match(/\bR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? []).slice(0, 5)),
];

/** Stems of what asks for something to be done with what was sent before. Held for a person too often rather than too seldom. */
const undoing =
  /\b(?:withdr[ae]w\w*|withdrawal|retract\w*|rescind\w*|replac\w*|supersed\w*|disregard\w*|ignor(?:e|ing)|instead of|resubmi\w*|re-?sen[dt]\w*|in place of|take back|cancel\w*|delete|remove)\b/i;

export type Asking = "question" | "undoing";

/** What a message seems to ask for beside saying what its sender thinks; a person decides what it does. Empty: nothing. */
export function askingsIn(subject: string, reading: Pick<MailReading, "answers" | "general">): Asking[] {
  const said = [subject, ...Object.values(reading.answers), reading.general].join("\n");
  return [...(/\?/.test(said) ? (["question"] as const) : []), ...(undoing.test(said) ? (["undoing"] as const) : [])];
}

/**
 * What a message may be, for the person who decides: shown beside the choice and never taken. `answersAsking`: it answers a letter that
 * asked something. Null: nothing speaks for one more than for another.
 */
export function suggestedKind(
  { subject, reading }: { subject: string; reading: Pick<MailReading, "answers" | "general" | "isResponse"> },
  { isPlaced, answersAsking }: { isPlaced: boolean; answersAsking: boolean },
): { kind: MailKind; why: string } | null {
  const said = [subject, ...Object.values(reading.answers), reading.general].join("\n");
  if (/\bwithdr[ae]w\w*|\bretract\w*/i.test(said)) return { kind: "WITHDRAWAL", why: "it speaks of withdrawing" };
  if (/\breplac\w*|\bsupersed\w*|\bdisregard\w*/i.test(said))
    return { kind: "REPLACEMENT", why: "it speaks of replacing something" };
  if (answersAsking) return { kind: "ANSWER", why: "it answers a letter in which we asked something" };
  if (!reading.isResponse && /\?/.test(said)) return { kind: "QUESTION", why: "it asks, and takes no position" };
  if (isPlaced && reading.isResponse) return { kind: "SUPPLEMENT", why: "it says more about the proposals" };
  return isPlaced ? { kind: "ANSWER", why: "it came in answer to us" } : null;
}
