import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { hashPassword, isPassword, nobodysHash } from "./rules.ts";

it("a password is recognised by its own hash and no other is", async () => {
  const hash = await hashPassword("correct horse", randomBytes(16));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await isPassword("correct horse", hash)).toBe(true);
  expect(await isPassword("correct horsf", hash)).toBe(false);
});

it("two hashes of one password differ, for the salt differs", async () => {
  expect(await hashPassword("same", randomBytes(16))).not.toBe(await hashPassword("same", randomBytes(16)));
});

it("the hash that stands in for an unknown person fits no password", async () => {
  expect(await isPassword("", nobodysHash)).toBe(false);
});
