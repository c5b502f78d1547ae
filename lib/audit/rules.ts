import type { AuditAction, AuditDetail, EventInLog } from "./schema.ts";

/** Each act in words, as something somebody did. */
export const auditActionNames: Record<AuditAction, string> = {
  "consultation.prepared": "Prepared a consultation’s text",
  "consultation.published": "Published a consultation’s text",
  "draft.begun": "Began a draft",
  "response.received": "Sent a response",
  "response.read": "Opened a response",
  "response.read-confidential": "Opened confidential text",
  "response.assigned": "Assigned a response",
  "response.triaged": "Set a response’s status",
  "response.noted": "Wrote a note",
  "response.considered": "Recorded having read in full",
  "position.recorded": "Recorded a position",
  "disagreement.raised": "Raised a disagreement",
  "disagreement.retitled": "Changed a disagreement’s title or anchor",
  "disagreement.title-checked": "Found a disagreement’s title neutral",
  "disagreement.answered": "Wrote DCC’s reply to a disagreement",
  "disagreement.resolved": "Resolved a disagreement",
  "disagreement.reopened": "Reopened a disagreement",
  "attachment.added": "Added a file",
  "attachment.downloaded": "Downloaded a file",
  "gate.recorded": "Recorded a gate",
  "statement.written": "Wrote the fit-for-purpose statement",
  "pack.built": "Built a pack",
  "pack.released": "Released a pack",
  "pack.downloaded": "Downloaded a pack",
  "mail.read": "Opened a mail",
  "sign-in": "Signed in",
  "sign-out": "Signed out",
  "user.added": "Added a person",
  "clock.moved": "Moved the demonstration’s clock",
};

/** An action of an older version of the portal may have no words any more: then its own. */
export const sayAction = (action: string): string => new Map(Object.entries(auditActionNames)).get(action) ?? action;

/** Ids mean nothing to people: the person they stand for is in `to`. */
const isForPeople = (key: string) => !key.endsWith("Id") && key !== "commitment";

const sayValue = (value: AuditDetail[string]) =>
  Array.isArray(value) ? value.join(", ") : value === true ? "yes" : value === false ? "no" : String(value ?? "none");

/** The facts of an event in one line: "to: Casey Worker; undo: yes". Empty when there are none. */
export function sayDetail({ detail, to }: Pick<EventInLog, "detail" | "to">): string {
  const facts = Object.entries(detail).filter(([key]) => isForPeople(key));
  const given = "toId" in detail ? [`to: ${to ?? "nobody"}`] : [];
  return [...given, ...facts.map(([key, value]) => `${key}: ${sayValue(value)}`)].join("; ");
}
