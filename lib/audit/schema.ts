import { z } from "zod";

/** The fixed vocabulary of the audit log. A new act gets a new word here first. */
export const auditActions = [
  "consultation.prepared",
  "consultation.published",
  "consultation.extension-decided",
  "consultation.extended",
  "draft.begun",
  "draft.link-mailed",
  "draft.link-revoked",
  "draft.approved",
  "draft.sent-back",
  "draft.letters-stopped",
  "reminders.queued",
  "draft.file-added",
  "draft.file-removed",
  "response.received",
  "response.withdrawn",
  "receipt.mailed-again",
  "register.sealed",
  "response.read",
  "response.read-confidential",
  "response.assigned",
  "response.triaged",
  "response.noted",
  "response.considered",
  "response.late-decided",
  "response.looked-at",
  "position.recorded",
  "area.recorded",
  "disagreement.raised",
  "disagreement.words-added",
  "disagreement.retitled",
  "disagreement.title-checked",
  "disagreement.answered",
  "disagreement.proposed",
  "disagreement.resolved",
  "disagreement.reopened",
  "clarification.asked",
  "clarification.answered",
  "clarification.published",
  "subscription.asked",
  "subscription.confirmed",
  "subscription.stopped",
  "attachment.added",
  "attachment.downloaded",
  "attachment.text-read",
  "gate.recorded",
  "gate.proposed",
  "statement.written",
  "pack.ordered",
  "pack.built",
  "pack.released",
  "pack.downloaded",
  "mail.read",
  "mail.kept",
  "mail.opened",
  "mail.reinterpreted",
  "mail.taken-in",
  "mail.handed-on",
  "mail.set-aside",
  "mail.placed",
  "mail.told",
  "letter.written",
  "response.linked",
  "response.link-confirmed",
  "response.link-taken-back",
  "sign-in",
  "sign-out",
  "user.added",
  "user.invited",
  "user.invitation-accepted",
  "user.access-requested",
  "user.access-confirmed",
  "user.access-withdrawn",
  "user.clearance-taken",
  "user.moved",
  "user.disabled",
  "user.enabled",
  "user.sessions-ended",
  "clock.moved",
] as const;

export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Each word of the vocabulary for people, as something somebody did: a new word gets its words here. */
export const auditActionNames: Record<AuditAction, string> = {
  "consultation.prepared": "Prepared a consultation’s text",
  "consultation.published": "Published a consultation’s text",
  "consultation.extension-decided": "Decided on a later closing time",
  "consultation.extended": "Confirmed a later closing time",
  "draft.link-mailed": "Mailed a private link to a draft",
  "draft.link-revoked": "Took back a private link to a draft",
  "draft.approved": "Approved a draft before it was sent",
  "draft.sent-back": "Sent a draft back, not approved",
  "draft.begun": "Began a draft",
  "draft.letters-stopped": "Stopped letters about a draft",
  "reminders.queued": "Reminded people of drafts that were not sent",
  "draft.file-added": "Added a file to a draft",
  "draft.file-removed": "Removed a file from a draft",
  "response.withdrawn": "Withdrew a response",
  "receipt.mailed-again": "Had the link to a receipt mailed again",
  "response.received": "Sent a response",
  "response.read": "Opened a response",
  "response.read-confidential": "Opened confidential text",
  "response.assigned": "Assigned a response",
  "response.triaged": "Set a response’s status",
  "response.noted": "Wrote a note",
  "response.considered": "Recorded having read in full",
  "response.late-decided": "Decided on a late response",
  "response.looked-at": "Looked at a response for disagreement",
  "position.recorded": "Recorded a position",
  "area.recorded": "Recorded an area of disagreement",
  "disagreement.raised": "Raised a disagreement",
  "disagreement.words-added": "Added a response’s words to a disagreement",
  "disagreement.retitled": "Changed a disagreement’s title or anchor",
  "disagreement.title-checked": "Found a disagreement’s title neutral",
  "disagreement.answered": "Wrote DCC’s reply to a disagreement",
  "disagreement.proposed": "Proposed that a disagreement is resolved",
  "disagreement.resolved": "Confirmed that a disagreement is resolved",
  "disagreement.reopened": "Reopened a disagreement",
  "clarification.asked": "Asked about the documents",
  "clarification.answered": "Wrote the answer to a question about the documents",
  "clarification.published": "Published a question and its answer",
  "subscription.asked": "Asked to be told of changes",
  "subscription.confirmed": "Confirmed an address to be told of changes",
  "subscription.stopped": "Stopped letters about changes",
  "attachment.added": "Added a file",
  "attachment.downloaded": "Downloaded a file",
  "attachment.text-read": "Read the text of a file",
  "gate.recorded": "Recorded a gate",
  "gate.proposed": "Wrote down a submission for a second person to record",
  "statement.written": "Wrote the fit-for-purpose statement",
  "pack.ordered": "Ordered a pack",
  "pack.built": "Built a pack",
  "pack.released": "Released a pack",
  "pack.downloaded": "Downloaded a pack",
  "mail.kept": "Kept a message or letter that came in",
  "mail.opened": "Opened a message or letter that came in",
  "mail.reinterpreted": "Changed how a message or letter is read",
  "mail.taken-in": "Took a message or letter into the register",
  "mail.handed-on": "Handed a message on as a question about the documents",
  "mail.set-aside": "Set a message aside as no response",
  "mail.placed": "Said what a message or letter is",
  "mail.told": "Told a sender that a message arrived",
  "letter.written": "Wrote to a respondent",
  "response.linked": "Linked two responses of one sender",
  "response.link-confirmed": "Confirmed that one response replaces another",
  "response.link-taken-back": "Took back a link between two responses",
  "mail.read": "Opened a mail",
  "register.sealed": "Sealed the register",
  "sign-in": "Signed in",
  "sign-out": "Signed out",
  "user.added": "Added a person",
  "user.invited": "Mailed a person the link to set a password",
  "user.invitation-accepted": "Set a password by a mailed link",
  "user.access-requested": "Asked for more access for a person",
  "user.access-confirmed": "Confirmed more access for a person",
  "user.access-withdrawn": "Took back a request for more access",
  "user.clearance-taken": "Took a person’s clearance away",
  "user.moved": "Gave a person another role",
  "user.disabled": "Disabled an account",
  "user.enabled": "Enabled an account again",
  "user.sessions-ended": "Signed a person out everywhere",
  "clock.moved": "Moved the demonstration’s clock",
};

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
