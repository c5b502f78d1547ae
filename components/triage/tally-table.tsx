import type { TallyOfPart } from "#lib/triage/positions/schema.ts";
import { PositionTag } from "./position-tag.tsx";

const cell = "border-b border-line px-3 py-1.5";
const figure = (value: number) => value.toLocaleString("en-GB");

/** The positions on one part, every one apart: nothing is added to "agree" (invariant 9). */
export function TallyTable({ wording, tally }: { wording: string; tally: TallyOfPart }) {
  return (
    <div className="mb-6">
      <div className="overflow-x-auto rounded-md border border-line bg-surface">
        <table className="w-full text-sm tabular-nums">
          <caption className="border-b border-line-strong px-3 py-2 text-start text-base font-semibold">
            {wording}
          </caption>
          <thead className="bg-sunken">
            <tr>
              <th scope="col" className={`${cell} text-start`}>
                Position
              </th>
              <th scope="col" className={`${cell} text-end`}>
                Chosen by respondents
              </th>
              <th scope="col" className={`${cell} text-end`}>
                Read out of the words by staff
              </th>
              <th scope="col" className={`${cell} text-end`}>
                Together, in time
              </th>
              <th scope="col" className={`${cell} text-end`}>
                Late, not included
              </th>
            </tr>
          </thead>
          <tbody>
            {tally.lines.map(({ position, chosen, recorded, late }) => (
              <tr key={position} className={position === "not-answered" ? "border-t border-line-strong" : undefined}>
                <th scope="row" className={`${cell} text-start font-normal whitespace-nowrap`}>
                  <PositionTag position={position} />
                </th>
                <td className={`${cell} text-end`}>{figure(chosen)}</td>
                <td className={`${cell} text-end`}>{position === "not-answered" ? "–" : figure(recorded)}</td>
                <td className={`${cell} text-end font-semibold`}>{figure(chosen + recorded)}</td>
                <td className={`${cell} text-end`}>{figure(late)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="px-3 py-1.5 text-start font-semibold">
                All responses
              </th>
              <td colSpan={2} />
              <td className="px-3 py-1.5 text-end font-semibold">{figure(tally.onTime)}</td>
              <td className="px-3 py-1.5 text-end">{figure(tally.late)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {tally.differing > 0 ? (
        <p className="mt-1">
          In {figure(tally.differing)} {tally.differing === 1 ? "response" : "responses"} staff read another position
          out of the words than the respondent chose. The choice is counted.
        </p>
      ) : null}
      {tally.withheld > 0 ? (
        <p className="mt-1">
          {figure(tally.withheld)} further {tally.withheld === 1 ? "response is" : "responses are"} marked confidential
          and in no line above, because your account has no clearance to read marked text.
        </p>
      ) : null}
    </div>
  );
}
