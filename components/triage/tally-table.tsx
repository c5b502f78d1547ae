import { type Position, positionNames, positions } from "#lib/responses/schema.ts";
import type { TallyOfPart } from "#lib/triage/positions/schema.ts";

type TallyTableProps = { label: string; rows: { wording: string; tally: TallyOfPart }[] };

const cell = "border-b border-line px-3 py-1.5";
const figure = (value: number) => value.toLocaleString("en-GB");

/** A line before what is no position on the matter: having no view, and having said nothing. */
const edgeOf = (position: Position) =>
  position === "no-view" || position === "not-answered" ? "border-s border-s-line" : "";

const lineOf = ({ lines }: TallyOfPart, position: Position) => lines.find((line) => line.position === position);

/** What was chosen, and apart from it what staff read out of the words where nothing was chosen. */
function Figure({ tally, position }: { tally: TallyOfPart; position: Position }) {
  const { chosen = 0, recorded = 0 } = lineOf(tally, position) ?? {};
  return (
    <td className={`${cell} ${edgeOf(position)} text-end`}>
      <span className={chosen === 0 ? "text-ink-soft" : undefined}>{figure(chosen)}</span>
      {recorded > 0 ? <span className="block text-xs text-ink-soft">+ {figure(recorded)} read by staff</span> : null}
    </td>
  );
}

/** The positions on each part of a question, every one in its own column: nothing is added to "agree" (invariant 9). */
export function TallyTable({ label, rows }: TallyTableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line bg-surface"
    >
      <table className="w-full min-w-[58rem] table-fixed text-sm tabular-nums">
        <thead className="bg-sunken">
          <tr>
            <th scope="col" className={`${cell} w-2/5 text-start`}>
              On
            </th>
            {positions.map((position) => (
              <th key={position} scope="col" className={`${cell} ${edgeOf(position)} text-end whitespace-nowrap`}>
                {positionNames[position]}
              </th>
            ))}
            <th scope="col" className={`${cell} border-s border-s-line text-end whitespace-nowrap`}>
              All in time
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ wording, tally }) => (
            <TallyRows key={tally.part} wording={wording} tally={tally} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TallyRows({ wording, tally }: { wording: string; tally: TallyOfPart }) {
  const notes = [
    tally.differing > 0
      ? `${figure(tally.differing)}: staff read another position out of the words than was chosen; the choice counts.`
      : "",
    tally.withheld > 0 ? `${figure(tally.withheld)} more are marked confidential and withheld from you.` : "",
  ].filter(Boolean);
  return (
    <>
      <tr>
        <th scope="row" className={`${cell} min-w-56 text-start font-semibold`}>
          {wording}
          {notes.map((note) => (
            <span key={note} className="block font-normal text-ink-soft">
              {note}
            </span>
          ))}
        </th>
        {positions.map((position) => (
          <Figure key={position} tally={tally} position={position} />
        ))}
        <td className={`${cell} border-s border-s-line text-end font-semibold`}>{figure(tally.onTime)}</td>
      </tr>
      {tally.late > 0 ? (
        <tr className="text-ink-soft">
          <th scope="row" className={`${cell} ps-6 text-start font-normal`}>
            Late, not included above: {figure(tally.late)}
          </th>
          {positions.map((position) => (
            <td key={position} className={`${cell} ${edgeOf(position)} text-end`}>
              {figure(lineOf(tally, position)?.late ?? 0)}
            </td>
          ))}
          <td className={`${cell} border-s border-s-line`} />
        </tr>
      ) : null}
    </>
  );
}
