import { expect, it } from "vitest";
import { placeHref, sayPlace } from "./rules.ts";

const place = { fileId: "f", file: "costs.pdf", pages: [7], further: 0 };

it.each([
  [place, "costs.pdf, page 7"],
  [{ ...place, pages: [3, 7] }, "costs.pdf, pages 3 and 7"],
  [{ ...place, pages: [3, 7, 9], further: 1 }, "costs.pdf, pages 3, 7 and 9, and 1 more page"],
  [{ ...place, pages: [3, 7, 9], further: 35 }, "costs.pdf, pages 3, 7 and 9, and 35 more pages"],
])("SX.6 a place is said with file and page: %o", (given, said) => {
  expect(sayPlace(given)).toBe(said);
});

it("a place leads to its first page, with the words", () => {
  expect(placeHref("/r/R-1", { ...place, pages: [7, 9] }, 2, "a & b")).toBe(
    "/r/R-1/files/f?version=2&find=a+%26+b&page=7#page-7",
  );
});
