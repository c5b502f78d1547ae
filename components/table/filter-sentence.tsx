import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { TableView } from "./table-view.ts";

type FilterSentenceProps = {
  view: TableView;
  /** The sentence, with FilterChoice and FilterText for its variable words: "Show <…> responses by <…>". */
  children: ReactNode;
};

/** The filters of a list as one sentence. A plain GET form: the address holds what it says, and works without JavaScript. */
export function FilterSentence({ view, children }: FilterSentenceProps) {
  const isFiltered = Object.values(view.filters).some((value) => value !== "");
  const sort = `${view.sort.desc ? "-" : ""}${view.sort.id}`;
  return (
    <search className="mb-4 block text-base leading-10 print:hidden">
      <form action={view.path} method="get">
        <input type="hidden" name="sort" value={sort} />
        {children}
        <span className="ms-2 inline-flex items-center gap-3 align-middle">
          <Button variant="secondary" size="small">
            Update the list
          </Button>
          {isFiltered ? (
            <Link
              href={`${view.path}?sort=${sort}`}
              prefetch={false}
              className="link target inline-flex items-center text-sm"
            >
              Clear the filters
            </Link>
          ) : null}
        </span>
      </form>
    </search>
  );
}
