import { expect, it } from "vitest";
import { listIn, withList } from "./way-back.ts";

const list = "q=hub+%26+spoke&status=NEW&sort=respondent&page=2";

it.each(["/staff/responses/R-1", "/staff/responses/R-1?from=3"])(
  "the list with its filters, order and page goes along in %s, and comes out as it was",
  (href) => {
    const address = new URL(withList(href, list), "http://portal");
    expect(address.pathname).toBe("/staff/responses/R-1");
    expect(address.searchParams.get("from")).toBe(href.includes("?") ? "3" : null);
    expect(listIn(address.searchParams.get("list") ?? undefined)).toBe(list);
  },
);

it("whoever came from no list is led back to the whole one, and two lists in an address are none", () => {
  expect(withList("/staff/responses/R-1", "")).toBe("/staff/responses/R-1");
  expect([listIn(undefined), listIn(["a=1", "b=2"])]).toEqual(["", ""]);
});
