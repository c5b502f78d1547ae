import type { Reason } from "#lib/approvals/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

/** Why something cannot be, each reason with its paragraph. */
export function Reasons({ slug, reasons }: { slug: string; reasons: readonly Reason[] }) {
  return (
    <ul className="space-y-1">
      {reasons.map(({ paragraphs, text }) => (
        <li key={text} className="flex gap-2">
          <span aria-hidden="true" className="text-ink-soft">
            –
          </span>
          <span>
            {text}{" "}
            <span className="text-ink-soft">
              (<ParagraphLinks slug={slug} paragraphs={paragraphs} />)
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
