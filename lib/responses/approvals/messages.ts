import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Message } from "#lib/mail/schema.ts";
import type { ApprovalDecision } from "./schema.ts";

/** To whoever has the draft in hand: what the person they asked decided, in that person's words. */
export const approvalDecided = (about: {
  content: ConsultationContent;
  recipient: string;
  approver: string;
  decision: Pick<ApprovalDecision, "act" | "words">;
}): Message => ({
  kind: "approval-decided",
  recipient: about.recipient,
  subject: `${about.content.reference}: your draft was ${about.decision.act === "APPROVED" ? "approved" : "sent back"}`,
  about: about.content.reference,
  text: [
    about.decision.act === "APPROVED"
      ? `${about.approver} approved your draft response to "${about.content.title}". It has not been sent: open it where you wrote it, and send it.`
      : `${about.approver} did not approve your draft response to "${about.content.title}" yet. It has not been sent.`,
    ...(about.decision.words === "" ? [] : ["", "In their words:", about.decision.words]),
    "",
    "If you change the draft, ask again: the approval is for what it said then.",
  ].join("\n"),
});
