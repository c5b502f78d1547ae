import type { Source } from "../../passages/schema.ts";
import { type Piece, runOf } from "../../regions/rules.ts";
import { hasConcept } from "../../requests/cues/rules.ts";
import { isValue, labelAndValue, readForm } from "../../requests/forms/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import type { Reading } from "../../requests/schema.ts";
import { overlaps } from "../../text/rules.ts";

const box = /^[\s*•-]{0,4}(?:\[ ?[x✓✔]? ?\]|[☐☒☑]|\( ?[x✓✔]? ?\))/;
const crossedBox = /^[\s*•-]{0,4}(?:\[ ?[x✓✔] ?\]|[☒☑]|\( ?[x✓✔] ?\))/;
/** "Nothing to be kept confidential  [x]": the box behind its words. */
const boxBehind = /\S\s+(?:\[ ?[x✓✔]? ?\]|[☐☒☑]|\( ?[x✓✔]? ?\))\W*$/;
const crossedBehind = /\s+(?:\[ ?[x✓✔] ?\]|[☒☑]|\( ?[x✓✔] ?\))\W*$/;

const withoutBox = (plain: string): string =>
  plain
    .replace(box, "")
    .replace(boxBehind, (end) => end[0]!)
    .trim();

/** The boxes under a form's label, one to a line; where it has no label, the boxes by themselves. */
export function optionsBehind(pieces: readonly Piece[], at: number): Piece[] {
  const { plain } = pieces[at]!;
  const form = [box, boxBehind].find((each) => each.test(plain));
  if (form) {
    const run = runOf(pieces.slice(at, at + 9), form);
    return run.length > 1 && hasConcept(withoutBox(plain)) ? run : [];
  }
  if (plain.split(" ").length > 25 || !hasConcept(plain.replace(/^\W+/, ""))) return [];
  const behind = pieces.slice(at + 1, at + 9);
  const options = runOf(behind, boxBehind.test(behind[0]?.plain ?? "") ? boxBehind : box);
  return options.length > 1 ? options : [];
}

/** The box that was crossed, read as the label's value. None crossed says nothing; several that do not agree leave a doubt (S29.5). */
export function chosenOf(label: string, options: readonly Piece[]): { piece: Piece; reading: Reading } | null {
  const crossed = options.filter((piece) => crossedBox.test(piece.plain) || crossedBehind.test(piece.plain));
  const form = labelAndValue(label);
  const readingOf = ({ plain }: Piece): Reading | null => {
    const chosen = plain.replace(crossedBox, "").replace(crossedBehind, "").trim();
    // "[x] All of my response is confidential": the option says by itself what it means.
    return readSentence(chosen)[0] ?? (form && readForm(form.label, chosen));
  };
  const [piece, ...others] = crossed;
  const reading = piece ? readingOf(piece) : null;
  if (!piece) return null;
  const isAgreed = others.every((other) => readingOf(other)?.polarity === reading?.polarity);
  if (!isAgreed) return { piece, reading: { polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] } };
  return reading ? { piece, reading } : null;
}

/** A row of two cells, "Confidential | No": a form's label and its value, whichever kind a line of the one word would be. */
export function rowForms(source: Source): Map<Piece, { value: Piece; reading: Reading }> {
  const forms = new Map<Piece, { value: Piece; reading: Reading }>();
  for (const row of source.page.rows) {
    const [label, value] = row.map((cell) => source.own.filter((piece) => overlaps(piece, cell)));
    if (row.length !== 2 || label?.length !== 1 || value?.length !== 1) continue;
    const plain = label[0]!.plain.replace(/[?:\s]+$/, "");
    if (!hasConcept(plain) || plain.split(" ").length > 25 || !isValue(value[0]!.plain)) continue;
    const reading = readForm(plain, value[0]!.plain);
    if (reading) forms.set(label[0]!, { value: value[0]!, reading });
  }
  return forms;
}
