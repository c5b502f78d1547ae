"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { SortHeader } from "./sort-header.tsx";
import type { features } from "./table-hook.ts";
import type { TableView } from "./table-view.ts";

type DataTableProps<Row extends RowData> = {
  /** Says what the rows are: "Responses". Names the region that scrolls. */
  label: string;
  table: ReactTable<typeof features, Row>;
  view: TableView;
};

const edge = "border-b border-line px-3 align-middle";

/**
 * Rows of 37 px with header and first column in place while the rest scrolls. The first column names its row and
 * holds the link to it. The region takes focus, so that the keyboard can scroll it.
 */
export function DataTable<Row extends RowData>({ label, table, view }: DataTableProps<Row>) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="table-region rounded-md border border-line bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, index) => (
                <SortHeader
                  key={header.id}
                  view={view}
                  columnId={header.column.id}
                  isSortable={header.column.getCanSort()}
                  sorted={header.column.getIsSorted()}
                  align={header.column.columnDef.meta?.align}
                  isFirst={index === 0}
                >
                  <table.FlexRender header={header} />
                </SortHeader>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="group/row">
              {row.getAllCells().map((cell, index) => {
                const look = cell.column.columnDef.meta;
                const shape = `${edge} h-9 py-1 pointer-coarse:h-11 group-last/row:border-b-0 group-hover/row:bg-sunken ${
                  look?.isWrapped ? "min-w-72 max-w-lg" : "whitespace-nowrap"
                } ${look?.align === "end" ? "text-end" : "text-start"}`;
                return index === 0 ? (
                  <th key={cell.id} scope="row" className={`${shape} table-first bg-surface font-semibold`}>
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} className={shape}>
                    <table.FlexRender cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
