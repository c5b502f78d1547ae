import Link from "next/link";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";

/** The response that would be raised from, and its version where that is not the one that counts; as an address has them. */
export type RaiseFrom = { response: string; version?: string };

type RaiseLineProps = {
  /** What the words are, for people who listen. */
  what: string;
  /** The number of the register's entry that they are in; null: in none. */
  entry: number | null;
  /** Address of the disagreement register. */
  register: string;
  /** Where it would be raised from; null for those who may not raise. */
  query: (RaiseFrom & { from: string }) | null;
};

/** Below words of a response: where they stand in the register, or the way to raise them. */
export function RaiseLine({ what, entry, register, query }: RaiseLineProps) {
  if (entry !== null) {
    return (
      <p className="mt-2 text-sm">
        In the register as{" "}
        <Link href={`${register}/${entry}`} prefetch={false} className="link">
          D-{entry}
        </Link>
      </p>
    );
  }
  if (query === null) return null;
  return (
    <p className="mt-2 text-sm print:hidden">
      <Link
        href={`${register}/new?${new URLSearchParams(query)}`}
        prefetch={false}
        className="link target inline-flex items-center"
      >
        Raise a disagreement from this
        <VisuallyHidden> ({what})</VisuallyHidden>
      </Link>
    </p>
  );
}
