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
  "response.considered",
  "position.recorded",
  "disagreement.raised",
  "disagreement.retitled",
  "disagreement.title-checked",
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
  "mail.read",
  "sign-in",
  "sign-out",
  "user.added",
  "clock.moved",
] as const;

export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Facts about an act, as they are kept. */
export const auditDetailSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
export type AuditDetail = z.infer<typeof auditDetailSchema>;

/** One line of the log, for staff. `who` is a name, or the role of somebody without an account. */
export type EventInLog = {
  id: string;
  at: Date;
  who: string;
  action: string;
  isRefused: boolean;
  subject: string | null;
  detail: AuditDetail;
  /** The person something was given to. */
  to: string | null;
};

/** The log's filters as they stand in the address; what is unknown lets everything through. `before` is an event's number. */
export const auditFilterSchema = z.object({
  action: z.enum(["", ...auditActions]).catch(""),
  subject: z
    .string()
    .max(200)
    .transform((value) => value.trim())
    .catch(""),
  refused: z.enum(["", "refused"]).catch(""),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .catch(null),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
