import type { Section } from "#lib/consultations/document/schema.ts";

const headings = [
  { Heading: "h2", size: "text-2xl" },
  { Heading: "h3", size: "text-xl" },
  { Heading: "h4", size: "text-lg" },
] as const;

/** A heading of the document as printed; the page's own title is the h1, so sections start at h2. */
export function SectionHeading({ section }: { section: Section }) {
  const { Heading, size } = headings[section.level - 1] ?? headings[2];
  return (
    <Heading id={section.anchor} className={`document-heading document-target ${size}`}>
      {section.printed}
    </Heading>
  );
}
