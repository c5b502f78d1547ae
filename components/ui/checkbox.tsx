import { Choice, type ChoiceOption } from "./choice.tsx";
import { FieldError } from "./field-error.tsx";

type CheckboxProps = Omit<ChoiceOption, "value"> & {
  name: string;
  value?: string;
  error?: string;
  defaultChecked?: boolean;
};

/** A single box: an acknowledgement or a mark. */
export function Checkbox({ name, value = "yes", error, defaultChecked = false, ...option }: CheckboxProps) {
  return (
    <div className={error ? "border-s-4 border-error ps-4" : undefined}>
      <FieldError name={name} message={error} />
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
    </div>
  );
}
