import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differencesOf } from "./rules.ts";

const line = (text: string, key = "Q1") => ({ key, label: key, text });

describe("what changed between two versions", () => {
  it("names added and removed words, and leaves out what stayed", () => {
    expect(
      differencesOf([line("We agree."), line("Same", "Q2")], [line("We do not agree."), line("Same", "Q2")]),
    ).toEqual([
      {
        key: "Q1",
        label: "Q1",
        parts: [
          { kind: "same", text: "We " },
          { kind: "added", text: "do not " },
          { kind: "same", text: "agree." },
        ],
      },
    ]);
  });

  it("shows a box that is new, and one that was emptied", () => {
    expect(differencesOf([line("Gone", "Q3")], [line("New")])).toEqual([
      { key: "Q1", label: "Q1", parts: [{ kind: "added", text: "New" }] },
      { key: "Q3", label: "Q3", parts: [{ kind: "removed", text: "Gone" }] },
    ]);
  });

  it("holds both texts whole, word for word", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const [{ parts } = { parts: [{ kind: "same", text: before }] }] = differencesOf([line(before)], [line(after)]);
        const without = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text);
        return without("added").join("") === before && without("removed").join("") === after;
      }),
    );
  });

  it("shows a choice that changed whole, not word by word", () => {
    const choice = (text: string) => ({ ...line(text, "position Q1"), isAtomic: true });
    expect(differencesOf([choice("Agree")], [choice("Agree in part")])[0]?.parts).toEqual([
      { kind: "removed", text: "Agree" },
      { kind: "added", text: "Agree in part" },
    ]);
  });

  it("gives up on two long texts that share nothing, and shows both", () => {
    const words = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(" ");
    const [found] = differencesOf([line(words("a"))], [line(words("b"))]);
    expect(found?.parts.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});
