import { MarkedText } from "#components/confidentiality/marked-text.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { segmentsOf } from "#lib/confidentiality/marks/rules.ts";
import type { Field, Passage } from "#lib/confidentiality/schema.ts";
import type { FormState } from "#lib/form-state.ts";
import { PassagesForm, type PassagesFormProps } from "./passages-form.tsx";

type PassagesPageProps = {
  field: Field;
  passages: readonly Passage[];
  pieces: PassagesFormProps["pieces"];
  repeats: PassagesFormProps["repeats"];
  base: string;
  hasChanged: boolean;
  wasMarked: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** One box of text, and the ways to mark passages in it: all lead to the same marks (S29.2; WCAG 2.5.7). */
export function PassagesPage({
  field,
  passages,
  pieces,
  repeats,
  base,
  hasChanged,
  wasMarked,
  action,
}: PassagesPageProps) {
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Mark passages as confidential"
        caption={field.label}
        lead="Mark the words that you ask to be left out of anything published. Whoever reads the published version sees that something was withheld, and not how much."
      />
      {hasChanged ? (
        <div className="mb-6">
          <Notice tone="amber" isAnnounced title="The text or its marks were changed somewhere else">
            <p>This page shows them as they are now. Nothing was marked: choose the passage again.</p>
          </Notice>
        </div>
      ) : null}
      {wasMarked && !hasChanged ? (
        <div className="mb-6">
          <Notice tone="success" isAnnounced title="Your marks are saved" />
        </div>
      ) : null}
      <section aria-labelledby="marks" className="mb-10">
        <h2 id="marks" tabIndex={-1} className="mb-3 text-xl">
          Your text as it is marked now
        </h2>
        <div className="measure rounded-md border border-line bg-surface p-5">
          <MarkedText segments={segmentsOf(field.text, passages)} />
        </div>
      </section>
      <PassagesForm
        action={action}
        text={field.text}
        base={base}
        pieces={pieces}
        repeats={repeats}
        passages={passages.map(({ start, end, reason }) => ({
          text: field.text.slice(start, end),
          reason: reason ?? "",
        }))}
      />
    </div>
  );
}
