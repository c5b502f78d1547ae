import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import type { Likeness } from "#lib/intake/schema.ts";
import { DecisionForm } from "./decision-form.tsx";

type LikenessListProps = {
  /** This message's own response, once it is in the register: only then can the two be linked. */
  own: string | null;
  likeness: readonly Likeness[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Responses that may be the same sender's: staff say so, the later one counts, both are kept (S28.8). */
export function LikenessList({ own, likeness, action }: LikenessListProps) {
  return (
    <ul className="space-y-4">
      {likeness.map(({ reference, receivedAt, by, link }) => (
        <li key={reference} className="space-y-2">
          <p>
            {reference}, received at {formatInstant(receivedAt)}:{" "}
            {by === "address" ? "the same address" : "the same text"}.
          </p>
          {link ? <p>Linked: {link.operative} is operative, both are kept.</p> : null}
          {!link && own ? (
            <DecisionForm action={action} button={`Link with ${reference}`} pendingText="Linking">
              <input type="hidden" name="own" value={own} />
              <input type="hidden" name="other" value={reference} />
              <p>The one received later is operative; both are kept.</p>
            </DecisionForm>
          ) : null}
          {!link && !own ? <p className="text-ink-soft">Take this one in first, then the two can be linked.</p> : null}
        </li>
      ))}
    </ul>
  );
}
