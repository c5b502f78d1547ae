import { Icon } from "#components/ui/icon.tsx";
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
      {commentHref ? (
        <p className="document-aside mb-8 text-sm text-ink-soft print:hidden">
          Choose{" "}
          <span className="text-accent">
            <Icon name="comment" label="the speech bubble" />
          </span>{" "}
          beside a paragraph to comment on it.
        </p>
      ) : null}
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
              <div key={paragraph.number} className={commentHref ? "document-commented" : undefined}>
                <Paragraph
                  paragraph={paragraph}
                  notes={notes.filter((note) => note.paragraphs.includes(paragraph.number))}
                  questions={document.questions}
                />
                {commentHref ? (
                  <a
                    href={commentHref(paragraph.number)}
                    rel="nofollow"
                    title={`Comment on paragraph ${paragraph.number}`}
                    className="document-comment"
                  >
                    <Icon name="comment" label={`Comment on paragraph ${paragraph.number}`} />
                  </a>
                ) : null}
              </div>
            ))}
          </section>
        );
      })}
      <Footnotes footnotes={document.footnotes} paragraphs={document.paragraphs} />
    </article>
  );
}
