import type { Paragraph as ParagraphContent, PublishedQuestion } from "#lib/consultations/document/schema.ts";
import type { EditorialNote } from "#lib/consultations/schema.ts";
import { Blocks } from "./blocks.tsx";
import { NoteAside } from "./note-aside.tsx";

type ParagraphProps = {
  paragraph: ParagraphContent;
  notes: readonly EditorialNote[];
  questions: readonly PublishedQuestion[];
  commentHref?: string;
};

/** One numbered paragraph: its number hangs in the margin and is its address, as in a printed legal text. */
export function Paragraph({ paragraph, notes, questions, commentHref }: ParagraphProps) {
  return (
    <div id={paragraph.anchor} className="document-row document-target">
      <a
        href={`#${paragraph.anchor}`}
        aria-label={`Paragraph ${paragraph.number}`}
        className="document-number tabular-nums text-ink-soft no-underline hover:text-accent hover:underline"
      >
        {paragraph.number}.
      </a>
      <div className="min-w-0 space-y-3">
        <Blocks blocks={paragraph.blocks} questions={questions} />
        {commentHref ? (
          <p className="text-sm print:hidden">
            <a
              href={commentHref}
              rel="nofollow"
              className="target inline-flex items-center text-ink-soft hover:text-accent hover:underline"
            >
              Comment<span className="sr-only"> on paragraph {paragraph.number}</span>
            </a>
          </p>
        ) : null}
      </div>
      {notes.length > 0 ? (
        <div
          role="note"
          aria-label={`On paragraph ${paragraph.number}, by this portal`}
          className="document-notes space-y-3"
        >
          {notes.map((note) => (
            <NoteAside key={note.id} note={note} />
          ))}
        </div>
      ) : null}
    </div>
  );
}
