import { MarkedText } from "#components/confidentiality/marked-text.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { segmentsOf } from "#lib/confidentiality/marks/rules.ts";
import type { Field, Passage } from "#lib/confidentiality/schema.ts";
import type { FormState } from "#lib/form-state.ts";
import { PassagesForm, type PassagesFormProps } from "./passages-form.tsx";

type PassagesPageProps = {
  pageTitle: string;
  field: Field;
  passages: readonly Passage[];
  pieces: PassagesFormProps["pieces"];
  repeats: PassagesFormProps["repeats"];
  base: string;
  autosave: string;
  hasChanged: boolean;
  wasMarked: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** One box of text, and the ways to mark passages in it: all lead to the same marks (S29.2; WCAG 2.5.7). */
export function PassagesPage({
  pageTitle,
  field,
  passages,
  pieces,
  repeats,
  base,
  autosave,
  hasChanged,
  wasMarked,
  action,
}: PassagesPageProps) {
  return (
    <div className="max-w-3xl">
      <PassagesForm
        action={action}
        pageTitle={pageTitle}
        heading={
          <PageHeader
            title="Mark passages as confidential"
            caption={field.label}
            lead="Mark the words that you ask to be left out of anything published. Readers then see that something was withheld, and not how much."
          />
        }
        notice={
          hasChanged ? (
            <Notice tone="amber" isAnnounced title="The text or its marks were changed somewhere else">
              <p>This page shows them as they are now. Nothing was marked: choose the passage again.</p>
            </Notice>
          ) : wasMarked ? (
            <Notice tone="success" isAnnounced title="Your marks are saved" />
          ) : null
        }
        text={field.text}
        base={base}
        autosave={autosave}
        pieces={pieces}
        repeats={repeats}
        passages={passages.map(({ start, end, reason }) => ({
          text: field.text.slice(start, end),
          reason: reason ?? "",
        }))}
      >
        <section aria-labelledby="marks">
          <h2 id="marks" tabIndex={-1} className="mb-3 text-xl">
            Your text as it is marked now
          </h2>
          <div className="rounded-md border border-line bg-surface p-5">
            <div className="measure">
              <MarkedText segments={segmentsOf(field.text, passages)} />
            </div>
          </div>
        </section>
      </PassagesForm>
    </div>
  );
}
