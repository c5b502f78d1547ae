"use client";

import type { ReactTable, RowData } from "@tanstack/react-table";
import { SortHeader } from "./sort-header.tsx";
import { TableCell, TableFrame } from "./table-frame.tsx";
import type { features } from "./table-hook.ts";
import type { TableView } from "./table-view.ts";

type DataTableProps<Row extends RowData> = {
  /** Says what the rows are: "Responses". */
  label: string;
  table: ReactTable<typeof features, Row>;
  view: TableView;
};

/** A list that its reader orders and pages, by addresses. The first column names its row and holds the link to it. */
export function DataTable<Row extends RowData>({ label, table, view }: DataTableProps<Row>) {
  return (
    <TableFrame
      label={label}
      head={table.getHeaderGroups().map((group) => (
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
    >
      {table.getRowModel().rows.map((row) => (
        <tr key={row.id} className="group/row">
          {row.getAllCells().map((cell, index) => (
            <TableCell key={cell.id} look={cell.column.columnDef.meta ?? {}} isFirst={index === 0}>
              <table.FlexRender cell={cell} />
            </TableCell>
          ))}
        </tr>
      ))}
    </TableFrame>
  );
}
