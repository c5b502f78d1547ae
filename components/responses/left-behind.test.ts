import { describe, expect, it } from "vitest";
import { isSame, type Typed, whatBecomesOf } from "./left-behind.ts";

const page = (text: string, base: string): Typed => [
  ["base", base],
  ["text", text],
  ["go", "save"],
];

describe("what was on a page when it was left", () => {
  it.each([
    ["is kept where it arrived", page("All of it", "1"), null, page("All of it", "2"), "2", "kept"],
    [
      "is put back where nothing arrived and nobody changed the page",
      page("New", "1"),
      null,
      page("Old", "1"),
      "1",
      "put-back",
    ],
    [
      "is put back where only what was on its way before arrived",
      page("Half and half", "1"),
      page("Half", "1"),
      page("Half", "2"),
      "2",
      "put-back",
    ],
    [
      "is a conflict where somebody else changed the page",
      page("New", "1"),
      null,
      page("Theirs", "2"),
      "2",
      "conflict",
    ],
  ] as const)("%s", (_, typed, sent, shown, base, fate) => {
    const left = { base: "1", typed: [...typed], sent: sent && [...sent] };
    expect(whatBecomesOf(left, [...shown], base)).toBe(fate);
  });

  it("is the same with other line ends, and with an empty field there or not", () => {
    expect(
      isSame(
        [["text", "a\r\nb "]],
        [
          ["text", "a\nb"],
          ["other", ""],
        ],
      ),
    ).toBe(true);
    expect(isSame([["text", "a"]], [["text", "b"]])).toBe(false);
    expect(isSame([["text", "a"]], null)).toBe(false);
  });
});
