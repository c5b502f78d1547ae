import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DataTable } from "./data-table.tsx";
import { createAppColumnHelper, useAppTable } from "./table-hook.ts";
import { tableState } from "./table-state.ts";
import type { TableView } from "./table-view.ts";

type Row = { reference: string; organisation: string; words: number };

const column = createAppColumnHelper<Row>();
const columns = column.columns([
  column.accessor("reference", {
    header: "Reference",
    cell: ({ getValue }) => <a href={`/r/${getValue()}`}>{getValue()}</a>,
  }),
  column.accessor("organisation", { header: "Organisation", enableSorting: false }),
  column.accessor("words", { header: "Words", meta: { align: "end" } }),
]);

const rows: Row[] = [
  { reference: "B", organisation: "Alder Metering", words: 2 },
  { reference: "A", organisation: "Birch Networks", words: 10 },
];

const view: TableView = {
  path: "/list",
  filters: {},
  sort: { id: "words", desc: false },
  page: 1,
  pageSize: 2,
  total: 5,
};

function Sample() {
  const table = useAppTable({ data: rows, columns, state: tableState(view) });
  return <DataTable label="Sample" table={table} view={view} />;
}

describe("the table", () => {
  const html = renderToStaticMarkup(<Sample />);

  it("is whole in the server's HTML, its rows in the order in which they came", () => {
    expect(html.indexOf('<a href="/r/B">')).toBeGreaterThan(0);
    expect(html.indexOf('<a href="/r/A">')).toBeGreaterThan(html.indexOf('<a href="/r/B">'));
    expect(html).toContain("Birch Networks");
  });

  it("says the present order and links to the other one", () => {
    expect(html).toMatch(/<th[^>]*aria-sort="ascending"[^>]*><a[^>]*href="\/list\?sort=-words"/);
  });

  it("links a sortable column to its order and leaves another one plain", () => {
    expect(html).toContain('href="/list?sort=reference"');
    expect(html).not.toContain("sort=organisation");
  });

  it("names each row by its first cell", () => {
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
  });
});
