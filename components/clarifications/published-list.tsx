import Link from "next/link";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import { formatInstant } from "#lib/dates.ts";

type PublishedListProps = { slug: string; clarifications: readonly PublicClarification[]; headingLevel?: 2 | 3 };

/** Questions about the documents with their answers, as everyone reads them: nobody who asked is named (§32). */
export function PublishedList({ slug, clarifications, headingLevel = 2 }: PublishedListProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <ul className="space-y-8">
      {clarifications.map(({ number, question, answer, paragraph, changesMeaning, publishedAt }) => (
        <li key={number} id={`question-${number}`} className="max-w-measure border-t border-line pt-5">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <Heading className="text-xl">Question {number}</Heading>
            {changesMeaning ? (
              <Tag tone="amber" mark="diamond">
                Changes what the documents mean
              </Tag>
            ) : null}
          </div>
          {paragraph === null ? null : (
            <p className="mb-2 text-ink-soft">
              About{" "}
              <Link className="link" prefetch={false} href={`/consultations/${slug}#para-${paragraph}`}>
                paragraph {paragraph}
              </Link>
            </p>
          )}
          <blockquote className="border-s-4 border-line ps-4 whitespace-pre-line" dir="auto">
            {question}
          </blockquote>
          <div className="mt-4 whitespace-pre-line" dir="auto">
            <strong>Answer: </strong>
            {answer}
          </div>
          <p className="mt-2 text-sm text-ink-soft">
            Published <Timestamp at={publishedAt}>{formatInstant(publishedAt)}</Timestamp>
          </p>
        </li>
      ))}
    </ul>
  );
}
