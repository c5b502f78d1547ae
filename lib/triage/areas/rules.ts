import { isQuotedFrom } from "../reading/rules.ts";
import type { Reading } from "../reading/schema.ts";
import type { AreaRecording } from "./schema.ts";

/** Why an area cannot be recorded, as field → message; empty when it can. What it rests on is the respondent's own words, not ours. */
export function whyNotRecordableArea(
  { anchor, what, basis }: AreaRecording,
  reading: Pick<Reading, "fields">,
): Record<string, string> {
  return {
    ...(anchor === "" ? { anchor: "Enter the paragraph or clause it is about, such as “§18” or “L3.18”" } : {}),
    ...(what.trim() === "" ? { what: "Say what the respondent disagrees with" } : {}),
    ...(isQuotedFrom(reading, basis)
      ? {}
      : {
          basis: "Quote the response word for word, from one answer: these words do not stand in it as you may read it",
        }),
  };
}
