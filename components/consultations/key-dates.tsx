import { Timestamp } from "#components/ui/timestamp.tsx";
import type { KeyDate } from "#lib/consultations/schema.ts";
import { formatDate, formatInstant } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

const kinds: Record<KeyDate["kind"], string> = {
  fact: "In the document",
  target: "Target",
  proposal: "Proposal",
  computed: "Computed by this portal",
};

/** The dates that matter, each with its kind: what is fixed, what is hoped for, what is asked, what we worked out. */
export function KeyDates({ dates }: { dates: readonly KeyDate[] }) {
  return (
    <ol className="border-t border-line">
      {dates.map(({ key, label, when, kind, paragraphs, note }) => (
        <li key={key} className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[13rem_minmax(0,1fr)]">
          <p className="font-semibold">
            {"at" in when ? (
              <Timestamp at={when.at}>{formatInstant(new Date(when.at))}</Timestamp>
            ) : (
              <Timestamp at={when.on}>{formatDate(when.on)}</Timestamp>
            )}
          </p>
          <div className="measure">
            <p>{label}</p>
            <p className="text-sm text-ink-soft">
              {kinds[kind]}
              {paragraphs.length > 0 ? (
                <>
                  , <ParagraphLinks numbers={paragraphs} />
                </>
              ) : null}
              .{note ? ` ${note}` : ""}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
