import Link from "next/link";
import type { ReactNode } from "react";

type TabLinksProps = {
  label: string;
  tabs: { href: string; label: ReactNode; isCurrent: boolean; count?: number }[];
};

/** Views of one thing, each at its own address. They are links and are announced as links. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.isCurrent ? "page" : undefined}
              className="target inline-flex items-center gap-2 border-b-[3px] border-transparent py-2 font-semibold text-ink-soft hover:border-line-strong hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="font-normal text-ink-soft tabular-nums">{tab.count.toLocaleString("en-GB")}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
