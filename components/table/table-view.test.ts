import { describe, expect, it } from "vitest";
import { pageCount, parseSort, type TableView, tableHref } from "./table-view.ts";

const fallback = { id: "receivedAt", desc: true };
const view: TableView = {
  path: "/staff/responses",
  filters: { status: "unread", q: "" },
  sort: fallback,
  page: 3,
  pageSize: 50,
  total: 1234,
};

describe("the order of a list in its address", () => {
  it.each([
    ["reference", { id: "reference", desc: false }],
    ["-reference", { id: "reference", desc: true }],
    ["password", fallback],
    ["--reference", fallback],
    ["", fallback],
    [undefined, fallback],
  ])("reads %j", (value, sort) => {
    expect(parseSort(value, ["reference", "receivedAt"], fallback)).toEqual(sort);
  });

  it("keeps the filters that are set and drops the empty ones", () => {
    expect(tableHref(view)).toBe("/staff/responses?status=unread&sort=-receivedAt&page=3");
  });

  it("starts a new order at the first page", () => {
    expect(tableHref(view, { sort: { id: "reference", desc: false } })).toBe(
      "/staff/responses?status=unread&sort=reference",
    );
  });

  it.each([
    [0, 1],
    [50, 1],
    [51, 2],
  ])("counts %i rows of fifty a page as %i pages", (total, pages) => {
    expect(pageCount({ total, pageSize: 50 })).toBe(pages);
  });
});
