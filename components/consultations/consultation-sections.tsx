import type { ReactNode } from "react";
import { PublishedList } from "#components/clarifications/published-list.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import type { Period } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Attachments } from "./attachments.tsx";
import { ChangeList } from "./change-list.tsx";
import { type ContentsGroup, sectionEntries } from "./contents-list.tsx";
import { Definitions } from "./definitions.tsx";
import { KeyDates } from "./key-dates.tsx";
import { NoteList } from "./note-list.tsx";
import { Related } from "./related.tsx";
import { Timeline } from "./timeline.tsx";
import { WaysToRespond } from "./ways-to-respond.tsx";

type Answered = readonly PublicClarification[];
type Beside = { anchor: string; label: string; has: (content: ConsultationContent, answered: Answered) => boolean };

const beside: Beside[] = [
  { anchor: "respond", label: "Ways to respond", has: () => true },
  { anchor: "clarifications", label: "Questions asked and their answers", has: (_, answered) => answered.length > 0 },
  { anchor: "changes", label: "The changes one by one", has: ({ changes }) => changes.length > 0 },
  { anchor: "attachments", label: "Attachments", has: ({ attachments }) => attachments.length > 0 },
  { anchor: "key-dates", label: "Key dates", has: ({ keyDates }) => keyDates.length > 0 },
  { anchor: "earlier-steps", label: "Earlier steps", has: ({ timeline }) => timeline.length > 0 },
  { anchor: "related", label: "Related consultations", has: ({ related }) => related.length > 0 },
  { anchor: "definitions", label: "Definitions", has: ({ definitions }) => definitions.length > 0 },
  { anchor: "notes", label: "Notes on the document", has: ({ notes }) => notes.length > 0 },
];

const besideOf = (content: ConsultationContent, answered: Answered) =>
  beside.filter(({ has }) => has(content, answered));

/** The contents of the page: the document's own, and what this portal puts beside it. */
export const contentsOf = (content: ConsultationContent, answered: Answered): ContentsGroup[] => [
  { title: "The document", entries: sectionEntries(content.document.sections) },
  { title: "Beside the document", entries: besideOf(content, answered).map((entry) => ({ ...entry, level: 1 })) },
];

type ConsultationSectionsProps = {
  consultation: Period & { content: ConsultationContent };
  clarifications: Answered;
  now: Date;
};

/** What the portal puts beside the document, visibly not part of it. */
export function ConsultationSections({ consultation, clarifications, now }: ConsultationSectionsProps) {
  const { content } = consultation;
  const { footnotes } = content.document;
  const sections: Record<string, ReactNode> = {
    respond: <WaysToRespond consultation={consultation} now={now} />,
    clarifications: <PublishedList slug={content.slug} clarifications={clarifications} headingLevel={3} />,
    changes: <ChangeList changes={content.changes} />,
    attachments: <Attachments attachments={content.attachments} />,
    "key-dates": <KeyDates dates={content.keyDates} />,
    "earlier-steps": <Timeline steps={content.timeline} footnotes={footnotes} />,
    related: <Related related={content.related} footnotes={footnotes} />,
    definitions: <Definitions definitions={content.definitions} directionTitle={content.direction?.title ?? null} />,
    notes: <NoteList notes={content.notes} />,
  };
  return (
    <div className="mt-16 border-t-4 border-line pt-8">
      <p className="mb-2 measure text-ink-soft">
        From here on the words are this portal’s, not the document’s. Numbers lead to the paragraph they rest on.
      </p>
      {besideOf(content, clarifications).map(({ anchor, label }) => (
        <section key={anchor} aria-labelledby={anchor} className="mt-10 max-w-[54rem]">
          <h2 id={anchor} className="mb-4 text-2xl">
            {label}
          </h2>
          {sections[anchor]}
        </section>
      ))}
    </div>
  );
}
