import type { Change } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

const kinds: Record<Change["kind"], string> = {
  substance: "Change of substance",
  condition: "Condition",
  "typing-error": "Typing error",
  alignment: "Brought into line",
  "drafting-technique": "Drafting technique",
};

/** The changes one by one; each can be agreed or disagreed with on its own (S21.1). */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ol className="border-t border-line">
      {changes.map(({ key, title, summary, paragraphs, kind }, index) => (
        <li
          key={key}
          id={`change-${key}`}
          className="document-target grid grid-cols-[2rem_minmax(0,1fr)] border-b border-line py-3"
        >
          <span className="text-ink-soft tabular-nums">{index + 1}.</span>
          <div className="measure">
            <p className="font-semibold">{title}</p>
            <p>{summary}</p>
            <p className="text-sm text-ink-soft">
              {kinds[kind]}, <ParagraphLinks numbers={paragraphs} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
