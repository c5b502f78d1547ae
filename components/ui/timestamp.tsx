import type { ReactNode } from "react";

/** An instant for machines with its words for people, written by the caller through lib/dates in Europe/London. */
export function Timestamp({ at, children }: { at: Date | string; children: ReactNode }) {
  return <time dateTime={typeof at === "string" ? at : at.toISOString()}>{children}</time>;
}
