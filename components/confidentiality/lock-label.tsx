import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** The words that go with every hatched ground, so that colour never says it alone. */
export function LockLabel({ children = "Marked confidential" }: { children?: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold text-amber">
      <Icon name="lock" />
      {children}
    </span>
  );
}
