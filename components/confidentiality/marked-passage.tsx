import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";

/** A marked passage inside running text: hatched, with the lock before it, and its ends said to people who listen. */
export function MarkedPassage({ children }: { children: ReactNode }) {
  return (
    <mark className="hatched box-decoration-clone rounded-sm px-0.5">
      <span className="text-amber">
        <Icon name="lock" />
      </span>
      <VisuallyHidden>Marked confidential: </VisuallyHidden> {children}
      <VisuallyHidden> (end of marked passage)</VisuallyHidden>
    </mark>
  );
}
