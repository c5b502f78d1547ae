import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { CalendarDate } from "#lib/dates.ts";
import type { InForce, Standing } from "../schema.ts";

type Instrument = Pick<ConsultationContent, "instrument" | "designation">;

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * The versions of the instrument in order, with the days on which each is in force: the current one until the re-designation has effect,
 * the new one from then until the next is designated (S25.3, §25, G11.6). Acts done under an earlier one go on (§37, S37.1). A version whose
 * time would begin after its end never operates, and is left out (S25.4).
 */
export function versionsOf(standing: Standing, { instrument, designation }: Instrument): InForce[] {
  const effectOn = standing.REDESIGNATION?.detail.effectOn ?? null;
  const nextOn = standing.GO_LIVE_DESIGNATED?.decidedOn ?? null;
  const operates = effectOn !== null && (nextOn === null || effectOn < nextOn);
  const current = { version: instrument.currentVersion, name: `${instrument.shortName} ${instrument.currentVersion}` };
  const proposed = {
    version: instrument.proposedVersion,
    name: `${instrument.proposedName} (version ${instrument.proposedVersion})`,
  };
  return [
    { ...current, from: null, until: operates ? effectOn : nextOn },
    ...(operates ? [{ ...proposed, from: effectOn, until: nextOn }] : []),
    ...(nextOn
      ? [
          {
            version: "next",
            name: sentenceCase(designation?.goLive.name ?? "the next version"),
            from: nextOn,
            until: null,
          },
        ]
      : []),
  ];
}

/** The version in force on a day: from its first day on, up to the day before the next begins. */
export function inForceOn(versions: readonly InForce[], on: CalendarDate): InForce | null {
  return (
    versions.findLast(({ from, until }) => (from === null || from <= on) && (until === null || on < until)) ?? null
  );
}
