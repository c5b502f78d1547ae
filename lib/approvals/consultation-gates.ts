import type { Gate, GateContent } from "./schema.ts";
import { type Track, tracks } from "./tracks/schema.ts";

const announcesCondition = ({ changes }: Pick<GateContent, "changes">) =>
  changes.some(({ kind }) => kind === "condition");

/** The tracks that lead on from a consultation, as its text says. */
export function tracksOf(content: Pick<GateContent, "changes" | "tracks">): Track[] {
  if (content.tracks) return content.tracks.map(({ kind }) => kind);
  return announcesCondition(content) ? ["instrument", "certificate"] : ["instrument"];
}

/** Whether a consultation knows a gate at all: "Go Live" only where its text speaks of a version to come after the proposed one (§25). */
export function isOfThisConsultation(gate: Gate, content: GateContent): boolean {
  switch (gate) {
    case "GO_LIVE_DESIGNATED":
    case "LONG_STOP_RULE":
      return content.designation !== null;
    case "CURRENT_VERSION_BEGAN":
      return content.instrument.initial !== undefined;
    default:
      return tracksOf(content).some((track) => tracks[track].gates.some((each) => each === gate));
  }
}
