import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** The words that go with every hatched ground, so that colour never says it alone. */
export function LockLabel({ children = "Marked confidential" }: { children?: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 text-sm font-semibold text-amber">
      <span className="self-center leading-none">
        <Icon name="lock" />
      </span>
      {children}
    </span>
  );
}
