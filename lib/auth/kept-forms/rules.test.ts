import { expect, it } from "vitest";
import { keptFrom } from "./rules.ts";

it("what a person typed is kept, and nothing that a new page brings anew", () => {
  const sent: [string, unknown][] = [
    ["$ACTION_REF_1", ""],
    ["$ACTION_1:0", "{}"],
    ["revision", "3"],
    ["seenId", ""],
    ["text", "A note.\r\nIn two lines."],
    ["reason", " "],
    ["file", new File([], "x")],
  ];
  expect(keptFrom("/staff/x", sent, false)).toEqual({ path: "/staff/x", fields: [["text", "A note.\nIn two lines."]] });
  expect(keptFrom("/staff/x", [["reason", ""]], false)).toBeNull();
});

it("the framework’s numbers before the names are taken off", () => {
  const sent: [string, unknown][] = [
    ["0", '[{"errors":{}},"$K1"]'],
    ["1_text", "A note."],
    ["1_revision", "3"],
  ];
  expect(keptFrom("/staff/x", sent, true)?.fields).toEqual([["text", "A note."]]);
});

it("a password is never kept", () => {
  expect(keptFrom("/staff/x", [["password", "secret words"]], false)).toBeNull();
});
