"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { SortHeader } from "./sort-header.tsx";
import type { features } from "./table-hook.ts";
import { cellClass, regionClass, tableClass } from "./table-look.ts";
import type { TableView } from "./table-view.ts";

type DataTableProps<Row extends RowData> = {
  /** Says what the rows are: "Responses". Names the region that scrolls. */
  label: string;
  table: ReactTable<typeof features, Row>;
  view: TableView;
};

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
      className={regionClass}
    >
      <table className={tableClass}>
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
                  look={header.column.columnDef.meta ?? {}}
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
                const shape = cellClass(cell.column.columnDef.meta ?? {}, index === 0);
                return index === 0 ? (
                  <th key={cell.id} scope="row" className={shape}>
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
