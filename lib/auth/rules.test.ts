import { describe, expect, it } from "vitest";
import type { Phase } from "#lib/consultations/rules.ts";
import { isPermitted, ownPath, type Permission, permissions } from "./rules.ts";
import { type Role, roles } from "./schema.ts";

// One row a permission: for each role in order the phases in which it holds. b = upcoming, o = open, c = closed; "-" = never.
const columns: Role[] = [
  "CASEWORKER",
  "CONSULTATION_OWNER",
  "APPROVER",
  "ADMINISTRATOR",
  "DEPARTMENT_READER",
  "AUTHORITY_READER",
];
const table: Record<Permission, string> = {
  "work-as-staff": "boc boc boc boc - -",
  "read-responses": "boc boc boc - - -",
  triage: "boc boc - - - -",
  "decide-late": "- c c - - -",
  "record-disagreement": "boc boc - - - -",
  "record-gate": "- boc boc - - -",
  "decide-window": "- - boc - - -",
  "write-statement": "- boc - - - -",
  "add-attachment": "boc boc - - - -",
  "build-pack": "- c c - - -",
  "release-pack": "- c c - - -",
  "download-pack": "- boc boc - boc boc",
  "prepare-consultation": "- boc - - - -",
  "publish-consultation": "- boc boc - - -",
  "extend-period": "- bo - - - -",
  "confirm-extension": "- bo bo - - -",
  "answer-clarification": "boc boc - - - -",
  "publish-clarification": "- boc boc - - -",
  "take-in-mail": "boc boc - - - -",
  "read-mail": "- - - boc - -",
  "read-audit": "- - boc boc - -",
  "manage-users": "- - - boc - -",
};
const phases: Phase[] = ["upcoming", "open", "closed"];
const letters: Record<Phase, string> = { upcoming: "b", open: "o", closed: "c" };

describe("who may do what, and when", () => {
  it("the table speaks of every role and every permission", () => {
    expect([...columns].sort()).toEqual([...roles].sort());
    expect(Object.keys(table).sort()).toEqual([...permissions].sort());
    for (const row of Object.values(table)) expect(row.split(" ")).toHaveLength(roles.length);
  });

  const cases = permissions.flatMap((permission) =>
    columns.flatMap((role, index) =>
      phases.map((phase) => ({ permission, role, phase, cell: table[permission].split(" ")[index] ?? "-" })),
    ),
  );
  it.each(cases)("$role, $phase: $permission", ({ permission, role, phase, cell }) => {
    expect(isPermitted(role, permission, phase)).toBe(cell.includes(letters[phase]));
  });
});

describe("where somebody goes after signing in", () => {
  it.each([
    ["/staff", "/staff"],
    ["/staff/consultations/a/responses?q=x%20y&page=2", "/staff/consultations/a/responses?q=x%20y&page=2"],
    ["/staff/../packs", "/packs"],
  ])("C8 %j is a place of ours", (value, path) => expect(ownPath(value)).toBe(path));

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "https://evil.example",
    "evil",
    "",
    null,
  ])("C8 %j leads nobody astray", (value) => expect(ownPath(value)).toBeNull());
});
