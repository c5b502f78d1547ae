import type { ReactNode } from "react";

type DetailsProps = { summary: ReactNode; children: ReactNode; isOpen?: boolean; id?: string };

/** What some people need and most do not, opened in place by the browser itself. */
export function Details({ summary, children, isOpen, id }: DetailsProps) {
  return (
    <details id={id} open={isOpen} className="group/details">
      <summary className="target inline-flex cursor-pointer list-none items-center gap-2 rounded-sm py-1 text-accent underline underline-offset-4 hover:text-accent-strong [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 10 10"
          width="0.625em"
          height="0.625em"
          aria-hidden="true"
          className="shrink-0 group-open/details:rotate-90 rtl:-scale-x-100 rtl:group-open/details:scale-x-100"
        >
          <path d="M2 .5 8 5 2 9.5Z" fill="currentColor" />
        </svg>
        {summary}
      </summary>
      <div className="mt-2 border-s-2 border-line ps-4">{children}</div>
    </details>
  );
}
