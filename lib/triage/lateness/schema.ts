import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

/** What can be decided on a response that came in late (S28.6). None of them takes it out of the register or the pack. */
export const lateOutcomes = ["considered", "considered-in-part", "not-considered"] as const;
export const lateOutcomeSchema = z.enum(lateOutcomes, "Choose what is decided");
export type LateOutcome = z.infer<typeof lateOutcomeSchema>;

export const lateOutcomeNames: Record<LateOutcome, string> = {
  considered: "Considered",
  "considered-in-part": "Considered in part",
  "not-considered": "Not considered",
};

/** What the form sends; `seenId` is the decision that stood when the form was opened, empty for none. */
export const decideLateSchema = z.object({
  version: z.coerce.number().int().min(1),
  outcome: lateOutcomeSchema,
  reason: textUpTo(20_000)
    .transform((value) => value.trim())
    .refine((text) => text !== "", "Give the reason"),
  seenId: z.union([z.uuid(), z.literal("")]),
});

/** A decision as it was made: by whom, when, why. The last one on a version stands; those before it are kept. */
export type LateDecision = {
  id: string;
  /** Number of the response's version that it speaks of. */
  version: number;
  outcome: LateOutcome;
  reason: string;
  decidedBy: string;
  decidedAt: Date;
};
