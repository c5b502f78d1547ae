import { expect, test } from "vitest";
import { differencesFrom } from "./rules.ts";

const file = (path: string, sha256: string) => ({ path, size: 1, sha256 });
const earlier = { version: 1, files: [file("a", "1"), file("b", "2"), file("README.txt", "9")] };

test("S24.9 a second submission lists what is new, changed and gone since the one before", () => {
  const text = differencesFrom(earlier, [file("a", "1"), file("b", "3"), file("c", "4"), file("README.txt", "8")]);
  expect(text).toContain("version 1");
  expect(text).toMatch(/New\n- c\n\nChanged\n- b\n\nNo longer there\n- none\n/);
});

test("what only says something of the pack itself is no difference", () => {
  expect(differencesFrom(earlier, [file("a", "1"), file("b", "2"), file("README.txt", "8")])).toBeNull();
});
