import { Tag } from "#components/ui/tag.tsx";
import type { DisagreementState } from "#lib/triage/disagreements/schema.ts";

/** Unresolved entries go into the pack's section (d) by themselves (§24). */
export const DisagreementTag = ({ state }: { state: DisagreementState }) =>
  state === "RESOLVED" ? (
    <Tag tone="done">Resolved</Tag>
  ) : (
    <Tag tone="amber" mark="diamond">
      Unresolved
    </Tag>
  );
