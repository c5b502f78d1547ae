import Link from "next/link";
import { Fragment } from "react";
import { Button } from "#components/ui/button.tsx";
import { FilterChoice, filterClass } from "./filter-choice.tsx";
import type { TableView } from "./table-view.ts";

/** A place of the sentence that the reader fills: one of some words, or, without options, words to look for. */
export type FilterBlank = { name: string; label: string; options?: Record<string, string> };

type FilterSentenceProps = {
  view: TableView;
  /** Words and blanks in turn: "Show", { name: "state", … }, "entries". */
  sentence: readonly (string | FilterBlank)[];
  /** What the search does not reach, said when it matters. */
  note?: string;
};

/** The filters of a list as one sentence. A plain GET form: the address holds what it says, and works without JavaScript. */
export function FilterSentence({ view, sentence, note }: FilterSentenceProps) {
  const isFiltered = Object.values(view.filters).some((value) => value !== "");
  const sort = `${view.sort.desc ? "-" : ""}${view.sort.id}`;
  return (
    <search className="mb-3 block leading-9 pointer-coarse:leading-[3.25rem] print:hidden">
      <form action={view.path} method="get">
        <input type="hidden" name="sort" value={sort} />
        {sentence.map((part) =>
          typeof part === "string" ? (
            <Fragment key={part}>{part}</Fragment>
          ) : (
            <Blank key={part.name} {...part} value={view.filters[part.name] ?? ""} />
          ),
        )}
        <span className="ms-2 inline-flex items-center gap-3 align-middle leading-normal">
          <Button variant="secondary" size="small">
            Update the list
          </Button>
          {isFiltered ? (
            <Link href={`${view.path}?sort=${sort}`} prefetch={false} className="link target inline-flex items-center">
              Clear the filters
            </Link>
          ) : null}
        </span>
      </form>
      {note ? <p className="leading-normal text-ink-soft">{note}</p> : null}
    </search>
  );
}

function Blank({ name, label, options, value }: FilterBlank & { value: string }) {
  if (options) return <FilterChoice name={name} label={label} value={value} options={options} />;
  return (
    <input type="search" name={name} aria-label={label} defaultValue={value} className={`${filterClass(value)} w-44`} />
  );
}
