import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";
import { pageCount, type TableView, tableHref } from "./table-view.ts";

const step = "link target inline-flex items-center gap-1.5";

/** Which rows of how many, and links to the neighbours and the ends. One page of rows needs no links. */
export function Pager({ view, noun }: { view: TableView; noun: string }) {
  const last = pageCount(view);
  const from = (view.page - 1) * view.pageSize + 1;
  const to = Math.min(view.page * view.pageSize, view.total);
  const count = (value: number) => value.toLocaleString("en-GB");
  return (
    <nav
      aria-label="Pages"
      className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm print:hidden"
    >
      <p className="text-ink-soft tabular-nums">
        {view.total === 0 ? `No ${noun}` : `${count(from)}–${count(to)} of ${count(view.total)} ${noun}`}
      </p>
      {last > 1 ? (
        <ul className="flex flex-wrap items-center gap-x-5 tabular-nums">
          {view.page > 1 ? (
            <li>
              <Link href={tableHref(view, { page: view.page - 1 })} prefetch={false} rel="prev" className={step}>
                <Icon name="arrow-left" />
                Previous
              </Link>
            </li>
          ) : null}
          <li>
            Page {count(view.page)} of {count(last)}
          </li>
          {view.page < last ? (
            <li>
              <Link href={tableHref(view, { page: view.page + 1 })} prefetch={false} rel="next" className={step}>
                Next
                <Icon name="arrow-right" />
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </nav>
  );
}
