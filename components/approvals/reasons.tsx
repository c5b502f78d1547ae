import type { Reason } from "#lib/approvals/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type ReasonsProps = {
  slug: string;
  reasons: readonly Reason[];
  /** What the reasons are for: "Blocked:". One reason follows it on its line. */
  lead?: string;
};

/** Why something cannot be, each reason with its paragraph. */
export function Reasons({ slug, reasons, lead }: ReasonsProps) {
  const [only] = reasons;
  const soft = lead ? <span className="text-ink-soft">{lead} </span> : null;
  if (lead && only && reasons.length === 1) {
    return (
      <p>
        {soft}
        <Words slug={slug} reason={only} />
      </p>
    );
  }
  return (
    <>
      {soft ? <p>{soft}</p> : null}
      <ul className="space-y-1">
        {reasons.map((reason) => (
          <li key={reason.text} className="flex gap-2">
            <span aria-hidden="true" className="text-ink-soft">
              –
            </span>
            <span>
              <Words slug={slug} reason={reason} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const Words = ({ slug, reason: { text, paragraphs } }: { slug: string; reason: Reason }) => (
  <>
    {text}{" "}
    <span className="text-ink-soft">
      (<ParagraphLinks slug={slug} paragraphs={paragraphs} />)
    </span>
  </>
);
