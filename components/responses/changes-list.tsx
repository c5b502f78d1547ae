import { DifferenceList } from "#components/triage/difference-list.tsx";
import type { Difference } from "#lib/triage/differences/schema.ts";

type ChangesListProps = {
  heading: string;
  /** Said where nothing differs. */
  none: string;
  differences: readonly Difference[];
};

/** In what a change differs from the version before it: before it is sent, and on its receipt. */
export function ChangesList({ heading, none, differences }: ChangesListProps) {
  return (
    <section aria-labelledby="differs" className="mb-12 max-w-3xl">
      <h2 id="differs" className="mb-4 text-2xl">
        {heading}
      </h2>
      {differences.length > 0 ? (
        <div className="rounded-md border border-line bg-surface p-5">
          <DifferenceList differences={differences} />
        </div>
      ) : (
        <p className="text-ink-soft">{none}</p>
      )}
    </section>
  );
}
