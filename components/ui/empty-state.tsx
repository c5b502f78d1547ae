import type { ReactNode } from "react";

/** What will appear here, and the one thing to do, if there is one. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-md border border-dashed border-line-strong px-6 py-10 text-center">
      <div className="mx-auto max-w-measure text-ink-soft">{children}</div>
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
