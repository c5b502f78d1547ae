import type { ReactNode } from "react";

export type ChoiceOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Further fields that belong to this option; shown when it is chosen, without JavaScript too. */
  reveal?: ReactNode;
};

type ChoiceProps = ChoiceOption & {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  isChecked: boolean;
  isInvalid: boolean;
  /** A single box has no group to carry its error, so it points at the message itself. */
  errorId?: string;
};

/** One radio or checkbox with a large target: the whole line, words included, answers to a press. */
export function Choice({ type, id, name, value, label, hint, reveal, isChecked, isInvalid, errorId }: ChoiceProps) {
  const described = [hint ? `${id}-hint` : "", errorId ?? ""].filter(Boolean).join(" ");
  return (
    <div className="group/choice">
      <div className="relative flex min-h-11 gap-3 rounded-md px-1 py-2 has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus hover:bg-sunken">
        <input
          type={type}
          id={id}
          name={name}
          value={value}
          defaultChecked={isChecked}
          aria-describedby={described || undefined}
          aria-invalid={isInvalid || undefined}
          className="relative z-1 mt-px size-6 shrink-0 cursor-pointer accent-accent outline-none"
        />
        <div className="min-w-0 pt-px">
          <label htmlFor={id} className="cursor-pointer after:absolute after:inset-0">
            {label}
          </label>
          {hint ? (
            <p id={`${id}-hint`} className="text-sm text-ink-soft">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
      {reveal ? (
        <div className="my-2 ms-4 hidden border-s-2 border-line ps-6 group-has-[>div>input:checked]/choice:block">
          {reveal}
        </div>
      ) : null}
    </div>
  );
}
