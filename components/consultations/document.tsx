import { Icon } from "#components/ui/icon.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import { markTerms } from "#lib/consultations/definitions/rules.ts";
import { bySection } from "#lib/consultations/paragraphs/rules.ts";
import type { Correction, PublicAttachment } from "#lib/consultations/record/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { CalendarDate } from "#lib/dates.ts";
import { formatDate } from "#lib/dates.ts";
import { AttachmentLine } from "./attachments.tsx";
import { type Beside, BesideParagraph, isAnything } from "./beside-paragraph.tsx";
import { Footnotes } from "./footnotes.tsx";
import { Paragraph } from "./paragraph.tsx";
import { SectionHeading } from "./section-heading.tsx";

type DocumentProps = {
  content: ConsultationContent;
  /** Files published with this text. */
  attachments: readonly PublicAttachment[];
  corrections?: readonly Correction[];
  clarifications?: readonly PublicClarification[];
  /** The day on which the direction was made, once it is on record: what it decided then stands in the text. */
  directionMadeOn?: CalendarDate | null;
  /** Where a comment on a paragraph is written; left out where none can be. */
  commentHref?: (paragraph: number) => string;
};

/** The published document, every numbered paragraph in its section, what is ours beside it and never in it. */
export function Document({
  content,
  attachments,
  corrections = [],
  clarifications = [],
  directionMadeOn = null,
  commentHref,
}: DocumentProps) {
  const { document, direction, notes, slug } = content;
  const directionParagraphs = direction?.paragraphs ?? [];
  const marked = markTerms(document.paragraphs, content.definitions, directionParagraphs);
  const toldAt = new Map(notes.flatMap(({ id, paragraphs: [first] }) => (first === undefined ? [] : [[id, first]])));
  const besideOf = (number: number): Beside => ({
    corrections: corrections.filter(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.number === number)),
    clarifications: clarifications.filter(({ paragraph }) => paragraph === number),
    notes: notes.filter((note) => note.paragraphs.includes(number)),
  });
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
                {directionMadeOn
                  ? `The draft that was consulted on. The direction was made on ${formatDate(directionMadeOn)}: what is underlined is filled in from the record; what stands in brackets is not on record. The direction as made may read differently.`
                  : `Proposed, for ${direction.owner}. What stands in brackets is open until a decision is recorded.`}
              </p>
            ) : null}
            {paragraphs.map((paragraph) => {
              const { number } = paragraph;
              const beside = besideOf(number);
              const named = content.attachments.filter((attachment) => attachment.paragraphs.includes(number));
              return (
                <div key={number} className={commentHref ? "document-commented" : undefined}>
                  <Paragraph
                    paragraph={paragraph}
                    questions={document.questions}
                    beside={
                      isAnything(beside) ? (
                        <BesideParagraph {...beside} number={number} slug={slug} toldAt={toldAt} />
                      ) : null
                    }
                  />
                  {named.length > 0 ? (
                    <ul className="document-aside space-y-1 pb-3">
                      {named.map((attachment) => (
                        <AttachmentLine key={attachment.id} slug={slug} attachment={attachment} files={attachments} />
                      ))}
                    </ul>
                  ) : null}
                  {commentHref ? (
                    <a
                      href={commentHref(number)}
                      rel="nofollow"
                      data-paragraph={paragraph.anchor}
                      title={`Comment on paragraph ${number}`}
                      className="document-comment"
                    >
                      <Icon name="comment" label={`Comment on paragraph ${number}`} />
                    </a>
                  ) : null}
                </div>
              );
            })}
          </section>
        );
      })}
      <Footnotes footnotes={document.footnotes} paragraphs={document.paragraphs} />
    </article>
  );
}
