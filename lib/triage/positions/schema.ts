import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";
import type { Position } from "#lib/responses/schema.ts";

/** What can be read out of a response's words. Having said nothing cannot: silence is never recorded as anything (invariant 9). */
export const readablePositions = ["agree", "agree-in-part", "disagree", "no-view"] as const;

const basis = textUpTo(20_000, "Quote less: at most 20,000 characters");

/** What the form sends; `seenId` is the record that stood when the form was opened, empty for none. */
export const recordPositionSchema = z.object({
  part: z.string().max(120),
  position: z.enum(readablePositions, "Choose the position that the words take"),
  basis: basis.refine((text) => text.trim() !== "", "Quote the words it rests on"),
  seenId: z.union([z.uuid(), z.literal("")]),
});

/** A position that staff read out of the words; "not-answered" where an earlier one was taken back. */
export type RecordedPosition = {
  id: string;
  part: string;
  position: Position;
  /** Null where this reader may not read the words. */
  basis: string | null;
  recordedBy: string;
  recordedAt: Date;
};

/** A position that the beginning of an answer suggests, with the words it rests on: counted for nothing until a person records it. */
export type SuggestedPosition = { part: string; position: (typeof readablePositions)[number]; basis: string };

/** How often one position is taken on one part: chosen by respondents, or read by staff where nothing was chosen. */
export type TallyLine = { position: Position; chosen: number; recorded: number; late: number };

export type TallyOfPart = {
  part: string;
  lines: TallyLine[];
  /** On-time responses, all lines together. */
  onTime: number;
  late: number;
  /** Responses of which this reader may not know the position; in no line. */
  withheld: number;
  /** Responses in which staff read another position out of the words than the respondent chose. The choice counts. */
  differing: number;
};
