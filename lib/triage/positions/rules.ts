import { type Position, positions } from "#lib/responses/schema.ts";
import { isQuotedFrom } from "../reading/rules.ts";
import type { Reading } from "../reading/schema.ts";
import type { RecordedPosition, TallyOfPart } from "./schema.ts";

/** Why a position cannot be recorded, as field → message; empty when it can. The basis is the respondent's own words, not ours. */
export function whyNotRecordable(
  reading: Pick<Reading, "fields" | "positions">,
  { part, basis }: { part: string; basis: string },
): Record<string, string> {
  const reasons: Record<string, string> = {};
  if (!reading.positions.some((asked) => asked.part === part)) reasons.part = "Choose what the position is on";
  if (!isQuotedFrom(reading, basis)) {
    reasons.basis =
      "Quote the response word for word, from one answer: these words do not stand in it as you may read it";
  }
  return reasons;
}

/** The last record on each part counts; one that was taken back counts as none. Records come oldest first. */
export function standingRecords<R extends Pick<RecordedPosition, "part" | "position">>(
  records: readonly R[],
): Map<string, R> {
  const last = new Map(records.map((record) => [record.part, record]));
  return new Map([...last].filter(([, { position }]) => position !== "not-answered"));
}

/**
 * The position that is counted: what the respondent chose, and where nothing was chosen, what staff read out of the words. "No view" is
 * a choice; "not answered" is never added to anything (invariant 9).
 */
export const countedPosition = (own: Position, recorded: Position | undefined): Position =>
  own === "not-answered" ? (recorded ?? "not-answered") : own;

export type TallyRow = {
  part: string;
  own: Position;
  recorded: Position;
  isLate: boolean;
  isWithheld: boolean;
  count: number;
};

const sum = (rows: readonly TallyRow[]) => rows.reduce((total, { count }) => total + count, 0);

/** The tally of each part, every position apart, in the order of the document. Late responses stand beside and are not added. */
export function tallyOf(parts: readonly string[], rows: readonly TallyRow[]): TallyOfPart[] {
  const byPart = Map.groupBy(rows, ({ part }) => part);
  return parts.map((part) => {
    const all = byPart.get(part) ?? [];
    const known = all.filter(({ isWithheld }) => !isWithheld);
    const lines = positions.map((position) => {
      const here = known.filter(({ own, recorded }) => countedPosition(own, recorded) === position);
      const inTime = here.filter(({ isLate }) => !isLate);
      const isChosen = ({ own }: TallyRow) => own !== "not-answered" || position === "not-answered";
      return {
        position,
        chosen: sum(inTime.filter(isChosen)),
        recorded: sum(inTime.filter((row) => !isChosen(row))),
        late: sum(here.filter(({ isLate }) => isLate)),
      };
    });
    return {
      part,
      lines,
      onTime: sum(known.filter(({ isLate }) => !isLate)),
      late: sum(known.filter(({ isLate }) => isLate)),
      withheld: sum(all.filter(({ isWithheld }) => isWithheld)),
      differing: sum(
        known.filter(({ own, recorded }) => own !== "not-answered" && recorded !== "not-answered" && own !== recorded),
      ),
    };
  });
}
