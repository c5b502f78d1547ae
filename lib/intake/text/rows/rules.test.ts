import { describe, expect, test } from "vitest";
import { fromPlain } from "../rules.ts";
import { rowsOf, separatedRowsOf } from "./rules.ts";

const cellsBy = (read: typeof rowsOf, typed: string): string[][] => {
  const { text, lines } = fromPlain(typed);
  return read(text, lines).map((row) => row.map(({ start, end }) => text.slice(start, end)));
};

describe("rows and their cells", () => {
  test.each([
    [
      "region,hubs,price\nNorth,100,41.00",
      [
        ["region", "hubs", "price"],
        ["North", "100", "41.00"],
      ],
    ],
    ['a,"b, and c",d', [["a", "b, and c", "d"]]],
    ["a;b;c", [["a", "b", "c"]]],
    ["a,,c", [["a", "", "c"]]],
    ["no cells here", []],
  ])("a file of separated values: %j", (text, rows) => expect(cellsBy(separatedRowsOf, text)).toEqual(rows));

  test.each([
    ["| Q1 | Agree |", [["Q1", "Agree"]]],
    ["North         1,200      31", [["North", "1,200", "31"]]],
    ["+----+-------+", []],
    ["one line of words", []],
  ])("a table that is typed: %j", (text, rows) => expect(cellsBy(rowsOf, text)).toEqual(rows));
});
