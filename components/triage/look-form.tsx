"use client";

import { useActionState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { ChoiceOption } from "#components/ui/choice.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type LookFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  version: number;
  /** The look that stands, so that a colleague's later one is not passed over; empty for none. */
  seenId: string;
  join: { value: string; label: string }[];
  /** Whether the register holds words of this response already. */
  isInRegister: boolean;
};

/** Shown with either radio that needs the words, by the browser alone. */
const forWords =
  "hidden space-y-4 group-has-[input[value=new]:checked]/look:block group-has-[input[value=join]:checked]/look:block";

/** What somebody found who looked for disagreement: its words go into the register from here, or there is nothing to raise (§24). */
export function LookForm({ action, version, seenId, join, isInRegister }: LookFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const given = (name: string) => String(values[name] ?? "");
  const options: ChoiceOption[] = [
    {
      value: "new",
      label: "Raise a new disagreement",
      reveal: (
        <div className="space-y-4">
          <Field
            name="title"
            label="Neutral title"
            hint="What it is about; nobody’s name, nothing marked."
            defaultValue={given("title")}
            error={errors.title}
          />
          <Field
            name="anchor"
            label="Paragraph or clause"
            hint="Such as “§18” or “L3.18”."
            defaultValue={given("anchor")}
            error={errors.anchor}
          />
        </div>
      ),
    },
    {
      value: "join",
      label: "Add its words to one in the register",
      reveal: (
        <Select
          name="entry"
          label="Entry"
          options={[{ value: "", label: "Choose" }, ...join]}
          defaultValue={given("entry")}
          error={errors.entry}
        />
      ),
    },
    { value: "raised", label: "All of it is in the register" },
    {
      value: "nothing",
      label: "Nothing to raise",
      reveal: (
        <TextArea
          name="why"
          label="Because"
          hint="It goes into the pack."
          rows={3}
          defaultValue={given("why")}
          error={errors.why}
        />
      ),
    },
  ];
  const isOffered = ({ value }: ChoiceOption) =>
    (value !== "join" || join.length > 0) && (value !== "raised" || isInRegister);
  return (
    <form action={send} noValidate className="group/look space-y-4">
      <ErrorSummary errors={errors} title="The look was not recorded" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seenId" value={seenId} />
      <Radios
        name="found"
        legend={seenId ? "Look again" : "What did you find?"}
        options={options.filter(isOffered)}
        defaultValue={given("found")}
        error={errors.found}
      />
      <div className={forWords}>
        <TextArea
          name="quote"
          label="The words that disagree"
          hint="Copied from the response, word for word."
          rows={4}
          defaultValue={given("quote")}
          error={errors.quote}
        />
        <Checkbox name="more" label="There is more to raise in it" defaultChecked={given("more") === "yes"} />
      </div>
      <SubmitButton variant="secondary" size="small">
        Record the look
      </SubmitButton>
    </form>
  );
}
