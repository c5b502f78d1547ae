import type { Section } from "#lib/consultations/document/schema.ts";

export type ContentsGroup = { title: string; entries: { anchor: string; label: string; level: number }[] };

/** The document's own sections as entries of the contents list. */
export const sectionEntries = (sections: readonly Section[]): ContentsGroup["entries"] =>
  sections.map(({ anchor, printed, level }) => ({ anchor, label: printed, level }));

const indents = ["", "ps-3", "ps-6"];

function Groups({ groups }: { groups: readonly ContentsGroup[] }) {
  return groups.map(({ title, entries }) => (
    <div key={title} className="mb-5">
      <p aria-hidden="true" className="mb-1.5 text-xs font-semibold text-ink-soft">
        {title}
      </p>
      <ul aria-label={title} className="space-y-0.5">
        {entries.map(({ anchor, label, level }) => (
          <li key={anchor} className={indents[Math.min(level, 3) - 1]}>
            <a href={`#${anchor}`} className="contents-link target">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The way around the page: beside the text where there is room, folded above it where there is not. */
export function ContentsList({ groups }: { groups: readonly ContentsGroup[] }) {
  return (
    <>
      <nav aria-label="Contents" className="document-contents hidden text-sm lg:block print:hidden">
        <Groups groups={groups} />
      </nav>
      <details className="mb-8 rounded-md border border-line bg-surface text-sm lg:hidden print:hidden">
        <summary className="target cursor-pointer px-4 py-3 font-semibold">Contents</summary>
        <nav aria-label="Contents" className="px-4 pb-1">
          <Groups groups={groups} />
        </nav>
      </details>
    </>
  );
}
