import { Tag } from "#components/ui/tag.tsx";
import { type TriageStatus, triageStatusNames } from "#lib/triage/schema.ts";

const looks = {
  NEW: { mark: "ring", tone: "neutral", isQuiet: true },
  IN_HAND: { mark: "half", tone: "active" },
  WAITING: { mark: "diamond", tone: "amber" },
  DONE: { mark: "full", tone: "done", isQuiet: true },
} as const;

export const StatusTag = ({ status }: { status: TriageStatus }) => (
  <Tag {...looks[status]}>{triageStatusNames[status]}</Tag>
);
