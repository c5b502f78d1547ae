"use client";

import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { ContinueButton, StepForm, type StepFormProps } from "./step-form.tsx";

/** On whose behalf, who, and where to reply: all that a response must have (S27.5). */
export function AboutYouForm({ consulter, ...form }: StepFormProps & { consulter: string }) {
  return (
    <StepForm {...form}>
      {({ value, error }) => (
        <>
          <Radios
            name="capacity"
            legend="On whose behalf are you answering?"
            error={error("capacity")}
            defaultValue={value("capacity")}
            options={[
              {
                value: "organisation",
                label: "An organisation",
                reveal: (
                  <Field
                    name="organisation"
                    label="Name of the organisation"
                    autoComplete="organization"
                    defaultValue={value("organisation")}
                    error={error("organisation")}
                  />
                ),
              },
              { value: "self", label: "Myself" },
            ]}
          />
          <Field
            name="name"
            label="Your name"
            autoComplete="name"
            spellCheck={false}
            defaultValue={value("name")}
            error={error("name")}
          />
          <Field
            name="role"
            label="Your role"
            optional
            autoComplete="organization-title"
            defaultValue={value("role")}
            error={error("role")}
          />
          <Field
            name="email"
            label="Email address"
            hint={`Your receipt goes there, and ${consulter} replies to it. It is left out of anything published.`}
            type="email"
            autoComplete="email"
            spellCheck={false}
            defaultValue={value("email")}
            error={error("email")}
          />
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}
