import type { ReactNode } from "react";
import { PublishedList } from "#components/clarifications/published-list.tsx";
import type { PublicView } from "#lib/consultations/record/schema.ts";
import { Attachments } from "./attachments.tsx";
import { ChangeList } from "./change-list.tsx";
import { type ContentsGroup, sectionEntries } from "./contents-list.tsx";
import { CorrectionList } from "./correction-list.tsx";
import { Definitions } from "./definitions.tsx";
import { KeyDates } from "./key-dates.tsx";
import { NoteList } from "./note-list.tsx";
import { Related } from "./related.tsx";
import { Timeline } from "./timeline.tsx";
import { VersionList } from "./version-list.tsx";
import { WaysToRespond } from "./ways-to-respond.tsx";

type Beside = { anchor: string; label: string; has: (view: PublicView) => boolean };

const beside: Beside[] = [
  { anchor: "respond", label: "Ways to respond", has: () => true },
  { anchor: "corrections", label: "Corrections of the text", has: ({ corrections }) => corrections.length > 0 },
  {
    anchor: "clarifications",
    label: "Questions asked and their answers",
    has: ({ clarifications }) => clarifications.length > 0,
  },
  { anchor: "changes", label: "The changes one by one", has: ({ consultation: c }) => c.content.changes.length > 0 },
  { anchor: "attachments", label: "Attachments", has: ({ consultation: c }) => c.content.attachments.length > 0 },
  { anchor: "key-dates", label: "Key dates", has: ({ consultation: c }) => c.content.keyDates.length > 0 },
  { anchor: "earlier-steps", label: "Earlier steps", has: ({ consultation: c }) => c.content.timeline.length > 0 },
  { anchor: "related", label: "Related consultations", has: ({ consultation: c }) => c.content.related.length > 0 },
  { anchor: "definitions", label: "Definitions", has: ({ consultation: c }) => c.content.definitions.length > 0 },
  { anchor: "notes", label: "Notes on the document", has: ({ consultation: c }) => c.content.notes.length > 0 },
  { anchor: "versions", label: "Versions, and the record as it stood", has: () => true },
];

const besideOf = (view: PublicView) => beside.filter(({ has }) => has(view));

/** The contents of the page: the document's own, and what this portal puts beside it. */
export const contentsOf = (view: PublicView): ContentsGroup[] => [
  { title: "The document", entries: sectionEntries(view.consultation.content.document.sections) },
  { title: "Beside the document", entries: besideOf(view).map((entry) => ({ ...entry, level: 1 })) },
];

type ConsultationSectionsProps = {
  view: PublicView;
  now: Date;
  /** As it stood at a time: nothing can be begun from such a page. */
  isPast?: boolean;
};

/** What the portal puts beside the document, visibly not part of it. */
export function ConsultationSections({ view, now, isPast }: ConsultationSectionsProps) {
  const { consultation, clarifications, corrections } = view;
  const { content, slug } = consultation;
  const { footnotes } = content.document;
  const sections: Record<string, ReactNode> = {
    respond: <WaysToRespond view={view} now={now} isPast={isPast} />,
    corrections: <CorrectionList slug={slug} corrections={corrections} />,
    clarifications: <PublishedList slug={slug} clarifications={clarifications} headingLevel={3} />,
    changes: <ChangeList changes={content.changes} />,
    attachments: <Attachments slug={slug} attachments={content.attachments} files={view.attachments} />,
    "key-dates": <KeyDates dates={content.keyDates} />,
    "earlier-steps": <Timeline steps={content.timeline} footnotes={footnotes} />,
    related: <Related related={content.related} footnotes={footnotes} />,
    definitions: <Definitions definitions={content.definitions} directionTitle={content.direction?.title ?? null} />,
    notes: <NoteList notes={content.notes} />,
    versions: <VersionList slug={slug} versions={view.versions} />,
  };
  return (
    <div className="mt-16 border-t-4 border-line pt-8">
      <p className="mb-2 measure text-ink-soft">
        From here on the words are this portal’s, not the document’s. Numbers lead to the paragraph they rest on.
      </p>
      {besideOf(view).map(({ anchor, label }) => (
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
