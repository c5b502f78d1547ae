"use client";

import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { PositionChoice } from "./position-choice.tsx";
import { ContinueButton, StepForm, type StepFormProps } from "./step-form.tsx";

type PartsFormProps = StepFormProps & {
  parts: { key: string; wording: string }[];
  /** The day that the document proposes, in words. */
  proposed: string | null;
  limit: number;
};

/** A printed question that holds several: each is answered by itself (S27.2). */
export function PartsForm({ parts, proposed, limit, ...form }: PartsFormProps) {
  return (
    <StepForm {...form}>
      {({ value, error }) => (
        <>
          {parts.map(({ key, wording }) => (
            <PositionChoice
              key={key}
              part={key}
              legend={wording}
              value={value(`position.${key}`)}
              error={error(`position.${key}`)}
            />
          ))}
          <Field
            name="alternative"
            label="Another date you would propose"
            optional
            hint={proposed ? `The document proposes ${proposed}.` : undefined}
            type="date"
            width="medium"
            defaultValue={value("alternative")}
            error={error("alternative")}
          />
          <TextArea
            name="text"
            label="Your reasons and comments"
            optional
            limit={limit}
            defaultValue={value("text")}
            error={error("text")}
          />
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}
