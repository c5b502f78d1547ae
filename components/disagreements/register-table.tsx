"use client";

import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { DataTable } from "#components/table/data-table.tsx";
import { createAppColumnHelper, useAppTable } from "#components/table/table-hook.ts";
import { tableState } from "#components/table/table-state.ts";
import type { TableView } from "#components/table/table-view.ts";
import { sayEntry } from "#lib/triage/disagreements/rules.ts";
import { type DisagreementInList, sourceNames } from "#lib/triage/disagreements/schema.ts";
import { DisagreementTag } from "./disagreement-tag.tsx";

const column = createAppColumnHelper<DisagreementInList & { href: string }>();
const sayWhere = ({ response, responses, source }: DisagreementInList) =>
  response === null ? sourceNames[source] : responses > 1 ? `${response} and ${responses - 1} more` : response;
const soft = (text: string) => <span className="text-ink-soft">{text}</span>;

const columns = column.columns([
  column.accessor("number", {
    header: "Number",
    cell: ({ row: { original } }) => (
      <Link href={original.href} prefetch={false} className="link target inline-flex items-center font-semibold">
        {sayEntry(original.number)}
      </Link>
    ),
  }),
  column.accessor("title", {
    header: "Title",
    meta: { isWrapped: true, isWide: true },
    cell: ({ row: { original } }) =>
      original.isWithheld ? <LockLabel>{original.title}</LockLabel> : <span dir="auto">{original.title}</span>,
  }),
  column.accessor("anchor", { header: "About", cell: ({ getValue }) => <span dir="auto">{getValue()}</span> }),
  column.accessor("source", {
    header: "Arose in",
    cell: ({ row: { original } }) => sayWhere(original),
  }),
  column.accessor("hasReply", {
    header: "DCC’s reply",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ? soft("Written") : "None yet"),
  }),
  column.accessor("isTitleChecked", {
    header: "Title check",
    id: "check",
    enableSorting: false,
    cell: ({ getValue }) => (getValue() ? soft("Checked") : "Not checked"),
  }),
  column.accessor("standing", {
    header: "State",
    meta: { isWrapped: true },
    cell: ({ getValue }) => <DisagreementTag standing={getValue()} />,
  }),
]);

export function RegisterTable({ rows, view }: { rows: (DisagreementInList & { href: string })[]; view: TableView }) {
  return (
    <DataTable
      label="Disagreement register"
      table={useAppTable({ data: rows, columns, state: tableState(view) })}
      view={view}
    />
  );
}
