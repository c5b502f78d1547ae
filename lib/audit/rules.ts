import { formatInstantToSecond } from "#lib/dates.ts";
import { type AuditDetail, auditActionNames, type EventInLog } from "./schema.ts";

/** An action of an older version of the portal may have no words any more: then its own. */
export const sayAction = (action: string): string => new Map(Object.entries(auditActionNames)).get(action) ?? action;

/** Who did it, where that is nobody with an account. */
const others: Record<string, string> = { respondent: "A respondent", public: "A visitor", system: "The portal" };
export const sayWho = (who: string): string => others[who] ?? who;

/** Ids mean nothing to people: the person they stand for is in `to`. Revisions and commitments are for machines. */
const isForPeople = (key: string) => !key.endsWith("Id") && key !== "commitment" && key !== "revision";

const words: Record<string, (value: string) => string> = {
  isInFull: (value) => (value === "true" ? "" : "marked text withheld"),
  isMarked: (value) => (value === "true" ? "marked confidential" : ""),
  changesMeaning: (value) => (value === "true" ? "changes the meaning" : ""),
  undo: () => "taken back",
  supersedes: (value) => (value === "true" ? "superseding the one before" : ""),
  version: (value) => `version ${value}`,
  through: (value) => `through ${value}`,
  part: (value) => `on ${value}`,
  why: (value) => value.replaceAll("-", " "),
  receivedAt: (value) => (value === "none" ? "time of receipt not known" : `received at ${value}`),
};

/** Words of the database, such as IN_HAND, as people write them. */
const sayWord = (value: string) => (/^[A-Z][A-Z_]+$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** An instant is kept in UTC and said in the time of the United Kingdom: a letter of 17 April did not come "2023-04-16T23:00Z". */
const sayOne = (value: string) => (instant.test(value) ? formatInstantToSecond(new Date(value)) : sayWord(value));
const sayValue = (value: AuditDetail[string]) =>
  Array.isArray(value) ? value.map(sayOne).join(", ") : sayOne(String(value ?? "none"));

/** The facts of an event in one line: "to: Casey Worker; taken back". Empty when there are none. */
export function sayDetail({ detail, to }: Pick<EventInLog, "detail" | "to">): string {
  const facts = Object.entries(detail).filter(([key]) => isForPeople(key));
  const said = facts.map(([key, value]) => words[key]?.(sayValue(value)) ?? `${key}: ${sayValue(value)}`);
  const given = "toId" in detail ? [`to: ${to ?? "nobody"}`] : [];
  return [...given, ...said].filter((text) => text !== "").join("; ");
}
