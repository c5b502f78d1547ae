import { z } from "zod";

/** The fixed vocabulary of the audit log. A new act gets a new word here first. */
export const auditActions = [
  "consultation.prepared",
  "consultation.published",
  "draft.begun",
  "response.received",
  "register.sealed",
  "response.read",
  "response.read-confidential",
  "response.assigned",
  "response.triaged",
  "response.noted",
  "position.recorded",
  "disagreement.raised",
  "disagreement.answered",
  "disagreement.resolved",
  "disagreement.reopened",
  "attachment.added",
  "attachment.downloaded",
  "gate.recorded",
  "statement.written",
  "pack.built",
  "pack.released",
  "pack.downloaded",
  "sign-in",
  "sign-out",
  "user.added",
  "clock.moved",
] as const;

export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;
