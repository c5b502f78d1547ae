import { Tag } from "#components/ui/tag.tsx";
import { type Position, positionNames } from "#lib/responses/schema.ts";

const marks = {
  agree: "full",
  "agree-in-part": "half",
  disagree: "cross",
  "no-view": "ring",
  "not-answered": "ring",
} as const;

/** A position in words; a shape before it, and no colour that would praise or blame. */
export const PositionTag = ({ position }: { position: Position }) =>
  position === "not-answered" ? (
    <span className="text-ink-soft">{positionNames[position]}</span>
  ) : (
    <Tag mark={marks[position]}>{positionNames[position]}</Tag>
  );
