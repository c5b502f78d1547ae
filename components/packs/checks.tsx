import Link from "next/link";
import { ParagraphLinks } from "#components/approvals/paragraph-links.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { PackFinding } from "#lib/packs/schema.ts";

const looks = {
  red: { tone: "error", mark: "cross", text: "Blocks" },
  amber: { tone: "amber", mark: "diamond", text: "Explain" },
} as const;

/** What the checks of §24 find: what blocks the pack, and what goes into it with an explanation; each with where it is put right. */
export function Checks({ slug, findings }: { slug: string; findings: readonly PackFinding[] }) {
  if (findings.length === 0) {
    return (
      <p>
        <Tag tone="done">Everything that paragraph 24 names is there.</Tag>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {findings.map(({ code, level, text, paragraphs, path }) => (
        <li key={code} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <span>
            <Tag tone={looks[level].tone} mark={looks[level].mark}>
              {looks[level].text}
            </Tag>
          </span>
          <span>
            <Whole text={text} />{" "}
            <span className="text-ink-soft">
              (<ParagraphLinks slug={slug} paragraphs={paragraphs} />)
            </span>
            {path ? (
              <>
                {" "}
                <Link href={`/staff/consultations/${slug}/${path}`} prefetch={false} className="link">
                  Put it right<VisuallyHidden>: {text}</VisuallyHidden>
                </Link>
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

const reference = /([RQD]-[0-9A-Z]+(?:-[0-9A-Z]+)?)/;

/** References are not broken over two lines. */
const Whole = ({ text }: { text: string }) =>
  text.split(reference).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
