"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { sourceNames, sources } from "#lib/triage/disagreements/schema.ts";

type RaiseFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The response and area it is raised from; empty where it arose elsewhere. */
  response: string;
  areaKey: string;
  initial: { anchor: string; quote: string };
};

/** An entry for the register, from a response or from anything else that happened during the process (S24.4). */
export function RaiseForm({ action, response, areaKey, initial }: RaiseFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const given = (name: string, otherwise = "") => String(values[name] ?? otherwise);
  const isFromResponse = response !== "";
  return (
    <form action={send} noValidate className="max-w-form space-y-6 text-base">
      <ErrorSummary errors={errors} title="It is not in the register yet" />
      <input type="hidden" name="areaKey" value={areaKey} />
      {isFromResponse ? (
        <>
          <input type="hidden" name="source" value="response" />
          <input type="hidden" name="response" value={response} />
        </>
      ) : (
        <>
          <Radios
            name="source"
            legend="Where did it arise?"
            options={sources
              .filter((value) => value !== "response")
              .map((value) => ({ value, label: sourceNames[value] }))}
            defaultValue={given("source")}
            error={errors.source}
          />
          <Field
            name="sourceDetail"
            label="Which one?"
            hint="With whom it was, and when: “Call with Thistle Energy, 20 April 2023”."
            defaultValue={given("sourceDetail")}
            error={errors.sourceDetail}
          />
        </>
      )}
      <Field
        name="title"
        label="Neutral title"
        hint="Says what the disagreement is about, and not who is right. Everybody on the staff reads it, so it repeats nothing that is marked confidential. A second person checks it."
        defaultValue={given("title")}
        error={errors.title}
      />
      <Field
        name="anchor"
        label="Paragraph or clause"
        hint="Such as “§18”, “L3.18” or “paragraph 36 of the direction”."
        width="long"
        defaultValue={given("anchor", initial.anchor)}
        error={errors.anchor}
      />
      <TextArea
        name="quote"
        label={isFromResponse ? "The respondent’s words" : "What was said"}
        hint={
          isFromResponse
            ? "Taken from the response. Keep the words that disagree; what stays must be word for word."
            : "In their words where you have them."
        }
        optional={!isFromResponse}
        rows={8}
        defaultValue={given("quote", initial.quote)}
        error={errors.quote}
      />
      <SubmitButton>Raise in the register</SubmitButton>
    </form>
  );
}
