"use client";

import type { ReactNode } from "react";
import { TextArea } from "#components/ui/text-area.tsx";
import { ContinueButton, StepForm, type StepFormProps } from "./step-form.tsx";

type TextFormProps = StepFormProps & { boxes: { name: string; label: string; hint?: ReactNode }[]; limit: number };

/** Answers in free text: a question of that kind, or the boxes beyond the printed questions (S27.4, S27.6). */
export function TextForm({ boxes, limit, ...form }: TextFormProps) {
  return (
    <StepForm {...form}>
      {({ value, error }) => (
        <>
          {boxes.map(({ name, label, hint }) => (
            <TextArea
              key={name}
              name={name}
              label={label}
              hint={hint}
              optional
              rows={12}
              limit={limit}
              defaultValue={value(name)}
              error={error(name)}
            />
          ))}
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}
