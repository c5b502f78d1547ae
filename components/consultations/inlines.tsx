import type { Inline } from "#lib/consultations/document/schema.ts";
import { Decided } from "./decided.tsx";
import { Placeholder } from "./placeholder.tsx";

/** The words of the document, with what stands in them: links, footnote references, placeholders, terms. */
export function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  return nodes.map((node, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the text never changes place while the page stands.
    if (node.type === "text") return apart(nodes, index)[1];
    if (node.type !== "term") return <One key={index} node={node} />;
    return <Term key={index} term={node} before={apart(nodes, index - 1)[2]} after={apart(nodes, index + 1)[0]} />;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
  });
}

/** A text in three: the stops that belong to a term before it, its own words, the brackets that belong to a term after it. */
function apart(nodes: readonly Inline[], index: number): [string, string, string] {
  const node = nodes[index];
  if (node?.type !== "text") return ["", "", ""];
  const closing = nodes[index - 1]?.type === "term" ? (/^[)\]}”’"'.,;:?!]+/.exec(node.text)?.[0] ?? "") : "";
  const rest = node.text.slice(closing.length);
  const opening = nodes[index + 1]?.type === "term" ? (/[([{“‘"']+$/.exec(rest)?.[0] ?? "") : "";
  return [closing, rest.slice(0, rest.length - opening.length), opening];
}

type TermProps = { term: Extract<Inline, { type: "term" }>; before: string; after: string };

/** A button is one piece to the browser: brackets and stops beside it must be held to it, or they begin and end lines alone. */
function Term({ term, before, after }: TermProps) {
  return (
    <span className="term-held">
      {before}
      <button type="button" popoverTarget={`term-${term.definition}`} className="term">
        {term.text}
      </button>
      {after}
    </span>
  );
}

function One({ node }: { node: Exclude<Inline, { type: "term" }> }) {
  if (node.type === "text") return node.text;
  if (node.type === "placeholder") return <Placeholder placeholder={node} />;
  if (node.type === "decided") return <Decided printed={node.printed} text={node.text} />;
  if (node.type === "footnote") {
    return (
      <sup className="leading-none">
        <a
          id={`footnote-${node.number}-mark`}
          href={`#footnote-${node.number}`}
          aria-label={`Footnote ${node.number}`}
          className="link ps-px tabular-nums"
        >
          {node.number}
        </a>
      </sup>
    );
  }
  const children = <Inlines nodes={node.children} />;
  if (node.type === "link") return node.href === null ? <span>{children}</span> : <a href={node.href}>{children}</a>;
  return node.type === "strong" ? <strong>{children}</strong> : <em>{children}</em>;
}
