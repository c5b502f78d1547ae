import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Fields } from "./step-form.tsx";

type AreaFieldsProps = { id: string; number: number; isOnly: boolean; fields: Fields };

/** One area of disagreement and the reasons for it, in the question's own words (S27.1). */
export function AreaFields({ id, number, isOnly, fields: { value, error } }: AreaFieldsProps) {
  return (
    <fieldset id={id} className="min-w-0 rounded-md border border-line bg-surface p-5">
      <legend className="sr-only">Area of disagreement {number}</legend>
      <input type="hidden" name="areas" value={id} />
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4" aria-hidden="true">
        <p className="font-semibold">Area of disagreement {number}</p>
      </div>
      <div className="space-y-5">
        <Field
          name={`${id}.about`}
          label="What it is about"
          optional
          hint="A clause, a paragraph, or one of the changes. For example: paragraph 18, or Clause L3.18."
          defaultValue={value(`${id}.about`)}
          error={error(`${id}.about`)}
        />
        <TextArea
          name={`${id}.what`}
          label="What you disagree with"
          optional
          rows={4}
          defaultValue={value(`${id}.what`)}
          error={error(`${id}.what`)}
        />
        <TextArea
          name={`${id}.why`}
          label="Your reasons"
          optional
          rows={4}
          defaultValue={value(`${id}.why`)}
          error={error(`${id}.why`)}
        />
        {isOnly ? null : (
          <Button name="go" value={`remove ${id}`} variant="secondary" size="small">
            Remove area {number}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
