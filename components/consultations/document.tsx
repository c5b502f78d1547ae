import { markTerms } from "#lib/consultations/definitions/rules.ts";
import { bySection } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Footnotes } from "./footnotes.tsx";
import { Paragraph } from "./paragraph.tsx";
import { SectionHeading } from "./section-heading.tsx";

/** The published document, every numbered paragraph in its section, our notes beside it and never in it. */
export function Document({ content }: { content: ConsultationContent }) {
  const { document, direction, notes } = content;
  const marked = markTerms(document.paragraphs, content.definitions, direction?.paragraphs ?? []);
  return (
    <article aria-label="The consultation document" className="document">
      {bySection(document.sections, marked).map(({ section, paragraphs }) => (
        <section key={section.anchor} aria-labelledby={section.anchor}>
          <SectionHeading section={section} />
          {section.anchor === direction?.section ? (
            <p className="document-aside mb-4 text-sm text-ink-soft">
              A separate document: text that {direction.owner} plans to use. It is not part of this consultation’s
              instrument, and what it leaves open stays open until a decision fills it.
            </p>
          ) : null}
          {paragraphs.map((paragraph) => (
            <Paragraph
              key={paragraph.number}
              paragraph={paragraph}
              notes={notes.filter((note) => note.paragraphs.includes(paragraph.number))}
              questions={document.questions}
            />
          ))}
        </section>
      ))}
      <Footnotes footnotes={document.footnotes} paragraphs={document.paragraphs} />
    </article>
  );
}
