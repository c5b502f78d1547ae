import type { Phase } from "#lib/consultations/rules.ts";
import { type Role, roles } from "./schema.ts";

/** What a signed-in person may do. Words of the product, one for each kind of act. */
export const permissions = [
  "work-as-staff",
  "read-responses",
  "triage",
  "decide-late",
  "record-disagreement",
  "record-gate",
  "decide-window",
  "write-statement",
  "add-attachment",
  "build-pack",
  "release-pack",
  "download-pack",
  "prepare-consultation",
  "publish-consultation",
  "extend-period",
  "confirm-extension",
  "answer-clarification",
  "publish-clarification",
  "take-in-mail",
  "read-mail",
  "read-audit",
  "manage-users",
] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<Role, readonly Permission[]> = {
  CASEWORKER: [
    "work-as-staff",
    "read-responses",
    "triage",
    "record-disagreement",
    "add-attachment",
    "answer-clarification",
    "take-in-mail",
  ],
  CONSULTATION_OWNER: [
    "work-as-staff",
    "read-responses",
    "triage",
    "decide-late",
    "record-disagreement",
    "record-gate",
    "write-statement",
    "add-attachment",
    "build-pack",
    "release-pack",
    "download-pack",
    "prepare-consultation",
    "publish-consultation",
    "extend-period",
    "confirm-extension",
    "answer-clarification",
    "publish-clarification",
    "take-in-mail",
  ],
  APPROVER: [
    "work-as-staff",
    "read-responses",
    "decide-late",
    "record-gate",
    "decide-window",
    "build-pack",
    "release-pack",
    "download-pack",
    "publish-consultation",
    "confirm-extension",
    "publish-clarification",
    "read-audit",
  ],
  ADMINISTRATOR: ["work-as-staff", "read-mail", "read-audit", "manage-users"],
  DEPARTMENT_READER: ["download-pack"],
  AUTHORITY_READER: ["download-pack"],
};

/** Acts that make sense only once answering has ended: nothing is late before (§28), and a pack holds every response received (§24, S24.3). */
const onlyAfterClose: readonly Permission[] = ["decide-late", "build-pack", "release-pack"];
/** Acts that make sense only until then: a closed period is not opened again (§28, S28.7). */
const onlyUntilClose: readonly Permission[] = ["extend-period", "confirm-extension"];

/** May somebody of `role` do this while the consultation is in `phase`? The table of cases is in rules.test.ts. */
export const isPermitted = (role: Role, permission: Permission, phase: Phase): boolean =>
  granted[role].includes(permission) && !(phase === "closed" ? onlyUntilClose : onlyAfterClose).includes(permission);

/** May somebody of `role` ever do this? For navigation, and for acts that no consultation's phase bears on. */
export const isEverPermitted = (role: Role, permission: Permission): boolean => granted[role].includes(permission);

/** Roles whose people can be given a response: those that triage. */
export const assignableRoles: Role[] = roles.filter((role) => isEverPermitted(role, "triage"));

/** Where somebody of `role` starts after signing in. */
export function homeOf(role: Role): string {
  if (role === "DEPARTMENT_READER" || role === "AUTHORITY_READER") return "/packs";
  return "/staff";
}

/**
 * Where to go after signing in, from an address that came along: only places of our own, as a browser reads them. It drops tabs and line
 * ends and takes a backslash for a slash, so the looks of the text say nothing. Null when it leads elsewhere.
 */
export function ownPath(value: unknown): string | null {
  const here = "http://own.invalid";
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, here)) return null;
  const { origin, pathname, search } = new URL(value, here);
  return origin === here && !pathname.startsWith("//") ? pathname + search : null;
}
