import { Choice, type ChoiceOption } from "./choice.tsx";
import { BeforeControl, FieldEdge } from "./field-parts.tsx";

type CheckboxProps = Omit<ChoiceOption, "value"> & {
  name: string;
  value?: string;
  error?: string;
  defaultChecked?: boolean;
};

/** A single box: an acknowledgement or a mark. */
export function Checkbox({ name, value = "yes", error, defaultChecked = false, ...option }: CheckboxProps) {
  return (
    <FieldEdge isWrong={Boolean(error)}>
      <BeforeControl name={name} error={error} />
      <div className="-ms-1 max-w-form">
        <Choice
          {...option}
          value={value}
          type="checkbox"
          id={name}
          name={name}
          isChecked={defaultChecked}
          isInvalid={Boolean(error)}
          errorId={error ? `${name}-error` : undefined}
        />
      </div>
    </FieldEdge>
  );
}
