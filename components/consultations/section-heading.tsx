import type { Section } from "#lib/consultations/document/schema.ts";

const sizes = ["text-2xl mt-12", "text-xl mt-9", "text-lg mt-8"];

/** A heading of the document as printed; the page's own title is the h1, so sections start at h2. */
export function SectionHeading({ section }: { section: Section }) {
  const depth = Math.min(section.level, 3);
  const Heading = depth === 1 ? "h2" : depth === 2 ? "h3" : "h4";
  return (
    <Heading id={section.anchor} className={`document-heading document-target mb-4 ${sizes[depth - 1]}`}>
      {section.printed}
    </Heading>
  );
}
