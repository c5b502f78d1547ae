import { z } from "zod";
import { calendarDateSchema } from "#lib/consultations/schema.ts";
import { inOrder, judged } from "./rules.ts";
import { type AnyRecord, type GateContent, instrumentGates } from "./schema.ts";

/**
 * A gate of the instrument's way as everybody may read it (§§24–25, 38): that it was passed, how it ended, and the day. Nothing of who
 * recorded it, and none of their words: reasons, notes and evidence may speak of what respondents marked. The certificate's gates are not
 * for the public.
 */
export const publicStepSchema = z.object({
  gate: z.enum(instrumentGates),
  outcome: z.string(),
  on: calendarDateSchema,
  /** The day from which a direction has effect; null at every other gate. */
  effectOn: calendarDateSchema.nullable().default(null),
  /** Whether it still holds: a new decision of DCC's leaves what was submitted before it on record only (S24.9). */
  stands: z.boolean(),
});
export type PublicStep = z.infer<typeof publicStepSchema>;

/** What the public may read of a consultation's gates, in the order in which they were passed. `records` as they were written. */
export function publicStepsOf(records: readonly AnyRecord[], content: GateContent): PublicStep[] {
  const { standing, doubts } = judged(records, content);
  const doubted = new Set(doubts.map(({ record }) => record.id));
  return inOrder(records).flatMap((record) => {
    const gate = instrumentGates.find((each) => each === record.gate);
    // What rests on something that was put right is not told as having happened.
    if (!gate || doubted.has(record.id)) return [];
    const effectOn = record.gate === "REDESIGNATION" ? record.detail.effectOn : null;
    return [
      { gate, outcome: record.outcome, on: record.decidedOn, effectOn, stands: standing[gate]?.id === record.id },
    ];
  });
}

/** The step that stands at a gate; undefined: nothing does. */
export const stepAt = (steps: readonly PublicStep[], gate: PublicStep["gate"]): PublicStep | undefined =>
  steps.find((step) => step.gate === gate && step.stands);

/** Once DCC's decision on submission is on record, no late response is asked for any more; what comes in all the same is kept (§24, invariant 4). */
export const isDecided = (steps: readonly PublicStep[]): boolean => stepAt(steps, "SUBMISSION_DECISION") !== undefined;
