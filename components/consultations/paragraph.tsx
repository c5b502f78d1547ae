import type { Paragraph as ParagraphContent, PublishedQuestion } from "#lib/consultations/document/schema.ts";
import type { EditorialNote } from "#lib/consultations/schema.ts";
import { Blocks } from "./blocks.tsx";
import { NoteAside } from "./note-aside.tsx";

type ParagraphProps = {
  paragraph: ParagraphContent;
  notes: readonly EditorialNote[];
  questions: readonly PublishedQuestion[];
};

/** One numbered paragraph: its number hangs in the margin and is its address, as in a printed legal text. */
export function Paragraph({ paragraph, notes, questions }: ParagraphProps) {
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
