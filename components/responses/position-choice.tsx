import { Radios } from "#components/ui/radios.tsx";

const options = [
  { value: "agree", label: "Agree" },
  { value: "agree-in-part", label: "Agree in part" },
  { value: "disagree", label: "Disagree" },
  { value: "no-view", label: "No view" },
];

type PositionChoiceProps = { part: string; legend: string; hint?: string; value: string; error?: string };

/** The four things a person can say; saying none of them stays "not answered" (S27.1, S27.2). */
export function PositionChoice({ part, legend, hint, value, error }: PositionChoiceProps) {
  return (
    <Radios
      name={`position.${part}`}
      legend={legend}
      hint={hint}
      error={error}
      defaultValue={value}
      options={options}
    />
  );
}
