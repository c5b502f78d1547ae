import { formatInstant } from "#lib/dates.ts";
import { type PaperDocument, plain } from "#lib/documents/schema.ts";
import type { VersionInPack } from "./building/schema.ts";
import { firstOf, type PackFinding } from "./schema.ts";
import { isReported } from "./standing/rules.ts";

/** What a person found who looked at a version for disagreement, as the pack gives it (§24). */
export type LookInPack = { entries: number[]; reason: string; lookedBy: string; lookedAt: Date };

/** The responses that are reported on (they count, or are considered beside one that does), those that a person was to look at for disagreement, and what was found in each. */
export type LookedAt = { counted: number; asked: { reference: string; isLate: boolean; look: LookInPack | null }[] };

/** Gathers what was found, one version after another. */
export function gatherLooks() {
  const found: LookedAt = { counted: 0, asked: [] };
  return {
    add(version: VersionInPack) {
      if (!isReported(version)) return;
      found.counted += 1;
      const { needsLook, reference, isLate, look } = version;
      if (needsLook || look) found.asked.push({ reference, isLate, look });
    },
    found,
  };
}

/** How many were to be looked at, how many were, and what came of it: what `manifest.json` says. */
export function countLooks({ counted, asked }: LookedAt) {
  const looked = asked.filter(({ look }) => look !== null);
  return {
    counted,
    asked: asked.length,
    looked: looked.length,
    raised: looked.filter(({ look }) => look !== null && look.entries.length > 0).length,
  };
}

const are = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

/** The same in a few sentences. */
export function sayLookedAt(found: LookedAt): string {
  const { counted, asked, looked, raised } = countLooks(found);
  if (counted === 0) return "No response is reported on.";
  if (asked === 0) {
    return `Of ${are(counted, "response that is reported on", "responses that are reported on")} none disagrees, agrees in part, has words without a position or sent a file.`;
  }
  const not = asked - looked;
  return `Of ${are(counted, "response that is reported on", "responses that are reported on")}, ${are(asked, "disagrees, agrees in part, has words without a position or sent a file", "disagree, agree in part, have words without a position or sent a file")}. A person looked at ${looked.toLocaleString("en-GB")} of them for disagreement: ${are(raised, "is", "are")} in entries of the register, and in ${(looked - raised).toLocaleString("en-GB")} there was nothing to raise${not > 0 ? `. NOBODY HAS LOOKED AT ${not.toLocaleString("en-GB")}` : ""}. Each is listed at the end.`;
}

/** Every response that was to be looked at, with what was found, by whom and when. */
export function lookedAtParts({ asked }: LookedAt): PaperDocument["parts"] {
  if (asked.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: "Responses looked at for disagreement" },
    {
      kind: "table",
      head: ["Response", "Found", "By, when"],
      widths: [2, 5, 3],
      rows: asked.map(({ reference, isLate, look }) =>
        [
          `${reference}${isLate ? " (late)" : ""}`,
          sayLook(look),
          look ? `${look.lookedBy}, ${formatInstant(look.lookedAt)}` : "",
        ].map(plain),
      ),
    },
  ];
}

function sayLook(look: LookInPack | null): string {
  if (!look) return "Nobody has looked at it.";
  if (look.entries.length === 0) return `Nothing to raise, because: ${look.reason}`;
  return `Raised as ${look.entries.map((number) => `D-${number}`).join(", ")}`;
}

/** As data, in the order of the register. */
export const looksJson = ({ asked }: LookedAt) =>
  asked.map(({ reference, isLate, look }) => ({
    response: reference,
    isLate,
    raisedAs: look?.entries.map((number) => `D-${number}`) ?? [],
    nothingToRaiseBecause: look?.reason || null,
    lookedBy: look?.lookedBy ?? null,
    lookedAt: look?.lookedAt.toISOString() ?? null,
  }));

/** S24.6, a point undisposed: counted responses that nobody has looked at for disagreement. */
export const lookFindings = ({ count, references }: { count: number; references: readonly string[] }): PackFinding[] =>
  count === 0
    ? []
    : [
        {
          code: "not-looked-at",
          level: "red",
          text: `${are(count, "response disagrees, agrees in part, has words without a position or sent a file, and nobody has", "responses disagree, agree in part, have words without a position or sent a file, and nobody has")} looked at ${count === 1 ? "it" : "them"} for disagreement${firstOf({ count, references })}.`,
          paragraphs: [24],
          path: "disagreements/waiting",
        },
      ];
