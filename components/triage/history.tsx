import { Timestamp } from "#components/ui/timestamp.tsx";
import { sayAction, sayDetail, sayWho } from "#lib/audit/rules.ts";
import type { EventInLog } from "#lib/audit/schema.ts";
import { formatDateShort, formatTime, londonDate } from "#lib/dates.ts";

/** What was done with one thing, from the audit log, newest first. */
export function History({ events }: { events: readonly EventInLog[] }) {
  return (
    <ol className="space-y-2 text-sm">
      {events.map((event) => {
        const detail = sayDetail(event);
        return (
          <li key={event.id} className="border-s-2 border-line ps-3">
            <span className="font-semibold">{sayWho(event.who)}</span> {sayAction(event.action).toLowerCase()}
            {event.isRefused ? <span className="font-semibold text-error"> – refused</span> : null}
            {detail ? <span className="text-ink-soft"> ({detail})</span> : null}
            <Timestamp at={event.at}>
              <span className="block text-ink-soft">
                {formatDateShort(londonDate(event.at))}, {formatTime(event.at)}
              </span>
            </Timestamp>
          </li>
        );
      })}
    </ol>
  );
}
