import { type AuditDetail, auditActionNames, type EventInLog } from "./schema.ts";

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
