"use client";

import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { type RemarkKind, remarkNames } from "#lib/responses/schema.ts";
import { AreaFields } from "./area-fields.tsx";
import { PositionChoice } from "./position-choice.tsx";
import { ContinueButton, type Fields, StepForm, type StepFormProps } from "./step-form.tsx";

type ChangesFormProps = StepFormProps & {
  /** The key under which the position on the whole is kept. */
  overall: { key: string; wording: string };
  changes: { key: string; wording: string; summary: string }[];
  limit: number;
};

/** A question on a list of changes: a view of the whole, of each change if wanted, and areas of disagreement (S21.2, S27.1). */
export function ChangesForm({ overall, changes, limit, ...form }: ChangesFormProps) {
  return (
    <StepForm {...form}>
      {(fields) => (
        <>
          <PositionChoice
            part={overall.key}
            legend={overall.wording}
            value={fields.value(`position.${overall.key}`)}
            error={fields.error(`position.${overall.key}`)}
          />
          <EachChange changes={changes} fields={fields} />
          <Areas fields={fields} />
          <Remarks fields={fields} />
          <TextArea
            name="text"
            label="Further comments on this question"
            optional
            limit={limit}
            defaultValue={fields.value("text")}
            error={fields.error("text")}
          />
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}

function EachChange({ changes, fields }: { changes: ChangesFormProps["changes"]; fields: Fields }) {
  const taken = changes.filter(({ key }) => fields.value(`position.${key}`) !== "").length;
  const said = taken === 0 ? "optional" : `${taken} of ${changes.length} answered`;
  const hasError = changes.some(({ key }) => fields.error(`position.${key}`));
  return (
    <Details
      id="each-change"
      isOpen={taken > 0 || hasError}
      summary={`Answer for each of the ${changes.length} changes (${said})`}
    >
      <p className="mb-5 measure text-ink-soft">You can agree with one change and disagree with another.</p>
      <div className="space-y-7">
        {changes.map(({ key, wording, summary }) => (
          <PositionChoice
            key={key}
            isInRow
            part={key}
            legend={wording}
            hint={summary}
            value={fields.value(`position.${key}`)}
            error={fields.error(`position.${key}`)}
          />
        ))}
      </div>
    </Details>
  );
}

function Areas({ fields }: { fields: Fields }) {
  const asked = fields.all("areas");
  const areas = asked.length > 0 ? asked : ["area-1"];
  return (
    <section aria-labelledby="areas" className="space-y-4">
      <h2 id="areas" tabIndex={-1} className="text-xl">
        Areas of disagreement and your reasons <span className="font-normal text-ink-soft">(optional)</span>
      </h2>
      {areas.map((id, index) => (
        <AreaFields key={id} id={id} number={index + 1} isOnly={areas.length === 1} fields={fields} />
      ))}
      <Button name="go" value="add-area" variant="secondary">
        Add another area of disagreement
      </Button>
    </section>
  );
}

const kindWords: Record<RemarkKind, string> = { support: "What you support", drafting: "Your suggestion" };

/** What was said in support, or on the drafting, from a paragraph of the document: kept apart from disagreement. */
function Remarks({ fields: { all, value, error } }: { fields: Fields }) {
  const ids = all("remarks");
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby="remarks" className="space-y-4">
      <h2 id="remarks" className="text-xl">
        Your other remarks on paragraphs
      </h2>
      {ids.map((id, index) => {
        const kind = value(`${id}.kind`) === "support" ? "support" : "drafting";
        const name = `Remark ${index + 1} ${remarkNames[kind]}`;
        return (
          <fieldset key={id} id={id} className="min-w-0 space-y-5 rounded-md border border-line bg-surface p-5">
            <legend className="sr-only">{name}</legend>
            <input type="hidden" name="remarks" value={id} />
            <p className="font-semibold" aria-hidden="true">
              {name}
            </p>
            <Field
              name={`${id}.about`}
              label="What it is about"
              optional
              defaultValue={value(`${id}.about`)}
              error={error(`${id}.about`)}
            />
            <TextArea
              name={`${id}.what`}
              label={kindWords[kind]}
              optional
              rows={4}
              defaultValue={value(`${id}.what`)}
              error={error(`${id}.what`)}
            />
            <Button name="go" value={`remove ${id}`} variant="secondary" size="small">
              Remove remark {index + 1}
            </Button>
          </fieldset>
        );
      })}
    </section>
  );
}
