import { Icon } from "#components/ui/icon.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import type { Correction } from "#lib/consultations/record/schema.ts";
import type { EditorialNote } from "#lib/consultations/schema.ts";
import { formatDateShort, formatInstant, londonDate } from "#lib/dates.ts";

/** What stands beside a paragraph and is not the document's: corrections and answers in view, our notes behind one sign. */
export type Beside = {
  corrections: readonly Correction[];
  clarifications: readonly PublicClarification[];
  notes: readonly EditorialNote[];
};

type BesideParagraphProps = Beside & {
  number: number;
  slug: string;
  /** Where each note is told: the first paragraph that it concerns. */
  toldAt: ReadonlyMap<string, number>;
};

export const isAnything = ({ corrections, clarifications, notes }: Beside): boolean =>
  corrections.length + clarifications.length + notes.length > 0;

/** What to know beside one paragraph, in the order of its weight: a changed text, an answered question, our own notes. */
export function BesideParagraph({ number, slug, corrections, clarifications, notes, toldAt }: BesideParagraphProps) {
  return (
    <div role="note" aria-label={`On paragraph ${number}, by this portal`} className="document-notes space-y-3 text-sm">
      {corrections.map((correction) => (
        <CorrectionBeside key={correction.version} slug={slug} number={number} correction={correction} />
      ))}
      {clarifications.map((clarification) => (
        <p key={clarification.number} className="border-s-2 border-accent ps-3">
          <a href={`#question-${clarification.number}`} className="link target inline-flex items-center">
            Question {clarification.number} was answered
          </a>
          <span className="block text-xs text-ink-soft">
            <Timestamp at={clarification.publishedAt}>
              {formatDateShort(londonDate(clarification.publishedAt))}
            </Timestamp>
            {clarification.changesMeaning ? ". Changes what the documents mean" : ""}
          </span>
        </p>
      ))}
      {notes.length > 0 ? <Notes number={number} notes={notes} toldAt={toldAt} /> : null}
    </div>
  );
}

function CorrectionBeside({ slug, number, correction }: { slug: string; number: number; correction: Correction }) {
  const { version, previous, publishedAt, reason, paragraphs } = correction;
  const was = paragraphs.find((paragraph) => paragraph.number === number)?.was;
  return (
    <div className="border-s-2 border-amber-line bg-amber-soft px-3 py-2">
      <p className="font-semibold">
        <a href={`#correction-${version}`} className="link target inline-flex items-center">
          Corrected in version {version}
        </a>
      </p>
      <p className="text-xs text-ink-soft">
        <Timestamp at={publishedAt}>{formatInstant(publishedAt)}</Timestamp>
      </p>
      <p className="mt-1 whitespace-pre-line" dir="auto">
        {reason}
      </p>
      <p className="mt-1 print:hidden">
        <a href={`/consultations/${slug}/versions/${previous}#para-${number}`} className="link">
          {was === null ? `Version ${previous} has no such paragraph` : `As it stood in version ${previous}`}
        </a>
      </p>
    </div>
  );
}

/** One sign however many notes there are. Each is told in full once; elsewhere its name leads there. */
function Notes({
  number,
  notes,
  toldAt,
}: {
  number: number;
  notes: readonly EditorialNote[];
  toldAt: ReadonlyMap<string, number>;
}) {
  return (
    <details className="document-note">
      <summary className="target inline-flex cursor-pointer list-none items-center gap-1.5 rounded-sm text-xs text-ink-soft hover:text-accent hover:underline [&::-webkit-details-marker]:hidden">
        <Icon name="info" />
        {notes.length === 1 ? "Portal’s note" : `Portal’s notes (${notes.length})`}
      </summary>
      <ul className="mt-1.5 space-y-3 border-s-2 border-line ps-3 print:hidden">
        {notes.map(({ id, title, text }) => {
          const first = toldAt.get(id) ?? number;
          return (
            <li key={id}>
              <p className="font-semibold">{title}</p>
              {first === number ? (
                <p className="mt-0.5 text-ink-soft">{text}</p>
              ) : (
                <p className="mt-0.5">
                  <a href={`#note-${id}`} className="link">
                    Told beside paragraph {first}
                  </a>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
