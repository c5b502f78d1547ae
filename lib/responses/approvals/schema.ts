import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

export type ApprovalRow = {
  linkHash: string;
  approver: string;
  act: "ASKED" | "APPROVED" | "SENT_BACK";
  base: string;
  words: string;
  at: Date;
};

/** "changed": it was approved, and says something else since. */
export type ApprovalState = "waiting" | "approved" | "sent-back" | "changed";

export type Approval = { approver: string; at: Date; words: string; state: ApprovalState };

export const approvalDecisionSchema = z
  .object({
    act: z.enum(["APPROVED", "SENT_BACK"], "Choose whether you approve it"),
    words: textUpTo(20_000).transform((text) => text.trim()),
    /** What the page showed. */
    base: z.string(),
  })
  .refine(({ act, words }) => act === "APPROVED" || words !== "", {
    path: ["words"],
    message: "Say what should change before you approve it",
  });
export type ApprovalDecision = z.infer<typeof approvalDecisionSchema>;
