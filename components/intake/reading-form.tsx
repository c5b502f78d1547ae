"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { type MailReading, verdictNames, verdicts } from "#lib/intake/schema.ts";

type ReadingFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  readingNumber: number;
  /** True where the rules have read it and most readers will find it right. */
  isFolded?: boolean;
  reading: Omit<MailReading, "evidence" | "form">;
  questions: readonly string[];
  /** Asked for where no server of ours said when it came: London's date and time, as known so far. */
  arrival: { on: string; time: string } | null;
};

/** How a message is read: moved between the questions, its request judged. What arrived stays as it is beside this. */
export function ReadingForm({
  action,
  readingNumber,
  isFolded = false,
  reading,
  questions,
  arrival,
}: ReadingFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const was = (name: string, before: string) => String(values[name] ?? before);
  const passages = [...reading.passages, ""];
  const form = (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={errors} title="This was not kept" />
      <input type="hidden" name="readingNumber" value={readingNumber} />
      <Radios
        name="isResponse"
        legend="Is this a response to the consultation?"
        defaultValue={was("isResponse", reading.isResponse ? "yes" : "no")}
        error={errors.isResponse}
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <Radios
        name="verdict"
        legend="What does the sender ask to be confidential?"
        defaultValue={was("verdict", reading.verdict)}
        error={errors.verdict}
        options={verdicts.map((value) => ({ value, label: verdictNames[value] }))}
      />
      {passages.map((text, index) => (
        <TextArea
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage has no name but its place in the list.
          key={index}
          name={`passage-${index + 1}`}
          label={`Passage to withhold ${index + 1}`}
          hint={index === 0 ? "Where part is confidential: the exact words, as they stand in the message." : undefined}
          optional
          rows={2}
          defaultValue={was(`passage-${index + 1}`, text)}
        />
      ))}
      <TextArea
        name="reason"
        label="The sender’s reason, word for word"
        optional
        rows={2}
        defaultValue={was("reason", reading.reason ?? "")}
      />
      {questions.map((label) => (
        <TextArea
          key={label}
          name={`answer-${label}`}
          label={`Answer to ${label}`}
          optional
          rows={5}
          defaultValue={was(`answer-${label}`, reading.answers[label] ?? "")}
        />
      ))}
      <TextArea
        name="general"
        label="Said outside the questions"
        optional
        rows={5}
        defaultValue={was("general", reading.general)}
      />
      <Field name="name" label="Name" defaultValue={was("name", reading.respondent.name)} optional />
      <Field
        name="organisation"
        label="Organisation they answer for"
        defaultValue={was("organisation", reading.respondent.organisation)}
        optional
      />
      <Field
        name="email"
        label="Email address for the acknowledgement"
        type="email"
        width="long"
        defaultValue={was("email", reading.respondent.email)}
        error={errors.email}
        optional
      />
      {arrival ? (
        <>
          <Field
            name="arrivedOn"
            label="Date it arrived"
            type="date"
            width="medium"
            defaultValue={was("arrivedOn", arrival.on)}
            error={errors.arrivedOn}
          />
          <Field
            name="arrivedTime"
            label="Time it arrived, in the United Kingdom"
            hint="Leave this empty if only the day is known: it then counts from the start of that day."
            type="time"
            width="short"
            defaultValue={was("arrivedTime", arrival.time)}
            error={errors.arrivedTime}
            optional
          />
        </>
      ) : null}
      <Field
        name="why"
        label="Why you read it so"
        hint="For a letter: how its arrival is known. This stays with the reading."
        defaultValue={was("why", "")}
        error={errors.why}
      />
      <SubmitButton variant="secondary" pendingText="Keeping this reading">
        Keep this reading
      </SubmitButton>
    </form>
  );
  if (!isFolded) return form;
  return (
    <Details summary="Read it otherwise" isOpen={Object.keys(errors).length > 0}>
      {form}
    </Details>
  );
}
