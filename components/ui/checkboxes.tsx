import type { ReactNode } from "react";
import { Choice, type ChoiceOption } from "./choice.tsx";
import { ChoiceGroup } from "./choice-group.tsx";
import type { FieldWords } from "./field-frame.tsx";

type CheckboxesProps = Omit<FieldWords, "label"> & {
  legend: ReactNode;
  options: ChoiceOption[];
  defaultValues?: readonly string[];
};

/** Any of several, sent under one name. The first box bears the group's name as id. */
export function Checkboxes({ options, defaultValues = [], ...words }: CheckboxesProps) {
  return (
    <ChoiceGroup {...words}>
      <div className="-ms-1 max-w-form">
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type="checkbox"
            id={index === 0 ? words.name : `${words.name}-${option.value}`}
            name={words.name}
            isChecked={defaultValues.includes(option.value)}
            isInvalid={Boolean(words.error)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
