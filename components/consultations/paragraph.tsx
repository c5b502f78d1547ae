import type { ReactNode } from "react";
import type { Paragraph as ParagraphContent, PublishedQuestion } from "#lib/consultations/document/schema.ts";
import { Blocks } from "./blocks.tsx";

type ParagraphProps = {
  paragraph: ParagraphContent;
  questions: readonly PublishedQuestion[];
  /** What stands beside it and is not the document's. */
  beside: ReactNode;
};

/** One numbered paragraph: its number hangs in the margin and is its address, as in a printed legal text. */
export function Paragraph({ paragraph, questions, beside }: ParagraphProps) {
  return (
    <div id={paragraph.anchor} className="document-row document-target">
      <a
        href={`#${paragraph.anchor}`}
        aria-label={`Paragraph ${paragraph.number}`}
        className="document-number tabular-nums text-ink-soft no-underline hover:text-accent hover:underline"
      >
        {paragraph.number}.
      </a>
      <div className="min-w-0 space-y-3">
        <Blocks blocks={paragraph.blocks} questions={questions} />
      </div>
      {beside}
    </div>
  );
}
