import { Notice } from "#components/ui/notice.tsx";
import { formatInstantToSecond } from "#lib/dates.ts";
import { whyNotInstead } from "#lib/responses/relations/rules.ts";
import type { Pair } from "#lib/responses/relations/schema.ts";

/** Two responses side by side before they are linked, and what speaks against taking the later one for a replacement. */
export function PairFacts({ pair }: { pair: Pair }) {
  const against = whyNotInstead(pair);
  return (
    <div className="mb-6 space-y-4">
      <ul className="space-y-1">
        {pair.map(({ reference, receivedAt, isLate, answered }) => (
          <li key={reference}>
            <strong>{reference}</strong>, received {formatInstantToSecond(receivedAt)}
            {isLate ? ", late" : ", on time"}; answers {answered.join(", ") || "no question"}.
          </li>
        ))}
      </ul>
      {against.length > 0 ? (
        <Notice tone="amber" title="It may be meant to add, and not to replace">
          {against.map((said) => (
            <p key={said}>{said}</p>
          ))}
        </Notice>
      ) : null}
    </div>
  );
}
