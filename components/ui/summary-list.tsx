import Link from "next/link";
import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type SummaryRow = {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** "Change" goes to the page that asks; `what` completes it for people who listen: "Change your answer to question 1". */
  change?: { href: string; what: string };
};

/** Check-your-answers, and any list of names and values. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="border-t border-line">
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(8rem,1fr)_minmax(0,2.4fr)_auto]"
        >
          <dt className="font-semibold">{row.label}</dt>
          <dd className="min-w-0 whitespace-pre-line" dir="auto">
            {row.value}
          </dd>
          {row.change ? (
            <dd className="print:hidden sm:text-end">
              <Link href={row.change.href} prefetch={false} className="link target inline-flex items-center">
                Change<VisuallyHidden> {row.change.what}</VisuallyHidden>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
