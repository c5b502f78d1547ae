import { minutesToRead, sayLength } from "#lib/consultations/reading-time.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

/** Before the document: who is asked, what is asked, what would change, and how long it takes. The questions in the document's own words. */
export function InShort({ content }: { content: ConsultationContent }) {
  const { audience, changes, document, consulter } = content;
  return (
    <section aria-labelledby="in-short" className="min-w-0">
      <h2 id="in-short" className="mb-4 text-2xl">
        In short
      </h2>
      <dl className="space-y-5">
        <div>
          <dt className="font-semibold">Who should answer</dt>
          <dd className="measure">
            {audience ? (
              <>
                {audience.text} (<ParagraphLinks numbers={audience.paragraphs} />
                ).{" "}
              </>
            ) : null}
            Anyone may answer, for an organisation or for themselves. No account is needed.
          </dd>
        </div>
        <div>
          <dt className="font-semibold">What {consulter.name} asks</dt>
          <dd>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where there are no bullets. */}
            <ul role="list" className="mt-1 space-y-1.5">
              {document.questions.map(({ label, anchor, wording }) => (
                <li key={label} className="measure">
                  <a href={`#${anchor}`}>{label}</a> {wording}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {changes.length > 0 ? (
          <div>
            <dt className="font-semibold">What would change</dt>
            <dd>
              <ol className="mt-1 list-decimal space-y-1 ps-5">
                {changes.map(({ key, title }) => (
                  <li key={key} className="measure">
                    <a href={`#change-${key}`}>{title}</a>
                  </li>
                ))}
              </ol>
            </dd>
          </div>
        ) : null}
        <div>
          <dt className="font-semibold">How long it takes</dt>
          <dd className="measure">
            About {minutesToRead(content)} minutes to read ({sayLength(content)}). There are {document.questions.length}{" "}
            questions; none has to be answered, an answer can be short, and you can stop and go on later.
          </dd>
        </div>
      </dl>
    </section>
  );
}
