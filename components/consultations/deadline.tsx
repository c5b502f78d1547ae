import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { extendedWords, type Period, type Phase, phaseOf, timeLeft } from "#lib/consultations/rules.ts";
import { formatInstant } from "#lib/dates.ts";

const words: Record<Phase, { tag: string; tone: "active" | "neutral"; mark: "full" | "ring" | "cross"; verb: string }> =
  {
    upcoming: { tag: "Not open yet", tone: "neutral", mark: "ring", verb: "Opens at" },
    open: { tag: "Open", tone: "active", mark: "full", verb: "Closes at" },
    closed: { tag: "Closed", tone: "neutral", mark: "cross", verb: "Closed at" },
  };

/** The deadline, the one way it is shown anywhere: phase, the moment in UK time, and what is left in words (S7.1). */
export function Deadline({ period, now }: { period: Period; now: Date }) {
  const phase = phaseOf(period, now);
  const { tag, tone, mark, verb } = words[phase];
  const at = new Date(phase === "upcoming" ? period.opensAt : period.closesAt);
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
      <Tag tone={tone} mark={mark}>
        {tag}
      </Tag>
      <p>
        {verb}{" "}
        <Timestamp at={at}>
          <strong className="font-semibold">{formatInstant(at)}</strong>
        </Timestamp>
        {phase === "upcoming" ? "" : extendedWords(period)}
      </p>
      <p className="text-ink-soft print:hidden">{timeLeft(period, now)}</p>
    </div>
  );
}
