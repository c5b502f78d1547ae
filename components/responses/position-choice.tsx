import { Choice } from "#components/ui/choice.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { Radios } from "#components/ui/radios.tsx";

const options = [
  { value: "agree", label: "Agree" },
  { value: "agree-in-part", label: "Agree in part" },
  { value: "disagree", label: "Disagree" },
  { value: "no-view", label: "No view" },
];

type PositionChoiceProps = {
  part: string;
  legend: string;
  hint?: string;
  value: string;
  error?: string;
  /** Side by side where there is room: for one of many. */
  isInRow?: boolean;
};

/** The four things a person can say; saying none of them stays "not answered" (S27.1, S27.2). */
export function PositionChoice({ part, legend, hint, value, error, isInRow }: PositionChoiceProps) {
  const name = `position.${part}`;
  if (!isInRow) {
    return <Radios name={name} legend={legend} hint={hint} error={error} defaultValue={value} options={options} />;
  }
  return (
    <ChoiceGroup name={name} legend={legend} hint={hint} error={error}>
      <div className="-ms-1 grid sm:grid-cols-[auto_auto] sm:justify-start sm:gap-x-8 md:grid-cols-[repeat(4,auto)]">
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type="radio"
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            isChecked={option.value === value}
            isInvalid={Boolean(error)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
