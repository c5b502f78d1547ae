import { describe, expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import type { Inline, Paragraph } from "../document/schema.ts";
import { paragraphText } from "../paragraphs/rules.ts";
import type { Definition } from "../schema.ts";
import { findDefinition, markTerms } from "./rules.ts";

const define = (
  key: string,
  term: string,
  aliases: string[] = [],
  scope: Definition["scope"] = "document",
): Definition => ({
  key,
  term,
  aliases,
  text: `What ${term} is.`,
  paragraphs: [1],
  scope,
});
const say = (number: number, children: Inline[] | string, section = "section-1"): Paragraph => ({
  number,
  anchor: `para-${number}`,
  section,
  blocks: [{ type: "text", children: typeof children === "string" ? [{ type: "text", text: children }] : children }],
});
const marked = (paragraphs: Paragraph[], definitions: Definition[], direction: number[] = []): string[] =>
  markTerms(paragraphs, definitions, direction).map(({ blocks }) =>
    blocks
      .flatMap((block) => (block.type === "text" ? block.children : []))
      .map((node) =>
        node.type === "term"
          ? `{${node.text}=${node.definition}}`
          : node.type === "text"
            ? node.text
            : `<${node.type}>`,
      )
      .join(""),
  );

describe("definitions in place", () => {
  test("S17.1 all names of a term lead to one entry", () => {
    const { definitions } = readSeedConsultation();
    for (const name of ["ECoS Go Live", "ECoS Service Live Date", "ECoS Live", "commencement of the ECoS Migration"])
      expect(findDefinition(definitions, name)?.key, name).toBe("ecos-go-live");
    expect(findDefinition(definitions, "L3.18")?.paragraphs).toEqual([17, 18]);
    expect(findDefinition(definitions, "unknown term")).toBeNull();
  });

  test("S34.1 inside the direction its own terms come first", () => {
    const { definitions } = readSeedConsultation();
    expect(findDefinition(definitions, "SEC")?.key).toBe("sec");
    expect(findDefinition(definitions, "SEC", true)?.key).toBe("direction-sec");
    expect(findDefinition(definitions, "DCC Licence")).toBeNull();
    expect(findDefinition(definitions, "ETMAD", true)?.key).toBe("etmad");
  });

  test("S17.1 a term is marked where it first appears in a section, and again in the next", () => {
    const paragraphs = [say(1, "The mole and the mole."), say(2, "A mole."), say(3, "A mole.", "section-2")];
    expect(marked(paragraphs, [define("mole", "mole")])).toEqual([
      "The {mole=mole} and the mole.",
      "A mole.",
      "A {mole=mole}.",
    ]);
  });

  test("the longest name wins, and only whole words count", () => {
    const definitions = [define("sea", "Sea"), define("sea-party", "Sea Party"), define("moles", "mole", ["moles"])];
    expect(marked([say(1, "The Sea Party, Seaside, Sea; molest, moles.")], definitions)).toEqual([
      "The {Sea Party=sea-party}, Seaside, {Sea=sea}; molest, {moles=moles}.",
    ]);
  });

  test("a name too long for one line is passed over, with the names inside it, for the next that fits", () => {
    const definitions = [define("csp", "CSPs", ["Communications Service Providers"]), define("service", "Service")];
    expect(marked([say(1, "Communications Service Providers (CSPs)")], definitions)).toEqual([
      "Communications Service Providers ({CSPs=csp})",
    ]);
  });

  test("S34.1 the direction's own entry is used in its paragraphs and nowhere else", () => {
    const definitions = [define("sec", "SEC"), define("own", "SEC", [], "direction")];
    expect(marked([say(1, "SEC"), say(2, "SEC", "annex")], definitions, [2])).toEqual(["{SEC=sec}", "{SEC=own}"]);
  });

  test("links, footnotes and placeholders are left alone, emphasis is searched", () => {
    const link: Inline = { type: "link", href: "https://example.org/", children: [{ type: "text", text: "mole" }] };
    const strong: Inline = { type: "strong", children: [{ type: "text", text: "mole" }] };
    const [first] = markTerms([say(1, [link, { type: "footnote", number: 1 }, strong])], [define("mole", "mole")], []);
    expect(first?.blocks[0]).toEqual({
      type: "text",
      children: [
        link,
        { type: "footnote", number: 1 },
        { type: "strong", children: [{ type: "term", definition: "mole", text: "mole" }] },
      ],
    });
  });

  test("marking changes no word of the seed, and uses every definition", () => {
    const { document, definitions, direction } = readSeedConsultation();
    const after = markTerms(document.paragraphs, definitions, direction?.paragraphs ?? []);
    expect(after.map(paragraphText)).toEqual(document.paragraphs.map(paragraphText));
    for (const { key } of definitions) expect(JSON.stringify(after), key).toContain(`"definition":"${key}"`);
  });
});
