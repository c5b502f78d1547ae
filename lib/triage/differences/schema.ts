import type { VersionInList } from "../reading/schema.ts";

export type Line = { key: string; label: string; text: string };

/** One line that changed, in stretches: together without "added" it is the old text, without "removed" the new one. */
export type Difference = { key: string; label: string; parts: { kind: "same" | "added" | "removed"; text: string }[] };

export type VersionsForStaff = {
  versions: VersionInList[];
  from: number;
  to: number;
  differences: Difference[];
};
