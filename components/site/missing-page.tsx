import Link from "next/link";

/**
 * What a person reads where nothing is, or nothing that they may see: the two read the same on purpose (style: not visible = not found).
 * `home` is where somebody who is signed in starts.
 */
export function MissingPage({ home = null }: { home?: { href: string; label: string } | null }) {
  return (
    <div className="reading">
      <h1 className="mb-4 text-3xl">This page cannot be found</h1>
      <p>
        If you typed the address, check that it is right. If you followed a link from a mail, check that all of it was
        copied.
      </p>
      {home ? null : <p>A private link stops working when it has been used up, replaced or withdrawn.</p>}
      <p>
        <Link href={home?.href ?? "/"} prefetch={false} className="link">
          {home?.label ?? "Go to the list of consultations"}
        </Link>
      </p>
    </div>
  );
}
