import { Choice } from "#components/ui/choice.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { positionNames } from "#lib/responses/schema.ts";
import type { SuggestedPosition } from "#lib/triage/positions/schema.ts";

/** Positions that the words of a message suggest, for whoever takes it in to confirm; none is chosen for them (§24). */
export function Suggestions({ suggested }: { suggested: readonly SuggestedPosition[] }) {
  if (suggested.length === 0) return null;
  return (
    <ChoiceGroup
      name="position"
      legend="Positions that its words may take"
      hint="Tick those that they do take. What is not ticked is not recorded, and somebody looks at the response for disagreement either way."
    >
      {suggested.map(({ part, position, basis }, index) => (
        <Choice
          key={part}
          type="checkbox"
          id={index === 0 ? "position" : `position-${part}`}
          name="position"
          value={part}
          label={`${part}: ${positionNames[position]}`}
          hint={
            <q dir="auto" className="break-words">
              {basis}
            </q>
          }
          isChecked={false}
          isInvalid={false}
        />
      ))}
    </ChoiceGroup>
  );
}
