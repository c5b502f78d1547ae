import Link from "next/link";
import type { ReactNode } from "react";

type SiteHeaderProps = { wordmark?: string; nav?: ReactNode };

/** A plain wordmark from configuration, and the way to the few places there are. */
export function SiteHeader({ wordmark = "Consultations", nav }: SiteHeaderProps) {
  return (
    <header className="border-t-4 border-b border-t-accent border-b-line bg-surface print:border-0">
      <div className="wrap flex flex-wrap items-center justify-between gap-x-8 gap-y-1 py-3">
        <Link
          href="/"
          prefetch={false}
          className="target inline-flex items-center text-xl font-bold tracking-tight text-ink no-underline hover:underline"
        >
          {wordmark}
        </Link>
        {nav ? <div className="print:hidden">{nav}</div> : null}
      </div>
    </header>
  );
}
