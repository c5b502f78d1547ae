import type { EditorialNote } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

const groups: { kind: EditorialNote["kind"]; title: string; lead: string }[] = [
  { kind: "defect", title: "Defects in the document", lead: "Shown as printed and not mended." },
  {
    kind: "reading",
    title: "How we read it",
    lead: "Where the document is silent, what this portal does until the consulting body says otherwise.",
  },
  { kind: "addition", title: "Added by this portal", lead: "Not in the document." },
];

/** All our notes in full, in one place. */
export function NoteList({ notes }: { notes: readonly EditorialNote[] }) {
  return groups.map(({ kind, title, lead }) => {
    const here = notes.filter((note) => note.kind === kind);
    if (here.length === 0) return null;
    return (
      <section key={kind} className="mt-6 first:mt-0">
        <h3 className="text-lg">{title}</h3>
        <p className="mb-3 text-ink-soft">{lead}</p>
        <dl className="space-y-4 border-s-2 border-amber-line ps-4">
          {here.map((note) => (
            <div key={note.id} id={`note-${note.id}`} className="document-target">
              <dt className="font-semibold">{note.title}</dt>
              <dd className="measure">
                {note.text}{" "}
                <span className="text-sm text-ink-soft">
                  (<ParagraphLinks numbers={note.paragraphs} />
                  {note.paragraphs.length > 0 && note.elsewhere ? "; " : ""}
                  {note.elsewhere})
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}
