"use client";

import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { createAppColumnHelper, useAppTable } from "#components/table/table-hook.ts";
import { tableState } from "#components/table/table-state.ts";
import type { TableView } from "#components/table/table-view.ts";
import { Timestamp } from "#components/ui/timestamp.tsx";

export type MailRow = {
  href: string;
  queuedAt: string;
  queued: string;
  isWithheld: boolean;
  recipient: string | null;
  subject: string;
  about: string | null;
  state: string;
};

const column = createAppColumnHelper<MailRow>();

const columns = column.columns([
  column.accessor("subject", {
    header: "Subject",
    enableSorting: false,
    meta: { isWrapped: true, isWide: true },
    cell: ({ row: { original } }) => (
      <Link href={original.href} prefetch={false} className="link target inline-flex items-center font-semibold">
        {original.subject}
      </Link>
    ),
  }),
  column.accessor("recipient", {
    header: "To",
    enableSorting: false,
    cell: ({ row: { original } }) =>
      original.isWithheld ? <LockLabel>Withheld from you</LockLabel> : original.recipient,
  }),
  column.accessor("about", { header: "About", enableSorting: false, cell: ({ getValue }) => getValue() ?? "" }),
  column.accessor("queuedAt", {
    header: "Queued (UK time)",
    enableSorting: false,
    cell: ({ row: { original } }) => <Timestamp at={original.queuedAt}>{original.queued}</Timestamp>,
  }),
  column.accessor("state", { header: "State", enableSorting: false }),
]);

export function MailTable({ rows, view }: { rows: MailRow[]; view: TableView }) {
  return <DataTable label="Mail" table={useAppTable({ data: rows, columns, state: tableState(view) })} view={view} />;
}
