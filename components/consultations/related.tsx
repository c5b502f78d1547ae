import { Timestamp } from "#components/ui/timestamp.tsx";
import type { Footnote } from "#lib/consultations/document/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDateShort } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type RelatedProps = { related: ConsultationContent["related"]; footnotes: readonly Footnote[] };

/** The earlier consultations the document speaks of, with their own dates (§3). */
export function Related({ related, footnotes }: RelatedProps) {
  return (
    <ul className="border-t border-line">
      {related.map(({ key, title, opensOn, closedOn, concludedOn, paragraphs, footnote }) => {
        const href = footnotes.find(({ number }) => number === footnote)?.href;
        return (
          <li key={key} className="border-b border-line py-3">
            <p className="font-semibold">{title}</p>
            <p className="text-sm text-ink-soft">
              {opensOn ? (
                <>
                  Opened <Timestamp at={opensOn}>{formatDateShort(opensOn)}</Timestamp>,{" "}
                </>
              ) : null}
              {opensOn ? "closed" : "Closed"} <Timestamp at={closedOn}>{formatDateShort(closedOn)}</Timestamp>,
              concluded <Timestamp at={concludedOn}>{formatDateShort(concludedOn)}</Timestamp>. From{" "}
              <ParagraphLinks numbers={paragraphs} />
              {href ? (
                <>
                  {". "}
                  <a href={href} className="link print:after:content-none">
                    Conclusions (footnote {footnote})
                  </a>
                </>
              ) : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
