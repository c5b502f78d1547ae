import type { Role } from "#lib/auth/schema.ts";

/** The clock of a new demonstration: Monday 17 April 2023, 10:00 in London, from which it runs on. */
export const demonstrationStartsAt = new Date("2023-04-17T09:00:00.000Z");

/** The people of the demonstration: invented, on a reserved domain. */
export const demonstrationPeople: { email: string; name: string; role: Role; hasClearance: boolean }[] = [
  { email: "caseworker@dcc.example.org", name: "Casey Worker", role: "CASEWORKER", hasClearance: true },
  { email: "reader@dcc.example.org", name: "Robin Reader", role: "CASEWORKER", hasClearance: false },
  { email: "owner@dcc.example.org", name: "Olwen Owner", role: "CONSULTATION_OWNER", hasClearance: true },
  { email: "approver@dcc.example.org", name: "Ash Approver", role: "APPROVER", hasClearance: true },
  { email: "administrator@dcc.example.org", name: "Ada Administrator", role: "ADMINISTRATOR", hasClearance: true },
  {
    email: "second-administrator@dcc.example.org",
    name: "Abel Administrator",
    role: "ADMINISTRATOR",
    hasClearance: false,
  },
  {
    email: "department@department.example.org",
    name: "Dale Department",
    role: "DEPARTMENT_READER",
    hasClearance: true,
  },
  { email: "authority@authority.example.org", name: "Avery Authority", role: "AUTHORITY_READER", hasClearance: true },
];

export const jumps = ["start", "before-close", "after-close", "after-approval", "after-designation"] as const;
export type Jump = (typeof jumps)[number];

export const jumpNames: Record<Jump, string> = {
  start: "the start",
  "before-close": "one minute before the close",
  "after-close": "after the close",
  "after-approval": "after approval",
  "after-designation": "after designation",
};
