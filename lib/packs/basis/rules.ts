import { type Basis, type BasisPart, basisParts } from "./schema.ts";

const isPart = (key: string): key is BasisPart => key in basisParts;

/** What has changed between two looks at what a pack is built from, in words; empty: nothing. */
export function changedBetween(then: Basis, now: Basis): string[] {
  if (Object.keys(then).length === 0) return ["it was built before the portal kept what a pack is built from"];
  return Object.keys(now)
    .filter((key) => then[key] !== now[key])
    .map((key) => (isPart(key) ? basisParts[key] : key));
}

/** The same as one sentence; null: nothing has changed. */
export function sayChanged(version: number, changed: readonly string[]): string | null {
  if (changed.length === 0) return null;
  return `Since version ${version} of the pack was built this has changed: ${changed.join("; ")}. Build the pack again.`;
}
