import { describe, expect, it } from "vitest";
import { sayStanding, whyNotConfirmable, whyNotRequestable } from "./rules.ts";
import type { OpenRequest } from "./schema.ts";

const request = { id: "r", userId: "casey", name: "Casey", requestedById: "ada", requestedBy: "Ada" };
const casey = {
  id: "casey",
  role: "CASEWORKER",
  hasClearance: false,
  disabledAt: null,
  requests: [] as OpenRequest[],
} as const;

describe("two administrators, neither of them the person", () => {
  it.each([
    { who: "abel", why: [] },
    { who: "ada", why: ["same-person"] },
    { who: "casey", why: ["own-access"] },
  ])("$who confirms what Ada asked for Casey: $why", ({ who, why }) => {
    expect(whyNotConfirmable(request, who)).toEqual(why);
  });

  it.each([
    { person: { ...casey }, who: "ada", why: [] },
    { person: { ...casey }, who: "casey", why: ["own-access"] },
    { person: { ...casey, hasClearance: true }, who: "ada", why: ["has-it"] },
    { person: { ...casey, disabledAt: new Date(0) }, who: "ada", why: ["disabled"] },
    {
      person: { ...casey, requests: [{ ...request, kind: "clearance" as const, requestedAt: new Date(0) }] },
      who: "ada",
      why: ["asked-already"],
    },
  ])("clearance is asked for, or why not: $why", ({ person, who, why }) => {
    expect(whyNotRequestable(person, "clearance", who)).toEqual(why);
  });
});

it.each([
  { given: { disabledAt: new Date(0), sessions: 0 }, said: "Disabled" },
  { given: { sessions: 2 }, said: "Signed in" },
  { given: { hasPassword: false, invitation: { invitedAt: new Date(0), expiresAt: new Date(1) } }, said: "Invited" },
  { given: {}, said: "Not signed in" },
])("an account stands as “$said”", ({ given, said }) => {
  expect(sayStanding({ disabledAt: null, hasPassword: true, invitation: null, sessions: 0, ...given })).toBe(said);
});
