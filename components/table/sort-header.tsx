import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { type ColumnLook, headClass } from "./table-look.ts";
import { type TableView, tableHref } from "./table-view.ts";

type SortHeaderProps = {
  view: TableView;
  columnId: string;
  isSortable: boolean;
  sorted: false | "asc" | "desc";
  look: ColumnLook;
  isFirst: boolean;
  children: ReactNode;
};

/** A column's name; where the list can be ordered by it, a link to that order, with the present order said by aria-sort. */
export function SortHeader({ view, columnId, isSortable, sorted, look, isFirst, children }: SortHeaderProps) {
  const place = headClass(look, isFirst);
  if (!isSortable) {
    return (
      <th scope="col" className={place}>
        {children}
      </th>
    );
  }
  const href = tableHref(view, { sort: { id: columnId, desc: sorted === "asc" } });
  return (
    <th
      scope="col"
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
      className={place}
    >
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        className="target inline-flex min-h-7 items-center gap-1.5 text-ink underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink hover:decoration-solid"
      >
        {children}
        {sorted ? <Icon name={sorted === "asc" ? "arrow-up" : "arrow-down"} /> : null}
      </Link>
    </th>
  );
}
