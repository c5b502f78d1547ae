import { z } from "zod";
import type { Classification, Verdict } from "../schema.ts";

const verdicts = ["none", "whole", "part", "unclear"] as const satisfies readonly Verdict[];
const verdictSchema = z.enum(verdicts);

/** What a person says a message of the corpus asks for. `alsoAccepted`: readings no careful person would call wrong. */
export const labelSchema = z.object({
  verdict: verdictSchema,
  alsoAccepted: z.array(verdictSchema).optional(),
  passages: z.array(z.string()).optional(),
  answers: z.record(z.string(), z.string().nullable()).optional(),
  isResponse: z.boolean(),
  receivedAt: z.string().nullable(),
  late: z.boolean().nullable(),
  /** Which part of the work it belonged to: rules were written against "development" alone; the others were run unseen first. */
  set: z.string(),
});
export type Label = z.infer<typeof labelSchema>;
export const labelsSchema = z.record(z.string(), labelSchema);

type Row = Record<Verdict, number>;
export type Confusion = {
  /** By set: labelled verdict → verdict read → how many. */
  tables: Record<string, Record<Verdict, Row>>;
  /** Requests, whole, part or unclear, that were read as none: the error that must not happen (§29, §31). */
  missed: string[];
  /** Messages that ask for nothing, read as asking for something. */
  falseAlarms: string[];
  /** Every other verdict that no label accepts, with what was read. */
  otherwise: Record<string, Verdict>;
};

const emptyRow = (): Row => ({ none: 0, whole: 0, part: 0, unclear: 0 });

/** The labelled corpus against what the rules made of it. */
export function confusionOf(labels: Record<string, Label>, results: ReadonlyMap<string, Classification>): Confusion {
  const confusion: Confusion = { tables: {}, missed: [], falseAlarms: [], otherwise: {} };
  for (const [name, result] of results) {
    const label = labels[name];
    if (!label) continue;
    confusion.tables[label.set] ??= { none: emptyRow(), whole: emptyRow(), part: emptyRow(), unclear: emptyRow() };
    confusion.tables[label.set]![label.verdict][result.verdict] += 1;
    if (label.verdict === result.verdict || label.alsoAccepted?.includes(result.verdict)) continue;
    if (result.verdict === "none") confusion.missed.push(name);
    else if (label.verdict === "none") confusion.falseAlarms.push(name);
    else confusion.otherwise[name] = result.verdict;
  }
  return confusion;
}
