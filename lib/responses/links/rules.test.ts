import { expect, it } from "vitest";
import { inviterName } from "./rules.ts";

it.each(["Sam Thistle", "Dr. Aoife O’Brien-Ní Dhálaigh (Thistle Ltd)", "יעל כהן", "J.  R. Smith"])(
  "%s can invite by name",
  (name) => {
    expect(inviterName(name)).toBe(name);
  },
);

it.each([
  "",
  "Your account is locked: https://evil.example",
  "see evil.example now",
  "a@b.example",
  "x".repeat(81),
  "a/b",
])("C9 what is no name is not carried to a stranger's mailbox: %s", (name) => expect(inviterName(name)).toBeNull());
