import { formatDate, formatInstant, londonInstants } from "#lib/dates.ts";
import { closingSentence, type Period, periodLength, phaseOf, replyDueOn } from "../rules.ts";
import type { ConsultationContent, EditorialNote, KeyDate } from "../schema.ts";
import type { Extension, ExtensionForStaff } from "./schema.ts";

/** Why a close cannot be moved, for people, with the field where it can be put right. */
export type NotExtendable = { field: "on" | "time" | "form"; text: string };

const paragraphsOf = ({ responding }: Pick<ConsultationContent, "responding">) =>
  responding.closing.map((number) => `§${number}`).join(" and ");

type Consultation = Period & { content: Pick<ConsultationContent, "responding"> };

/** A closed period stays closed (§28): said as one text wherever somebody would open it again. */
export const closedText = (consultation: Consultation) =>
  `Answering closed at ${closingSentence(consultation)} (${paragraphsOf(consultation.content)}). A closed period is not opened again: a response sent now is kept and marked late, and whether it is considered is decided with a reason; to ask everybody again is a new consultation.`;

/**
 * Why the close cannot be moved to `closesAt`; empty: it can. Only to a later moment, and only while answering has not ended: shortening
 * an open period would take from people the time that the document gave them (§28, S28.7).
 */
export function whyNotExtendable(consultation: Consultation, closesAt: Date, now: Date): NotExtendable[] {
  if (phaseOf(consultation, now) === "closed") return [{ field: "form", text: closedText(consultation) }];
  if (closesAt.getTime() > new Date(consultation.closesAt).getTime()) return [];
  return [
    {
      field: "on",
      text: `Responses are asked for by ${closingSentence(consultation)} (${paragraphsOf(consultation.content)}), and an open period is not shortened. Choose a later closing time.`,
    },
  ];
}

/** The moment of a day and time in London, or why there is none or not one. */
export function closingInstant(on: Parameters<typeof londonInstants>[0], time: string): Date | NotExtendable {
  const [at, second] = londonInstants(on, time);
  if (!at)
    return {
      field: "time",
      text: `There is no ${time} on ${formatDate(on)}: the clocks go forward. Choose another time.`,
    };
  if (second)
    return {
      field: "time",
      text: `${time} comes twice on ${formatDate(on)}: the clocks go back. Choose another time.`,
    };
  return at;
}

export type NotConfirmable = "same-person" | "already-confirmed" | "superseded" | "moved" | "closed";

/**
 * Why an extension cannot be confirmed, the first reason counts: by whoever decided it (invariant 6), twice, when a newer one was decided
 * or the close has moved since, or after the close it was to move.
 */
export function whyNotConfirmable(
  extension: Pick<ExtensionForStaff, "id" | "fromClosesAt" | "decidedById" | "confirmedAt">,
  surroundings: { period: Period; newestId: string; actorId: string; now: Date },
): NotConfirmable[] {
  const { period, newestId, actorId, now } = surroundings;
  const reasons: (NotConfirmable | false)[] = [
    extension.confirmedAt !== null && "already-confirmed",
    phaseOf(period, now) === "closed" && "closed",
    extension.id !== newestId && "superseded",
    extension.fromClosesAt.getTime() !== new Date(period.closesAt).getTime() && "moved",
    extension.decidedById === actorId && "same-person",
  ];
  return reasons.filter((reason) => reason !== false);
}

/** The close as first published, where it was extended since; null: it stands as it was. `extensions` in order. */
export const extendedFromOf = (extensions: readonly Extension[]): Date | null => extensions[0]?.fromClosesAt ?? null;

const noteOf = (content: ConsultationContent, extension: Extension, index: number): EditorialNote => ({
  id: `extension-${index + 1}`,
  kind: "addition",
  paragraphs: content.responding.closing,
  elsewhere: null,
  title: "The closing time was extended",
  text: `The printed text stays as published. Responses are asked for by ${formatInstant(extension.toClosesAt)}, extended from ${formatInstant(extension.fromClosesAt)}. The reason given: ${extension.reason}`,
});

/** A date that was worked out from the close, moved with it; what the text says of the close beside other dates is told to be older. */
function keyDateAfter(date: KeyDate, printed: Period, standing: ConsultationContent, extendedFrom: Date): KeyDate {
  const { when, kind, note } = date;
  if ("at" in when && new Date(when.at).getTime() === new Date(printed.closesAt).getTime()) {
    const { calendarDays, workingDays } = periodLength(standing);
    const working = workingDays === null ? "" : `; ${workingDays} working days in England and Wales counting both ends`;
    return {
      ...date,
      when: { at: new Date(standing.closesAt).toISOString() },
      note: `Extended from ${formatInstant(extendedFrom)}. Open for ${calendarDays} calendar days${working}.`,
    };
  }
  if ("on" in when && kind === "computed" && when.on === replyDueOn(printed))
    return { ...date, when: { on: replyDueOn(standing) } };
  const isCounted = note !== null && /\bthe close\b/i.test(note);
  return isCounted ? { ...date, note: `${note} Counted from the close as first published.` } : date;
}

/**
 * The text with the period that is in force: what a version printed stays with that version, and everything that speaks of the close
 * reads this. The printed close stays visible: in the closing sentence, at the key date, and as our note beside the paragraphs that give it.
 */
export function asItStands(
  content: ConsultationContent,
  { opensAt, closesAt, extensions }: { opensAt: Date; closesAt: Date; extensions: readonly Extension[] },
): ConsultationContent {
  const printed = { opensAt: content.opensAt, closesAt: content.closesAt };
  const extendedFrom = extendedFromOf(extensions);
  if (!extendedFrom) return content;
  const standing = {
    ...content,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    extendedFrom: extendedFrom.toISOString(),
  };
  return {
    ...standing,
    notes: [...content.notes, ...extensions.map((extension, index) => noteOf(content, extension, index))],
    keyDates: content.keyDates.map((date) => keyDateAfter(date, printed, standing, extendedFrom)),
  };
}

/** Whether a text gives another period than the one in force; the close as first published will do, for that is what its paragraphs print. */
export function isOtherPeriod(
  inForce: { opensAt: Date; closesAt: Date; extendedFrom: Date | null },
  content: Pick<ConsultationContent, "opensAt" | "closesAt">,
): boolean {
  const closes = [inForce.closesAt, inForce.extendedFrom].flatMap((at) => (at ? [at.getTime()] : []));
  return (
    new Date(content.opensAt).getTime() !== inForce.opensAt.getTime() ||
    !closes.includes(new Date(content.closesAt).getTime())
  );
}
