import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { demonstrationStartsAt, type Jump } from "./schema.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** The instant a jump leads to, from the consultation's own dates: the days after the close and the proposed date are ours to choose. */
export function instantOf(jump: Jump, content: Pick<ConsultationContent, "closesAt" | "designation">): Date {
  const closesAt = new Date(content.closesAt).getTime();
  const proposedAt = content.designation
    ? new Date(`${content.designation.proposedOn}T09:00:00.000Z`).getTime()
    : closesAt + 14 * day;
  switch (jump) {
    case "start":
      return demonstrationStartsAt;
    case "before-close":
      return new Date(closesAt - minute);
    case "after-close":
      return new Date(closesAt + minute);
    case "after-approval":
      return new Date(proposedAt - 4 * day);
    case "after-designation":
      return new Date(proposedAt + day);
  }
}
