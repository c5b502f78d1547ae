import { Timestamp } from "#components/ui/timestamp.tsx";
import type { HistoryEntry } from "#lib/consultations/record/history.ts";
import { formatDate, formatInstant } from "#lib/dates.ts";

/** What has happened, in order: the last is the newest. Days are what was recorded, moments what the portal itself saw. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="border-s-2 border-line">
      {entries.map(({ key, when, text, link }, index) => (
        <li key={key} className="relative pb-4 ps-5 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute -start-[0.4375rem] top-1.5 size-3 rounded-full border-2 border-accent ${index === entries.length - 1 ? "bg-accent" : "bg-ground"}`}
          />
          <p className="text-sm text-ink-soft">
            {"at" in when ? (
              <Timestamp at={when.at}>{formatInstant(when.at)}</Timestamp>
            ) : (
              <Timestamp at={when.on}>{formatDate(when.on)}</Timestamp>
            )}
          </p>
          <p className="measure">
            {text}
            {link ? (
              <>
                {". "}
                <a href={link.href} className="link">
                  {link.words}
                </a>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
