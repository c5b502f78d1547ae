import type { Block, Inline, Paragraph } from "#lib/consultations/document/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDateShort } from "#lib/dates.ts";
import type { Standing } from "../schema.ts";

/** What recorded decisions fill into the direction, by placeholder key. The consulted proposal fills nothing (§36, S36.1; invariant 7). */
export function decidedIn(standing: Standing): Record<string, string> {
  const effectOn = standing.REDESIGNATION?.detail.effectOn;
  return effectOn ? { "effect-date": formatDateShort(effectOn) } : {};
}

const fillInline = (inline: Inline, decided: Record<string, string>): Inline => {
  if (inline.type === "placeholder") {
    const text = decided[inline.key];
    return text ? { type: "text", text } : inline;
  }
  return "children" in inline
    ? { ...inline, children: inline.children.map((child) => fillInline(child, decided)) }
    : inline;
};

const fillBlock = (block: Block, decided: Record<string, string>): Block => {
  if (block.type === "text") return { ...block, children: block.children.map((child) => fillInline(child, decided)) };
  if (block.type === "questions") return block;
  return {
    ...block,
    items: block.items.map((item) => ({ ...item, blocks: item.blocks.map((inner) => fillBlock(inner, decided)) })),
  };
};

/** The paragraphs of the draft direction (§§34–38) with what was decided in the place of its placeholders; the others stay visible. */
export function directionParagraphs(
  { document, direction }: Pick<ConsultationContent, "document" | "direction">,
  decided: Record<string, string>,
): Paragraph[] {
  const numbers = new Set(direction?.paragraphs ?? []);
  return document.paragraphs
    .filter(({ number }) => numbers.has(number))
    .map((paragraph) => ({ ...paragraph, blocks: paragraph.blocks.map((block) => fillBlock(block, decided)) }));
}
