import type { Inline } from "#lib/consultations/document/schema.ts";
import { Placeholder } from "./placeholder.tsx";

/** The words of the document, with what stands in them: links, footnote references, placeholders, terms. */
export function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes place while the page stands.
  return nodes.map((node, index) => <One key={index} node={node} />);
}

function One({ node }: { node: Inline }) {
  if (node.type === "text") return node.text;
  if (node.type === "placeholder") return <Placeholder placeholder={node} />;
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
  if (node.type === "term") {
    return (
      <button type="button" popoverTarget={`term-${node.definition}`} className="term">
        {node.text}
      </button>
    );
  }
  const children = <Inlines nodes={node.children} />;
  if (node.type === "link") return node.href === null ? <span>{children}</span> : <a href={node.href}>{children}</a>;
  return node.type === "strong" ? <strong>{children}</strong> : <em>{children}</em>;
}
