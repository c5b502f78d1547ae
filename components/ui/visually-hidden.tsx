import type { ReactNode } from "react";

/** Words for people who listen, where people who look see them by position. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
