import { Tag } from "#components/ui/tag.tsx";
import type { Standing } from "#lib/triage/disagreements/schema.ts";

/** Unresolved entries go into the pack's section (d) by themselves (§24); what one person proposed is unresolved until a second confirms. */
export function DisagreementTag({ standing }: { standing: Standing }) {
  if (standing === "RESOLVED") return <Tag tone="done">Resolved</Tag>;
  return (
    <Tag tone="amber" mark={standing === "PROPOSED" ? "half" : "diamond"}>
      {standing === "PROPOSED" ? "Unresolved; resolution proposed, waits for a second person" : "Unresolved"}
    </Tag>
  );
}
