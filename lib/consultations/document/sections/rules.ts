import type { Section } from "../schema.ts";

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * Reads a heading into the outline. Levels come from the printed numbers ("1.1."), never from the Markdown depth, which the
 * source uses unevenly; a heading without a number belongs to the numbered section or appendix before it.
 */
export function readHeading(printed: string, earlier: readonly Section[]): Section {
  const numbered = /^(\d+(?:\.\d+)*)\.\s+(.+)$/.exec(printed);
  if (numbered) {
    const [, number = "", title = ""] = numbered;
    const outer = number.split(".").slice(0, -1).join(".");
    const parent = earlier.find((section) => section.kind === "body" && section.number === outer)?.anchor ?? null;
    const level = number.split(".").length;
    return { anchor: `section-${number.replaceAll(".", "-")}`, number, title, printed, kind: "body", level, parent };
  }
  const appendix = /^Appendix ([A-Z])\s+[–—-]\s+(.+)$/.exec(printed);
  if (appendix) {
    const [, number = "", title = ""] = appendix;
    const anchor = `appendix-${number.toLowerCase()}`;
    return { anchor, number, title, printed, kind: "appendix", level: 1, parent: null };
  }
  const owner = earlier.findLast((section) => section.number !== null);
  return {
    anchor: slug(printed),
    number: null,
    title: printed,
    printed,
    kind: owner?.kind ?? "body",
    level: (owner?.level ?? 0) + 1,
    parent: owner?.anchor ?? null,
  };
}
