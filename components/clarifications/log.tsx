import Link from "next/link";
import { PlainTable } from "#components/table/plain-table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { ClarificationInLog, ClarificationState } from "#lib/clarifications/schema.ts";
import { formatInstantShort } from "#lib/dates.ts";

const states: Record<
  ClarificationState,
  { label: string; tone: "amber" | "active" | "done"; mark: "ring" | "half" | "full"; isQuiet?: boolean }
> = {
  waiting: { label: "Waits for an answer", tone: "amber", mark: "ring" },
  answered: { label: "Answered, to be published", tone: "active", mark: "half" },
  published: { label: "Published", tone: "done", mark: "full", isQuiet: true },
};

const columns = [
  { header: "Reference" },
  { header: "Question", isWrapped: true, isWide: true },
  { header: "Paragraph", align: "end" as const },
  { header: "Asked (UK time)" },
  { header: "State" },
];

/** The log of questions about the documents: one row each, leading to its page (§32). */
export function ClarificationLog({ base, entries }: { base: string; entries: readonly ClarificationInLog[] }) {
  return (
    <PlainTable
      label="Questions about the documents"
      columns={columns}
      rows={entries.map(({ reference, question, paragraph, askedAt, state, changesMeaning }) => {
        const { label, ...look } = states[state];
        return {
          key: reference,
          cells: [
            <Link
              key="reference"
              href={`${base}/${reference}`}
              prefetch={false}
              className="link target inline-flex items-center font-semibold"
            >
              {reference}
            </Link>,
            <span key="question" dir="auto" className="line-clamp-2">
              {question}
            </span>,
            paragraph ?? (
              <span key="paragraph" className="text-ink-soft">
                None
              </span>
            ),
            <Timestamp key="asked" at={askedAt}>
              {formatInstantShort(askedAt)}
            </Timestamp>,
            <Tag key="state" {...look}>
              {changesMeaning ? `${label}; changes the meaning` : label}
            </Tag>,
          ],
        };
      })}
    />
  );
}
