/** A gap of the document that a recorded decision filled: told apart from the document's own words, and from a gap still open (§36). */
export function Decided({ printed, text }: { printed: string; text: string }) {
  return (
    <span
      title={`Filled in from the record. Printed as ${printed}`}
      className="rounded-sm border-b-2 border-accent bg-accent-soft px-1 py-0.5 font-semibold"
    >
      {text}
      <span className="sr-only"> (filled in from the record; printed as {printed})</span>
    </span>
  );
}
