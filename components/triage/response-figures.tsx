import Link from "next/link";
import type { ResponseCounts } from "#lib/triage/schema.ts";

type Figure = { label: string; value: number; filter?: Record<string, string> };

const counted = { standing: "counted" };

const groupsOf = (counts: ResponseCounts): { title: string; figures: Figure[] }[] => [
  {
    title: "Received",
    figures: [
      { label: "Responses", value: counts.total, filter: {} },
      { label: "On time", value: counts.onTime, filter: { late: "on-time" } },
      { label: "Late", value: counts.late, filter: { late: "late" } },
      { label: "Late, undecided", value: counts.undecided, filter: { late: "undecided" } },
      { label: "Withdrawn or replaced", value: counts.apart },
    ],
  },
  {
    title: "To do",
    figures: [
      { label: "Unassigned", value: counts.unassigned, filter: { assignee: "nobody", ...counted } },
      { label: "New", value: counts.new, filter: { status: "NEW", ...counted } },
      { label: "Not yet read in full", value: counts.unread, filter: { read: "unread", ...counted } },
      { label: "Not yet looked at for disagreement", value: counts.toLookAt, filter: { look: "waiting" } },
    ],
  },
  {
    title: "Asked to be confidential",
    figures: [
      { label: "As a whole", value: counts.whole, filter: { confidentiality: "whole" } },
      { label: "In part", value: counts.part, filter: { confidentiality: "part" } },
      { label: "Who responded", value: counts.identity, filter: { confidentiality: "identity" } },
    ],
  },
];

/** How much there is of one consultation's responses; each figure leads to the responses that it counts. */
export function ResponseFigures({ counts, path }: { counts: ResponseCounts; path: string }) {
  return (
    <div className="grid gap-x-12 gap-y-4 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-3">
      {groupsOf(counts).map(({ title, figures }) => (
        <section key={title}>
          <h3 className="mb-1 font-semibold">{title}</h3>
          <dl>
            {figures.map(({ label, value, filter }) => (
              <div key={label} className="flex min-h-7 items-center justify-between gap-4 pointer-coarse:min-h-11">
                <dt className="text-ink-soft">
                  {filter && value > 0 ? (
                    <Link href={`${path}?${new URLSearchParams(filter)}`} prefetch={false} className="link">
                      {label}
                    </Link>
                  ) : (
                    label
                  )}
                </dt>
                <dd className={`tabular-nums ${value > 0 ? "font-semibold" : "text-ink-soft"}`}>
                  {value.toLocaleString("en-GB")}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
