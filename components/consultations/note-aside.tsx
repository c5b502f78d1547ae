import type { EditorialNote } from "#lib/consultations/schema.ts";

/** Our note beside the text: its title is always there, its words open in place, and paper shows both. */
export function NoteAside({ note }: { note: EditorialNote }) {
  return (
    <details className="document-note border-s-2 border-amber-line ps-3 text-sm">
      <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        <span className="block text-xs font-semibold text-amber">Portal’s note</span>
        <span className="font-semibold underline decoration-line-strong decoration-dotted underline-offset-4">
          {note.title}
        </span>
      </summary>
      <p className="mt-1.5 text-ink-soft">{note.text}</p>
    </details>
  );
}
