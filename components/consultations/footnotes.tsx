import type { Footnote, Paragraph } from "#lib/consultations/document/schema.ts";
import { footnotesIn } from "#lib/consultations/paragraphs/rules.ts";

type FootnotesProps = { footnotes: readonly Footnote[]; paragraphs: readonly Paragraph[] };

/** The footnotes with their addresses as printed, each with the way back to where it is cited. */
export function Footnotes({ footnotes, paragraphs }: FootnotesProps) {
  if (footnotes.length === 0) return null;
  return (
    <section aria-labelledby="footnotes" className="text-sm">
      <h2 id="footnotes" className="document-heading text-base">
        Footnotes
      </h2>
      <ol className="space-y-2">
        {footnotes.map(({ number, anchor, href }) => {
          const cited = paragraphs.find(({ blocks }) => footnotesIn(blocks).includes(number));
          return (
            <li key={number} id={anchor} className="document-row document-target">
              <span className="document-number tabular-nums text-ink-soft">{number}</span>
              <p className="min-w-0">
                <a href={href} className="link [overflow-wrap:anywhere] print:after:content-none">
                  {href}
                </a>
                {cited ? (
                  <a href={`#footnote-${number}-mark`} className="link target mt-0.5 block w-fit print:hidden">
                    Back to paragraph {cited.number}
                  </a>
                ) : null}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
