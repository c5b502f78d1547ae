import Link from "next/link";

/** "§§18 and 19", each number leading to its paragraph of the published document. */
export function ParagraphLinks({ slug, paragraphs }: { slug: string; paragraphs: readonly number[] }) {
  const numbers = [...new Set(paragraphs)].sort((a, b) => a - b);
  return (
    <span className="whitespace-nowrap">
      {numbers.length > 1 ? "§§" : "§"}
      {numbers.map((number, index) => (
        <span key={number}>
          {index === 0 ? "" : index === numbers.length - 1 ? " and " : ", "}
          <Link href={`/consultations/${slug}#para-${number}`} prefetch={false} className="link">
            {number}
          </Link>
        </span>
      ))}
    </span>
  );
}
