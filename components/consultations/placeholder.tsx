import type { Placeholder as PlaceholderWords } from "#lib/consultations/document/schema.ts";

/** A gap the document leaves open: shown as printed, said in words to people who listen (S36.1). */
export function Placeholder({ placeholder }: { placeholder: PlaceholderWords }) {
  return (
    <span className="whitespace-nowrap rounded-sm border border-dashed border-line-strong bg-sunken px-1.5 py-0.5 font-mono text-[0.85em]">
      <span aria-hidden="true">{placeholder.printed}</span>
      <span className="sr-only">{placeholder.spoken}</span>
    </span>
  );
}
