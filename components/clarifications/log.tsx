import Link from "next/link";
import { Tag } from "#components/ui/tag.tsx";
import type { ClarificationInLog, ClarificationState } from "#lib/clarifications/schema.ts";
import { formatInstant } from "#lib/dates.ts";

const states: Record<
  ClarificationState,
  { label: string; tone: "amber" | "active" | "done"; mark: "ring" | "half" | "full" }
> = {
  waiting: { label: "Waits for an answer", tone: "amber", mark: "ring" },
  answered: { label: "Answered, to be published", tone: "active", mark: "half" },
  published: { label: "Published", tone: "done", mark: "full" },
};

/** The log of questions about the documents: one row each, leading to its page (§32). */
export function ClarificationLog({ base, entries }: { base: string; entries: readonly ClarificationInLog[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section aria-label="Questions about the documents" tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[44rem] border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-start">
            {["Reference", "State", "Question", "Paragraph", "Asked"].map((label) => (
              <th key={label} scope="col" className="py-2 pe-4 text-start font-semibold">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ reference, question, paragraph, askedAt, state, changesMeaning }) => (
            <tr key={reference} className="border-b border-line align-baseline">
              <th scope="row" className="py-2 pe-4 text-start font-normal whitespace-nowrap">
                <Link href={`${base}/${reference}`} prefetch={false} className="link target">
                  {reference}
                </Link>
              </th>
              <td className="py-2 pe-4">
                <Tag tone={states[state].tone} mark={states[state].mark}>
                  {states[state].label}
                </Tag>
                {changesMeaning ? <p className="text-ink-soft">Changes the meaning</p> : null}
              </td>
              <td className="max-w-md py-2 pe-4" dir="auto">
                <span className="line-clamp-2">{question}</span>
              </td>
              <td className="py-2 pe-4 tabular-nums">{paragraph ?? "None named"}</td>
              <td className="py-2 pe-4">{formatInstant(askedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
