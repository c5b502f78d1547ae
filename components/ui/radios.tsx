import type { ReactNode } from "react";
import { Choice, type ChoiceOption } from "./choice.tsx";
import { ChoiceGroup } from "./choice-group.tsx";
import type { FieldWords } from "./field-frame.tsx";

type RadiosProps = Omit<FieldWords, "label"> & {
  legend: ReactNode;
  options: ChoiceOption[];
  defaultValue?: string;
};

/** One of several. The first radio bears the group's name as id, so that the error summary leads there. */
export function Radios({ options, defaultValue, ...words }: RadiosProps) {
  return (
    <ChoiceGroup {...words}>
      <div className="-ms-1 max-w-form">
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type="radio"
            id={index === 0 ? words.name : `${words.name}-${option.value}`}
            name={words.name}
            isChecked={option.value === defaultValue}
            isInvalid={Boolean(words.error)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
