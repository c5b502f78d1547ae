import { brokenReferences } from "../references/rules.ts";
import { type ConsultationContent, consultationContentSchema } from "../schema.ts";

export type NotPublishable = "already-published" | "superseded" | "same-person";

/**
 * What keeps a version from being published, by this person; empty when nothing does. `newestPublished` is the highest number that is
 * published, 0 where none is: the public never goes back to an earlier text, which would be the next version instead.
 */
export function whyNotPublishable(
  { number, preparedById, publishedAt }: { number: number; preparedById: string; publishedAt: Date | null },
  newestPublished: number,
  actorId: string,
): NotPublishable[] {
  if (publishedAt) return ["already-published"];
  return [
    ...(number < newestPublished ? (["superseded"] as const) : []),
    ...(preparedById === actorId ? (["same-person"] as const) : []),
  ];
}

/** How many faults are shown at once: mending the first ones often mends the rest. */
const mostShown = 12;

/**
 * Reads a consultation's content from the JSON text of a file. Gives the content, or what is wrong with it in lines a person can act on,
 * each with the place in the file.
 */
export function readContent(text: string): { content: ConsultationContent } | { faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { faults: [`This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`] };
  }
  const result = consultationContentSchema.safeParse(value);
  const faults = result.success
    ? brokenReferences(result.data)
    : result.error.issues.map(({ path, message }) => `${path.join(" → ") || "The whole"}: ${message}`);
  if (result.success && faults.length === 0) return { content: result.data };
  const rest = faults.length - mostShown;
  return { faults: rest > 0 ? [...faults.slice(0, mostShown), `and ${rest} more`] : faults };
}
