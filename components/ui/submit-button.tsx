"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style.ts";

type SubmitButtonProps = {
  children: ReactNode;
  /** What the button reads while its form is on its way: "Sending your response". */
  pendingText?: string;
  name?: string;
  value?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** The button of a form with a server action. With JavaScript a second press while sending does nothing; without, it is a plain button. */
export function SubmitButton({ children, pendingText, name, value, variant, size }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={buttonClass(variant, size)}
    >
      {pending && pendingText ? pendingText : children}
    </button>
  );
}
