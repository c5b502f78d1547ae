import { brokenReferences } from "../references/rules.ts";
import { type ConsultationContent, consultationContentSchema } from "../schema.ts";

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
