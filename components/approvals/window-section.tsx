import Link from "next/link";
import type { Standing } from "#lib/approvals/schema.ts";
import { stripOf } from "#lib/approvals/strip/rules.ts";
import { firstWorkingDayOn, workingDaysLeft } from "#lib/approvals/window/rules.ts";
import type { EffectWindow } from "#lib/approvals/window/schema.ts";
import { isCovered } from "#lib/calendars/rules.ts";
import type { Designation } from "#lib/consultations/schema.ts";
import { type CalendarDate, formatDate } from "#lib/dates.ts";
import { WindowStrip } from "./window-strip.tsx";
import { WindowTwin } from "./window-twin.tsx";

type WindowSectionProps = {
  slug: string;
  window: EffectWindow;
  designation: Designation;
  standing: Standing;
  closesAt: Date;
  today: CalendarDate;
  mayChangeRule: boolean;
};

/** The re-designation window: the strip, and under it the same in words with the rules it comes from (S36.3, S36.4). */
export function WindowSection({
  slug,
  window,
  designation,
  standing,
  closesAt,
  today,
  mayChangeRule,
}: WindowSectionProps) {
  const { REDESIGNATION: direction, GO_LIVE_DESIGNATED: goLive, LONG_STOP_RULE: rule } = standing;
  const strip = stripOf(window, designation, {
    closesAt,
    today,
    effectOn: direction?.detail.effectOn ?? null,
    goLiveOn: goLive?.decidedOn ?? null,
  });
  const from = today < window.earliestOn ? window.earliestOn : today;
  const isKnown = from <= window.latestOn ? isCovered(from, window.latestOn) : isCovered(window.latestOn, from);
  const workingDays = isKnown
    ? { left: workingDaysLeft(window, today), firstOn: formatDate(firstWorkingDayOn(window)) }
    : null;
  return (
    <section aria-labelledby="window" className="rounded-md border border-line bg-surface p-5">
      <h2 id="window" className="text-xl">
        Re-designation window
      </h2>
      <p className="mb-4 text-ink-soft">
        {formatDate(window.earliestOn)} to {formatDate(window.latestOn)}, both included, as consulted on.
      </p>
      <WindowStrip strip={strip} />
      <WindowTwin
        slug={slug}
        strip={strip}
        window={window}
        workingDays={workingDays}
        paragraphs={designation.paragraphs.window}
      />
      <p className="mt-3 flex flex-wrap gap-x-4 text-ink-soft">
        {rule ? (
          <span>
            The rule for the last day was set by {rule.recordedBy}: {rule.detail.reason}
          </span>
        ) : null}
        {mayChangeRule ? (
          <Link
            href={`/staff/consultations/${slug}/approvals/long-stop-rule`}
            prefetch={false}
            className="link target inline-flex items-center print:hidden"
          >
            Change the rule for the last day
          </Link>
        ) : null}
      </p>
    </section>
  );
}
