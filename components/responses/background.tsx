import { Details } from "#components/ui/details.tsx";
import { paragraphText, sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";

type BackgroundProps = { content: ConsultationContent; parts: { paragraphs: readonly number[]; title: string }[] };

/** The document's own paragraphs beside the question they bear on, opened in place (S20.1). */
export function Background({ content, parts }: BackgroundProps) {
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="background" className="space-y-2">
      <h2 id="background" className="text-base font-semibold">
        From the document
      </h2>
      {parts.map(({ paragraphs, title }) => (
        <Details
          key={title}
          summary={
            <span>
              {title} <span className="inline-block text-ink-soft no-underline">({sayParagraphs(paragraphs)})</span>
            </span>
          }
        >
          <ol className="space-y-3">
            {content.document.paragraphs
              .filter(({ number }) => paragraphs.includes(number))
              .map((paragraph) => (
                <li key={paragraph.number} value={paragraph.number} className="grid grid-cols-[2.25rem_minmax(0,1fr)]">
                  <span className="text-ink-soft tabular-nums">{paragraph.number}.</span>
                  <span className="whitespace-pre-line">{paragraphText(paragraph)}</span>
                </li>
              ))}
          </ol>
        </Details>
      ))}
    </section>
  );
}
