import type { PublicStep } from "#lib/approvals/public-steps.ts";
import { sayStep } from "#lib/approvals/public-words.ts";
import { type CalendarDate, formatInstant, londonDate } from "#lib/dates.ts";
import { sayParagraphs } from "../paragraphs/rules.ts";
import { phaseOf } from "../rules.ts";
import type { Correction, PublicView } from "./schema.ts";

/** One thing that happened: a moment, or the day that was recorded for it; and where to read more, within the portal. */
export type HistoryEntry = {
  key: string;
  when: { at: Date } | { on: CalendarDate };
  text: string;
  link: { href: string; words: string } | null;
};

/** "paragraphs 3 and 12", "the list of changes changed": what a correction concerns. */
export const sayCorrected = ({ paragraphs, others }: Pick<Correction, "paragraphs" | "others">): string =>
  [...(paragraphs.length > 0 ? [sayParagraphs(paragraphs.map(({ number }) => number))] : []), ...others].join("; ");

const dayOf = ({ when }: HistoryEntry) => ("on" in when ? when.on : londonDate(when.at));

/**
 * What has happened in a consultation up to now, the first thing first, as far as it is public or recorded. On one day moments come before
 * what has only its day; what was recorded of the gates keeps its order.
 */
export function historyOf(view: PublicView, now: Date): HistoryEntry[] {
  const { consultation, corrections, clarifications, seals, steps } = view;
  const { slug, opensAt, closesAt, extensions, content } = consultation;
  const here = `/consultations/${slug}`;
  const moments: HistoryEntry[] = [
    ...(opensAt <= now ? [{ key: "opened", when: { at: opensAt }, text: "Opened for responses", link: null }] : []),
    ...extensions.map(({ toClosesAt, confirmedAt }) => ({
      key: `extended ${toClosesAt.getTime()}`,
      when: { at: confirmedAt },
      text: `More time was given: to ${formatInstant(toClosesAt)}`,
      link: null,
    })),
    ...corrections.map((correction) => ({
      key: `version ${correction.version}`,
      when: { at: correction.publishedAt },
      text: `The text was corrected (version ${correction.version})`,
      link: { href: `${here}#correction-${correction.version}`, words: "What changed and why" },
    })),
    ...clarifications.map(({ number, publishedAt, paragraph }) => ({
      key: `question ${number}`,
      when: { at: publishedAt },
      text: `A question was answered${paragraph === null ? "" : `, about paragraph ${paragraph}`}`,
      link: { href: `${here}#question-${number}`, words: `Question ${number} and its answer` },
    })),
    ...(phaseOf(consultation, now) === "closed"
      ? [{ key: "closed", when: { at: closesAt }, text: "Closed for responses", link: null }]
      : []),
    ...seals.map(({ number, count, sealedAt }) => ({
      key: `seal ${number}`,
      when: { at: sealedAt },
      text: `The register was sealed: ${count === 1 ? "1 response" : `${count} responses`}${number === 1 ? "" : " received after the seal before"}`,
      link: { href: `${here}/register`, words: number === 1 ? "Register and seal" : `Register and seal ${number}` },
    })),
  ];
  moments.sort((a, b) => ("at" in a.when && "at" in b.when ? a.when.at.getTime() - b.when.at.getTime() : 0));
  const recorded: HistoryEntry[] = steps.map((step: PublicStep, index) => ({
    key: `step ${index}`,
    when: { on: step.on },
    text: sayStep(step, content),
    link: null,
  }));
  // Sorting keeps the order of what is equal: moments first.
  return [...moments, ...recorded].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
}
