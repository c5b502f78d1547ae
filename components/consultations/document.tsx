import { Fragment } from "react";
import { markTerms } from "#lib/consultations/definitions/rules.ts";
import { bySection } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Footnotes } from "./footnotes.tsx";
import { Paragraph } from "./paragraph.tsx";
import { SectionHeading } from "./section-heading.tsx";

type DocumentProps = {
  content: ConsultationContent;
  /** Where a comment on a paragraph is written; left out where none can be. */
  commentHref?: (paragraph: number) => string;
};

/** The published document, every numbered paragraph in its section, our notes beside it and never in it. */
export function Document({ content, commentHref }: DocumentProps) {
  const { document, direction, notes } = content;
  const directionParagraphs = direction?.paragraphs ?? [];
  const marked = markTerms(document.paragraphs, content.definitions, directionParagraphs);
  return (
    <article aria-label="The consultation document" className="document">
      {bySection(document.sections, marked).map(({ section, paragraphs }) => {
        const isDirection = paragraphs.some(({ number }) => directionParagraphs.includes(number));
        return (
          <section
            key={section.anchor}
            aria-labelledby={section.anchor}
            className={isDirection ? "document-sheet" : undefined}
          >
            <SectionHeading section={section} />
            {isDirection && direction ? (
              <p className="document-aside mb-3 text-sm text-ink-soft">
                Proposed, for {direction.owner}. What stands in brackets is open until a decision is recorded.
              </p>
            ) : null}
            {paragraphs.map((paragraph) => (
              <Fragment key={paragraph.number}>
                <Paragraph
                  paragraph={paragraph}
                  notes={notes.filter((note) => note.paragraphs.includes(paragraph.number))}
                  questions={document.questions}
                />
                {commentHref ? (
                  <p className="document-aside mb-2 text-sm print:hidden">
                    <a
                      href={commentHref(paragraph.number)}
                      rel="nofollow"
                      className="target inline-flex items-center text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-accent"
                    >
                      Comment<span className="sr-only"> on paragraph {paragraph.number}</span>
                    </a>
                  </p>
                ) : null}
              </Fragment>
            ))}
          </section>
        );
      })}
      <Footnotes footnotes={document.footnotes} paragraphs={document.paragraphs} />
    </article>
  );
}
