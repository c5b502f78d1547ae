import { expect, it } from "vitest";
import { formKeyFrom, isFormKey } from "./rules.ts";

const secret = "a secret of at least thirty-two characters";
const key = formKeyFrom(Buffer.alloc(16, 7), "one", secret);

it.each([
  ["the key as handed out", key, "one", true],
  ["a key of another consultation's form", key, "other", false],
  ["a key with another number", key.replace(/^./, "A"), "one", false],
  ["a key without a signature", key.split(".")[0] ?? "", "one", false],
  ["nothing", "", "one", false],
])("a form is ours by its signed key: %s", (_, given, slug, isOurs) => {
  expect(isFormKey(given, slug, secret)).toBe(isOurs);
});
