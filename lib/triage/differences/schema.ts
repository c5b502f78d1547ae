import type { VersionInList } from "../reading/schema.ts";

/** `isAtomic`: a choice or a date, which changes as a whole and not by words. */
export type Line = { key: string; label: string; text: string; isAtomic?: boolean };

/** One line that changed, in stretches: together without "added" it is the old text, without "removed" the new one. */
export type Difference = { key: string; label: string; parts: { kind: "same" | "added" | "removed"; text: string }[] };

export type VersionsForStaff = {
  versions: VersionInList[];
  from: number;
  to: number;
  differences: Difference[];
};
