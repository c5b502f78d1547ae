import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import type { Definition } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

const byTerm = (a: Definition, b: Definition) => a.term.localeCompare(b.term, "en-GB");

/** The glossary; below it the same entries as popovers, which the terms in the text open in place (S17.1). */
export function Definitions({
  definitions,
  directionTitle,
}: {
  definitions: readonly Definition[];
  directionTitle: string | null;
}) {
  const general = definitions.filter(({ scope }) => scope === "document").sort(byTerm);
  const own = definitions.filter(({ scope }) => scope === "direction").sort(byTerm);
  return (
    <>
      <Glossary definitions={general} />
      {own.length > 0 && directionTitle ? (
        <>
          <h3 className="mt-8 mb-3 text-lg">Inside “{directionTitle}”</h3>
          <p className="mb-3 measure text-ink-soft">
            The direction’s own definitions come before the others in its paragraphs.
          </p>
          <Glossary definitions={own} />
        </>
      ) : null}
      <TermPopovers definitions={definitions} />
    </>
  );
}

/** Each definition where a term in the text opens it in place. */
export function TermPopovers({ definitions }: { definitions: readonly Definition[] }) {
  return definitions.map((definition) => <TermPopover key={definition.key} definition={definition} />);
}

function Glossary({ definitions }: { definitions: readonly Definition[] }) {
  return (
    <dl className="border-t border-line">
      {definitions.map(({ key, term, aliases, text, paragraphs }) => (
        <div
          key={key}
          id={`definition-${key}`}
          className="document-target grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <dt className="font-semibold">
            {term}
            {aliases.length > 0 ? (
              <span className="block text-sm font-normal text-ink-soft">{aliases.join("; ")}</span>
            ) : null}
          </dt>
          <dd className="measure">
            {text}{" "}
            <span className="text-sm text-ink-soft">
              (<ParagraphLinks numbers={paragraphs} />)
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TermPopover({ definition: { key, term, text, paragraphs } }: { definition: Definition }) {
  return (
    <div
      id={`term-${key}`}
      popover="auto"
      role="dialog"
      aria-labelledby={`term-${key}-name`}
      className="term-popover text-sm"
    >
      <p id={`term-${key}-name`} className="font-semibold">
        {term}
      </p>
      <p className="mt-1">{text}</p>
      <p className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 text-ink-soft">
        <span>From {sayParagraphs(paragraphs)}</span>
        <button
          type="button"
          popoverTarget={`term-${key}`}
          popoverTargetAction="hide"
          className="link target cursor-pointer"
        >
          Close
        </button>
      </p>
    </div>
  );
}
