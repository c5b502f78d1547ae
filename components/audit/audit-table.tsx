"use client";

import { DataTable } from "#components/table/data-table.tsx";
import { createAppColumnHelper, useAppTable } from "#components/table/table-hook.ts";
import { tableState } from "#components/table/table-state.ts";
import type { TableView } from "#components/table/table-view.ts";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";

export type AuditRow = {
  id: string;
  at: string;
  when: string;
  who: string;
  what: string;
  isRefused: boolean;
  subject: string;
  detail: string;
};

const column = createAppColumnHelper<AuditRow>();

const columns = column.columns([
  column.accessor("at", {
    header: "When (UK time)",
    enableSorting: false,
    cell: ({ row: { original } }) => <Timestamp at={original.at}>{original.when}</Timestamp>,
  }),
  column.accessor("who", { header: "Who", enableSorting: false }),
  column.accessor("what", { header: "What", enableSorting: false }),
  column.accessor("isRefused", {
    header: "Done",
    enableSorting: false,
    cell: ({ getValue }) =>
      getValue() ? (
        <Tag tone="error" mark="cross">
          Refused
        </Tag>
      ) : (
        <span className="text-ink-soft">Yes</span>
      ),
  }),
  column.accessor("subject", {
    header: "About",
    enableSorting: false,
    cell: ({ getValue }) => (
      <span title={getValue()} className="block max-w-52 truncate">
        {getValue()}
      </span>
    ),
  }),
  column.accessor("detail", { header: "Detail", enableSorting: false, meta: { isWrapped: true, isWide: true } }),
]);

export function AuditTable({ rows, view }: { rows: AuditRow[]; view: TableView }) {
  return (
    <DataTable label="Audit log" table={useAppTable({ data: rows, columns, state: tableState(view) })} view={view} />
  );
}
