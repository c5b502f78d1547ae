import type { Line, PaperDocument, Part } from "../schema.ts";

const saying = (line: Line): string => line.map(({ text }) => text).join("");

function partAsText(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `${part.text}\n${(part.level === 1 ? "=" : "-").repeat(Math.min([...part.text].length, 72))}`;
    case "paragraph":
      return `${part.number ? `${part.number} ` : ""}${saying(part.line)}`;
    case "list":
      return part.items.map((line) => `- ${saying(line)}`).join("\n");
    case "note":
      return saying(part.line);
    case "table":
      return part.rows
        .map((row) => row.map((line, index) => `${part.head[index] ?? ""}: ${saying(line)}`).join("\n"))
        .join("\n\n");
  }
}

/** The document as plain text, for whoever has nothing to open a DOCX with: the same words in the same order. */
export const textOf = ({ title, parts }: PaperDocument): string =>
  `${[`${title}\n${"=".repeat(Math.min([...title].length, 72))}`, ...parts.map(partAsText)].join("\n\n")}\n`;
