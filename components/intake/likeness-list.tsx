import Link from "next/link";
import { formatInstant } from "#lib/dates.ts";
import type { Likeness } from "#lib/intake/schema.ts";
import { sayLink } from "#lib/responses/relations/rules.ts";

type LikenessListProps = {
  /** This message's own response, once it is in the register: only then can the two be linked. */
  own: string | null;
  likeness: readonly Likeness[];
  /** Address of the consultation's responses for staff. */
  path: string;
};

/** Responses that may be the same sender's: whether they are, and how the later one is meant, is for staff to say (S28.8). Nothing is suggested. */
export function LikenessList({ own, likeness, path }: LikenessListProps) {
  return (
    <ul className="space-y-4">
      {likeness.map(({ reference, receivedAt, by, link }) => (
        <li key={reference} className="space-y-2">
          <p>
            <Link href={`${path}/${reference}`} prefetch={false} className="link">
              {reference}
            </Link>
            , received at {formatInstant(receivedAt)}: {by === "address" ? "the same address" : "the same text"}.
          </p>
          {link ? (
            <p>
              {sayLink(link)}
              {link.isWaiting ? ", to be confirmed by a second person" : ""}.
            </p>
          ) : null}
          {own ? (
            <p>
              <Link href={`${path}/${own}/links?with=${reference}`} prefetch={false} className="link target">
                {link ? `How ${own} and ${reference} stand` : `Say how ${own} and ${reference} belong together`}
              </Link>
            </p>
          ) : (
            <p className="text-ink-soft">Take this one in first, then the two can be linked.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
