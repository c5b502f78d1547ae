import type { Block, Inline, Paragraph } from "#lib/consultations/document/schema.ts";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { addDays, type CalendarDate, formatDate, formatDateShort } from "#lib/dates.ts";
import { inForceOn, versionsOf } from "../in-force/rules.ts";
import { because } from "../reasons/rules.ts";
import type { Reason, Standing } from "../schema.ts";

/** What stands in the place of a placeholder, by its key. */
type Decided = Readonly<Record<string, string>>;

/** What recorded decisions fill into the direction, by placeholder key. The consulted proposal fills nothing (§36, S36.1; invariant 7). */
export const decidedIn = (standing: Standing): Decided => decidedBy(standing.REDESIGNATION?.detail.effectOn);

/** The same from the day of effect alone, which is all that the public reads of the record; null or undefined: nothing is decided. */
export const decidedBy = (effectOn: CalendarDate | null | undefined): Decided =>
  effectOn ? { "effect-date": formatDateShort(effectOn) } : {};

const fillInline = (inline: Inline, decided: Decided): Inline => {
  if (inline.type === "placeholder") {
    const text = decided[inline.key];
    return text ? { type: "decided", printed: inline.printed, text } : inline;
  }
  return "children" in inline
    ? { ...inline, children: inline.children.map((child) => fillInline(child, decided)) }
    : inline;
};

const fillBlock = (block: Block, decided: Decided): Block => {
  if (block.type === "text") return { ...block, children: block.children.map((child) => fillInline(child, decided)) };
  if (block.type === "questions") return block;
  return {
    ...block,
    items: block.items.map((item) => ({ ...item, blocks: item.blocks.map((inner) => fillBlock(inner, decided)) })),
  };
};

/** Paragraphs with what was decided in the place of their placeholders, told as filled from the record; the others stay visible. */
export const filledFrom = (paragraphs: readonly Paragraph[], decided: Decided): Paragraph[] =>
  paragraphs.map((paragraph) => ({
    ...paragraph,
    blocks: paragraph.blocks.map((block) => fillBlock(block, decided)),
  }));

/** The paragraphs of the draft direction (§§34–38) with what was decided in the place of its placeholders; the others stay visible. */
export function directionParagraphs(
  { document, direction }: Pick<ConsultationContent, "document" | "direction">,
  decided: Decided,
): Paragraph[] {
  const numbers = new Set(direction?.paragraphs ?? []);
  return filledFrom(
    document.paragraphs.filter(({ number }) => numbers.has(number)),
    decided,
  );
}

/** What the direction says of the instrument's history, held against the versions on record (S36.6). */
export type HistoryCheck = {
  paragraph: number;
  /** The day on which the version that it replaces must be in force: the day before effect, or today while nothing is recorded. */
  on: CalendarDate;
  /** The version in force on that day. */
  inForce: string;
  /** Why it does not hold; empty: it does. */
  why: Reason[];
};

/**
 * "Previously designated and incorporated into the SEC as Appendix AS" (§36): the paragraph must name the appendix of the instrument, and
 * the version it replaces must be in force when the direction takes effect. Null where the direction says nothing of the kind.
 */
export function historyCheck(
  content: Pick<ConsultationContent, "document" | "direction" | "instrument" | "designation" | "documentOn">,
  standing: Standing,
  today: CalendarDate,
): HistoryCheck | null {
  const { appendix, shortName, currentVersion } = content.instrument;
  const saying = directionParagraphs(content, {}).find((each) => paragraphText(each).includes("previously designated"));
  if (!saying) return null;
  const effectOn = standing.REDESIGNATION?.detail.effectOn;
  const on = effectOn ? addDays(effectOn, -1) : today;
  const found = inForceOn(versionsOf(standing, content), on);
  const inForce = found?.name ?? "none";
  const letters = appendix.split(" ").slice(-2).join(" ");
  const isNamed = paragraphText(saying).includes(`as ${letters} `);
  return {
    paragraph: saying.number,
    on,
    inForce,
    why: [
      ...because([saying.number], !isNamed && `The direction does not name ${letters}, where the ${shortName} is.`),
      ...because(
        [saying.number],
        found?.version !== currentVersion &&
          `The direction speaks of the ${shortName} as previously designated, and version ${currentVersion} is not in force on ${formatDate(on)}: ${inForce} is.`,
      ),
    ],
  };
}
