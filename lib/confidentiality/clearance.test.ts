import { describe, expect, it } from "vitest";
import {
  type Fact,
  hidesIdentity,
  isMarked,
  mayActOn,
  type Reader,
  type Secrecy,
  whatMayBeKnown,
} from "./clearance.ts";

const facts: Fact[] = [
  "name",
  "address",
  "words",
  "files",
  "positions",
  "recorded",
  "titles",
  "letters",
  "notes",
  "links",
  "members",
  "log",
];
const open: Secrecy = { isWhole: false, isIdentity: false, isPart: false };
const uncleared: Reader = { role: "CASEWORKER", hasClearance: false };

describe("what a reader may know of a response (SX.4)", () => {
  it.each<Reader>([
    { role: "CASEWORKER", hasClearance: true },
    { role: "ADMINISTRATOR", hasClearance: true },
    { role: "DEPARTMENT_READER", hasClearance: false },
    { role: "AUTHORITY_READER", hasClearance: false },
  ])("everything of any, for those with clearance and for the readers of the bodies (§30): %o", (reader) => {
    for (const isWhole of [true, false])
      for (const fact of facts) expect(whatMayBeKnown(reader, { ...open, isWhole }, fact)).toBe("all");
    expect(mayActOn(reader, { ...open, isWhole: true })).toBe(true);
  });

  it("everything of one with nothing marked, for everybody", () => {
    for (const fact of facts) expect(whatMayBeKnown(uncleared, open, fact)).toBe("all");
    expect(mayActOn(uncleared, open)).toBe(true);
  });

  it.each<Secrecy>([
    { ...open, isWhole: true },
    { ...open, isIdentity: true },
    { ...open, isPart: true },
  ])(
    "without clearance never more than the public may of what is marked, and nothing that derives from it: %o",
    (secrecy) => {
      for (const fact of ["words", "files", "positions"] as const)
        expect(whatMayBeKnown(uncleared, secrecy, fact)).toBe("as-public");
      for (const fact of ["recorded", "titles", "letters", "notes", "links", "members", "log"] as const)
        expect(whatMayBeKnown(uncleared, secrecy, fact)).toBe("nothing");
      for (const fact of ["name", "address"] as const)
        expect(whatMayBeKnown(uncleared, secrecy, fact)).toBe(hidesIdentity(secrecy) ? "nothing" : "all");
      expect(isMarked(secrecy)).toBe(true);
      expect(mayActOn(uncleared, secrecy)).toBe(false);
    },
  );
});
