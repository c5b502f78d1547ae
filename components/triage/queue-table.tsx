"use client";

import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { createAppColumnHelper, useAppTable } from "#components/table/table-hook.ts";
import { tableState } from "#components/table/table-state.ts";
import type { TableView } from "#components/table/table-view.ts";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { channelNames, type TriageStatus } from "#lib/triage/schema.ts";
import { StatusTag } from "./status-tag.tsx";

/** A row as the page has put it into words; `respondent` is null where this reader may not know it. */
export type QueueRow = {
  href: string;
  reference: string;
  registerNumber: number;
  receivedAt: string;
  received: string;
  /** Withdrawn, superseded, or one of several versions. */
  beside: string | null;
  channel: keyof typeof channelNames;
  respondent: string | null;
  confidentiality: string | null;
  isLate: boolean;
  /** What stands on a late version; null where the newest is on time. */
  lateDecision: string | null;
  isRead: boolean;
  status: TriageStatus;
  assignee: string | null;
  /** Where the words looked for stand in its files: each place in words, with its address. */
  foundIn: { said: string; href: string }[];
};

const column = createAppColumnHelper<QueueRow>();
const soft = (text: string) => <span className="text-ink-soft">{text}</span>;

const columns = column.columns([
  column.accessor("reference", {
    header: "Reference",
    cell: ({ row }) => (
      <Link href={row.original.href} prefetch={false} className="link target inline-flex items-center font-semibold">
        {row.original.reference}
      </Link>
    ),
  }),
  column.accessor("registerNumber", { header: "No.", meta: { align: "end" } }),
  column.accessor("receivedAt", {
    header: "Received (UK time)",
    cell: ({ row: { original } }) => <Timestamp at={original.receivedAt}>{original.received}</Timestamp>,
  }),
  column.accessor("respondent", {
    header: "On behalf of",
    meta: { isWide: true },
    cell: ({ row: { original } }) => (
      <span className="flex gap-2">
        {original.respondent === null ? (
          <LockLabel>Identity confidential</LockLabel>
        ) : (
          <span dir="auto" title={original.respondent} className="max-w-56 truncate">
            {original.respondent}
          </span>
        )}
        {original.beside ? soft(original.beside) : null}
      </span>
    ),
  }),
  column.accessor("channel", {
    header: "Channel",
    enableSorting: false,
    cell: ({ getValue }) => channelNames[getValue()],
  }),
  column.accessor("confidentiality", {
    header: "Confidential",
    enableSorting: false,
    cell: ({ getValue }) => {
      const level = getValue();
      return level === null ? soft("None") : <LockLabel>{level}</LockLabel>;
    },
  }),
  column.accessor("isLate", {
    header: "In time",
    enableSorting: false,
    cell: ({ row: { original } }) => (
      <>
        {original.isLate ? (
          <Tag tone="amber" mark="diamond">
            Late
          </Tag>
        ) : (
          soft("Yes")
        )}
        {original.lateDecision ? <span className="ms-2">{original.lateDecision}</span> : null}
      </>
    ),
  }),
  column.accessor("isRead", {
    header: "Read",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ? soft("Yes") : "Not yet"),
  }),
  column.accessor("status", { header: "Status", cell: ({ getValue }) => <StatusTag status={getValue()} /> }),
  column.accessor("assignee", { header: "Assigned to", cell: ({ getValue }) => getValue() ?? soft("Nobody") }),
]);

/** Beside the reference, where somebody looks for words and some stand in files. */
const foundColumn = column.accessor("foundIn", {
  header: "Found in its files",
  enableSorting: false,
  meta: { isWrapped: true },
  cell: ({ getValue }) => (
    <ul>
      {getValue().map(({ said, href }) => (
        <li key={href}>
          <Link href={href} prefetch={false} className="link target [overflow-wrap:anywhere]" dir="auto">
            {said}
          </Link>
        </li>
      ))}
    </ul>
  ),
});
const columnsWithFound = columns.toSpliced(1, 0, foundColumn);

export function QueueTable({ rows, view }: { rows: QueueRow[]; view: TableView }) {
  const isFound = rows.some(({ foundIn }) => foundIn.length > 0);
  const shown = { data: rows, columns: isFound ? columnsWithFound : columns, state: tableState(view) };
  return <DataTable label="Responses" table={useAppTable(shown)} view={view} />;
}
