import { Timestamp } from "#components/ui/timestamp.tsx";
import type { Footnote } from "#lib/consultations/document/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDateShort } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type TimelineProps = { steps: ConsultationContent["timeline"]; footnotes: readonly Footnote[] };

/** Earlier steps with their dates and documents, for people and for machines (S11.1). */
export function Timeline({ steps, footnotes }: TimelineProps) {
  return (
    <ol className="border-s-2 border-line">
      {steps.map((step) => (
        <li key={`${step.on} ${step.label}`} className="relative pb-5 ps-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute -start-[0.4375rem] top-2 size-3 rounded-full border-2 border-accent bg-ground"
          />
          <p className="text-sm font-semibold">
            <Timestamp at={step.on}>{formatDateShort(step.on)}</Timestamp>
            {step.until ? (
              <>
                {" to "}
                <Timestamp at={step.until}>{formatDateShort(step.until)}</Timestamp>
              </>
            ) : null}
          </p>
          <p className="measure">{step.label}</p>
          <p className="text-sm text-ink-soft">
            From <ParagraphLinks numbers={step.paragraphs} />
            {footnotes
              .filter(({ number }) => step.footnotes.includes(number))
              .map(({ number, href }) => (
                <span key={number}>
                  {", "}
                  <a href={href} className="link print:after:content-none">
                    linked document (footnote {number})
                  </a>
                </span>
              ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
