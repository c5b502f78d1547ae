import type { ReactNode } from "react";
import { LockLabel } from "./lock-label.tsx";

type MarkedBlockProps = {
  children: ReactNode;
  label?: ReactNode;
  /** The respondent's reason as given, or null when none was given (§29: it is optional). */
  reason?: string | null;
};

/** Text that its author asked to keep from publication, shown to those who may read it (S30.5: the reason stands next to it). */
export function MarkedBlock({ children, label, reason }: MarkedBlockProps) {
  return (
    <div className="rounded-sm border border-amber-line">
      <div className="flex flex-wrap gap-x-3 border-b border-amber-line bg-amber-soft px-3 py-1.5">
        <LockLabel>{label}</LockLabel>
        {reason === undefined ? null : (
          <span className="text-sm" dir="auto">
            {reason === null ? "No reason given." : `Reason given: ${reason}`}
          </span>
        )}
      </div>
      <div className="hatched px-3 py-2" dir="auto">
        {children}
      </div>
    </div>
  );
}
