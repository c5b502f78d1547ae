import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { textHref } from "#lib/triage/search/rules.ts";
import type { FileTextForStaff } from "#lib/triage/texts/schema.ts";

type FileTextPagesProps = {
  text: FileTextForStaff;
  /** Address of this page, and of the file itself. */
  path: string;
  download: string;
  version: number;
  find: string;
};

/** What could be read out of a file, page by page, the words looked for told apart; each page has an address of its own. */
export function FileTextPages({ text, path, download, version, find }: FileTextPagesProps) {
  const { pages, foundOn, pageCount, isCut, next } = text;
  const first = pages[0]?.number ?? 1;
  const hrefOf = (page: number) => textHref(path, version, find, page);
  return (
    <div className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0 space-y-6">
        {isCut ? <Notice tone="amber" title="The file holds more text than is shown here" /> : null}
        {pages.map(({ number, text: stretches }) => (
          <section key={number} id={`page-${number}`} aria-labelledby={`page-${number}-title`} className="scroll-mt-4">
            <h2 id={`page-${number}-title`} className="mb-2 text-base text-ink-soft">
              Page {number} of {pageCount}
            </h2>
            <p className="measure whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
              {stretches.length === 0 ? <span className="text-ink-soft">No words on this page</span> : null}
              {stretches.map(({ text: words, isFound }, index) =>
                isFound ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place in the text.
                  <mark key={index}>{words}</mark>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place in the text.
                  <span key={index}>{words}</span>
                ),
              )}
            </p>
          </section>
        ))}
        <p className="flex flex-wrap gap-x-6">
          {first > 1 ? (
            <Link href={hrefOf(1)} prefetch={false} className="link target">
              From the first page
            </Link>
          ) : null}
          {next === null ? null : (
            <Link href={hrefOf(next)} prefetch={false} className="link target">
              On from page {next}
            </Link>
          )}
        </p>
      </div>
      <aside aria-label="The file" className="space-y-5 xl:sticky xl:top-4 xl:row-auto max-xl:row-start-1">
        <LinkButton href={download} variant="secondary" size="small" download>
          Download the file
        </LinkButton>
        <search>
          <form action={path} method="get" className="space-y-3">
            <input type="hidden" name="version" value={version} />
            <Field name="find" label="Words to find in it" defaultValue={find} optional />
            <Button variant="secondary" size="small">
              Find
            </Button>
          </form>
        </search>
        {find === "" ? null : (
          <nav aria-label="Pages with these words">
            {foundOn.length === 0 ? (
              <p>No page has these words.</p>
            ) : (
              <>
                <p className="mb-1">On {foundOn.length === 1 ? "one page" : `${foundOn.length} pages`}:</p>
                <ul className="flex max-h-60 flex-wrap gap-x-4 overflow-y-auto">
                  {foundOn.map((page) => (
                    <li key={page}>
                      <Link href={hrefOf(page)} prefetch={false} className="link target inline-flex items-center">
                        Page {page}
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </nav>
        )}
      </aside>
    </div>
  );
}
