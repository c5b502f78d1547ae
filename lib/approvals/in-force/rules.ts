import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { addDays, type CalendarDate } from "#lib/dates.ts";
import type { Doubt, InForce, Standing } from "../schema.ts";

type Instrument = Pick<ConsultationContent, "instrument" | "designation" | "documentOn">;

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * What was in force before the document speaks of the current version as the existing one: the initial version on its first day, and from
 * then on one or the other, since the document does not say when one followed (§§2, 11), unless somebody recorded it.
 */
function before(standing: Standing, { instrument, documentOn }: Instrument): InForce[] {
  const { initial, currentVersion, shortName } = instrument;
  const until = standing.CURRENT_VERSION_BEGAN?.decidedOn ?? documentOn;
  if (!initial) {
    return [{ version: "unknown", name: "not known: the document does not say", from: null, until }];
  }
  const first = {
    version: "initial",
    name: `${initial.name} of the ${shortName}, to which the document gives no number`,
    from: initial.from,
  };
  if (standing.CURRENT_VERSION_BEGAN) return [{ ...first, until }];
  const secondOn = addDays(initial.from, 1);
  const either = `${initial.name} or ${currentVersion}: the document does not say when one followed the other`;
  return [
    { ...first, until: secondOn },
    { version: "unknown", name: either, from: secondOn, until },
  ];
}

/**
 * The versions of the instrument in order, with the days on which each is in force: none, the initial one, the current one until the
 * re-designation has effect, the new one from then until the next is designated (S25.3, §25, G11.6). Acts done under an earlier one go on
 * (§37, S37.1). A version whose time would begin after its end never operates, and is left out (S25.4).
 */
export function versionsOf(standing: Standing, content: Instrument): InForce[] {
  const { instrument, designation, documentOn } = content;
  const effectOn = standing.REDESIGNATION?.detail.effectOn ?? null;
  const nextOn = standing.GO_LIVE_DESIGNATED?.decidedOn ?? null;
  const operates = effectOn !== null && (nextOn === null || effectOn < nextOn);
  const current = {
    version: instrument.currentVersion,
    name: `${instrument.shortName} ${instrument.currentVersion}`,
    from: standing.CURRENT_VERSION_BEGAN?.decidedOn ?? documentOn,
  };
  const proposed = {
    version: instrument.proposedVersion,
    name: `${instrument.proposedName} (version ${instrument.proposedVersion})`,
  };
  return [
    ...before(standing, content),
    { ...current, until: operates ? effectOn : nextOn },
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

/**
 * What to say is in force on a day. Where the record of the re-designation, or of the next designation, no longer holds, what is in force
 * from its day on is not known: neither the new version nor the old one is claimed.
 */
export function sayInForce(
  { standing, doubts }: { standing: Standing; doubts: readonly Doubt[] },
  content: Instrument,
  on: CalendarDate,
): string {
  const isDoubtful = doubts.some(({ record }) => {
    if (record.gate === "GO_LIVE_DESIGNATED") return record.decidedOn <= on;
    return record.gate === "REDESIGNATION" && record.detail.effectOn <= on;
  });
  if (isDoubtful) return "not known: the record of the designation no longer holds";
  return inForceOn(versionsOf(standing, content), on)?.name ?? "none";
}

/** The version in force on a day: from its first day on, up to the day before the next begins. */
export function inForceOn(versions: readonly InForce[], on: CalendarDate): InForce | null {
  return (
    versions.findLast(({ from, until }) => (from === null || from <= on) && (until === null || on < until)) ?? null
  );
}
