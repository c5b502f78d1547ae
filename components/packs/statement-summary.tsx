import { LinkButton } from "#components/ui/link-button.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { Statement } from "#lib/packs/statement/schema.ts";

const shown = 600;

/** How the statement begins, and where it is written. */
export function StatementSummary({ statement, href }: { statement: Statement; href: string | null }) {
  const { text, writtenBy, writtenAt } = statement;
  const isCut = text.length > shown;
  return (
    <div className="space-y-3">
      {text.trim() === "" ? (
        <p className="text-ink-soft">Nothing is written yet.</p>
      ) : (
        <p className="measure whitespace-pre-line" dir="auto">
          {isCut ? `${text.slice(0, shown).toWellFormed()} …` : text}
        </p>
      )}
      {writtenBy && writtenAt ? (
        <p className="text-ink-soft">
          {writtenBy}, {formatInstant(writtenAt)}
        </p>
      ) : null}
      {href ? (
        <LinkButton href={href} variant="secondary" size="small">
          {text.trim() === "" ? "Write the statement" : "Change the statement"}
        </LinkButton>
      ) : null}
    </div>
  );
}
