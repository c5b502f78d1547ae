import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const portal = (input: string | Uint8Array, ...args: string[]) =>
  spawnSync(process.execPath, ["bin/portal.ts", "twin", ...args], { input, encoding: "utf8" });

test("S29.2 the twin of a marked text is printed as JSON", () => {
  const { status, stdout, stderr } = portal('{"text":"a 😀 b \\ud800","marks":[{"start":3,"end":4}]}');
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    twin: "a [Withheld at the respondent's request] b \ud800",
    withheld: 1,
    contactDetails: 0,
    segments: [
      { kind: "text", text: "a " },
      { kind: "withheld", text: "[Withheld at the respondent's request]" },
      { kind: "text", text: " b \ud800" },
    ],
  });
});

test.each([
  ["", "not JSON"],
  ["{", "not JSON"],
  [Uint8Array.of(0x22, 0xff, 0x22), "not JSON in UTF-8"],
  ["[]", "must be one object"],
  ['{"text":"abc"}', "must be a list"],
  ['{"text":7,"marks":[]}', "must be a string"],
  ['{"text":"abc","marks":[{"start":0.5,"end":1}]}', "whole number"],
  ['{"text":"abc","marks":[{"start":"0","end":1}]}', "whole number"],
  ['{"text":"abc","marks":[{"start":-1,"end":1}]}', "cannot be negative"],
  ['{"text":"abc","marks":[{"start":2,"end":1}]}', "cannot end before it starts"],
  ['{"text":"abc","marks":[{"start":0,"end":4}]}', "goes beyond the text"],
])("bad input %j is refused in words, and nothing is printed", (input, words) => {
  const { status, stdout, stderr } = portal(input);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(words);
});

test("an argument it does not know is refused", () => {
  expect(portal("{}", "file.json").status).toBe(2);
});
