import { z } from "zod";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

const text = textUpTo(20_000);

/** What the form to record an area sends: what it is about, what is disagreed with, why, and the words that it rests on (S24.4). */
export const recordAreaSchema = z.object({
  anchor: lineUpTo(100),
  what: text,
  why: text,
  basis: text,
});
export type AreaRecording = z.infer<typeof recordAreaSchema>;

/** An area of disagreement that staff read out of a response's words, as it stands. */
export type RecordedArea = {
  number: number;
  /** "staff.area-1": how the register names it. */
  key: string;
  anchor: string;
  what: string;
  why: string;
  basis: string;
  recordedBy: string;
  recordedAt: Date;
};

/** How an area that staff recorded is named, apart from those that respondents name ("Q1.area-1"). */
export const staffAreaKey = (number: number): string => `staff.area-${number}`;
