"use client";

import {
  createTableHook,
  metaHelper,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ColumnLook } from "./table-look.ts";

export const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  columnMeta: metaHelper<ColumnLook>(),
});

/**
 * The one table hook. TanStack Table holds the columns and knows which are sorted; the database has already sorted,
 * filtered and paged (`manual…`), and the state comes from the address, never from the browser's memory.
 *
 * How it lives on the server: `useTable` is a hook, so a table is a client component; Next renders client
 * components to HTML on the server all the same, sort links and rows included, and nothing is missing without
 * JavaScript. Column definitions hold functions, which cannot cross from a server component, so each table is a small
 * `"use client"` file that defines its columns at module scope (TanStack asks for stable columns) and receives plain rows
 * and a TableView from its page:
 *
 *     "use client";
 *     const column = createAppColumnHelper<Row>();
 *     const columns = column.columns([column.accessor("reference", { header: "Reference" })]);
 *     export function QueueTable({ rows, view }: { rows: Row[]; view: TableView }) {
 *       return <DataTable label="Responses" table={useAppTable({ data: rows, columns, state: tableState(view) })} view={view} />;
 *     }
 *
 * Rejected: building the table in a server component through `constructTable`. It ships no JavaScript, but selecting rows
 * and moving by keys, which the workbench needs, live in the hook.
 */
export const { createAppColumnHelper, useAppTable } = createTableHook({
  features,
  manualSorting: true,
  manualPagination: true,
  enableSortingRemoval: false,
  enableMultiSort: false,
});
