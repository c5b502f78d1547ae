import { decidedIn, directionParagraphs } from "#lib/approvals/direction/rules.ts";
import type { Standing } from "#lib/approvals/schema.ts";
import type { Block, Inline } from "#lib/consultations/document/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDate } from "#lib/dates.ts";
import { type Line, type PaperDocument, type Part, plain, type Run } from "#lib/documents/schema.ts";

function runsOf(inline: Inline): Run[] {
  switch (inline.type) {
    case "text":
      return [{ text: inline.text }];
    case "decided":
      return [{ text: inline.text, look: "bold" }];
    case "placeholder":
      return [{ text: inline.printed, look: "placeholder" }];
    case "footnote":
      return [];
    case "term":
      return [{ text: inline.text }];
    default:
      return inline.children.flatMap((child) => runsOf(child));
  }
}

function blockParts(block: Block, number: string | undefined): Part[] {
  if (block.type === "text") {
    const line: Line = block.children.flatMap(runsOf);
    return [{ kind: "paragraph", line, ...(number ? { number } : {}) }];
  }
  if (block.type === "questions") return [];
  return block.items.flatMap(({ marker, blocks }) =>
    blocks.flatMap((inner, index) => blockParts(inner, index === 0 ? (marker ?? "•") : undefined)),
  );
}

/**
 * The draft direction (§§34–38) with its placeholders visible, or with what recorded decisions put in their place (S36.1, S36.2;
 * invariant 7). The consulted date fills nothing. Null where the consultation has no direction.
 */
export function directionDocument(consultation: ConsultationContent, standing: Standing): PaperDocument | null {
  const { direction } = consultation;
  if (!direction) return null;
  const decided = decidedIn(standing);
  const made = standing.REDESIGNATION;
  const open = direction.placeholders.filter(({ key }) => !decided[key]);
  const paragraphs = directionParagraphs(consultation, decided);
  return {
    title: direction.title,
    author: consultation.consulter.fullName,
    parts: [
      {
        kind: "note",
        line: plain(`Proposed, for ${direction.owner}: the text that it plans to use (§${direction.introducedBy}).`),
      },
      ...(made
        ? [
            {
              kind: "note" as const,
              line: plain(
                `Recorded: made on ${formatDate(made.decidedOn)}, with effect from ${formatDate(made.detail.effectOn)}. Source: ${made.evidence}.`,
              ),
            },
          ]
        : []),
      ...(open.length > 0
        ? [
            {
              kind: "note" as const,
              line: [
                { text: "Not yet decided: " },
                ...open.flatMap(({ printed, spoken }, index): Run[] => [
                  { text: index === 0 ? "" : ", " },
                  { text: printed, look: "placeholder" },
                  { text: ` (${spoken})` },
                ]),
                { text: "." },
              ],
            },
          ]
        : []),
      ...paragraphs.flatMap(({ number, blocks }) =>
        blocks.flatMap((block, index) => blockParts(block, index === 0 ? `${number}.` : undefined)),
      ),
    ],
  };
}
