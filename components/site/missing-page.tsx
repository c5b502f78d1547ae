import Link from "next/link";

/** What a person reads where nothing is, or nothing that they may see: the two read the same on purpose (style: not visible = not found). */
export function MissingPage() {
  return (
    <div className="reading">
      <h1 className="mb-4 text-3xl">This page cannot be found</h1>
      <p>
        If you typed the address, check that it is right. If you followed a link from a mail, check that all of it was
        copied.
      </p>
      <p>A private link stops working when it has been used up, replaced or withdrawn.</p>
      <p>
        <Link href="/" prefetch={false} className="link">
          Go to the list of consultations
        </Link>
      </p>
    </div>
  );
}
