import type { Block, ListItem, PublishedQuestion } from "#lib/consultations/document/schema.ts";
import { Inlines } from "./inlines.tsx";
import { QuestionTable } from "./question-table.tsx";

type BlocksProps = { blocks: readonly Block[]; questions: readonly PublishedQuestion[] };

/** What a paragraph holds: running text, lists with their printed letters, the table of questions. */
export function Blocks({ blocks, questions }: BlocksProps) {
  return blocks.map((block, index) => {
    if (block.type === "text") {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes place while the page stands.
        <p key={index}>
          <Inlines nodes={block.children} />
        </p>
      );
    }
    if (block.type === "questions") {
      return (
        <QuestionTable key={block.labels.join()} questions={questions.filter((q) => block.labels.includes(q.label))} />
      );
    }
    return <Items key={block.items[0]?.anchor} items={block.items} questions={questions} />;
  });
}

function Items({ items, questions }: { items: readonly ListItem[]; questions: readonly PublishedQuestion[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where the bullets are our own.
    <ul role="list" className="space-y-2">
      {items.map((item) => (
        <li key={item.anchor} id={item.anchor} className="document-target grid grid-cols-[1.75rem_minmax(0,1fr)]">
          <span className={item.marker ? "text-ink-soft" : "text-ink-soft before:content-['–']"}>{item.marker}</span>
          <div className="space-y-2">
            <Blocks blocks={item.blocks} questions={questions} />
          </div>
        </li>
      ))}
    </ul>
  );
}
