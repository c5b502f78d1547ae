import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { RecordedPosition, SuggestedPosition } from "#lib/triage/positions/schema.ts";
import type { ReadingPosition } from "#lib/triage/reading/schema.ts";
import { PositionTag } from "./position-tag.tsx";

type PositionRowsProps = {
  positions: readonly ReadingPosition[];
  /** What staff read out of the words, by part, as it stands. */
  recorded: ReadonlyMap<string, RecordedPosition>;
  /** What the beginning of an answer suggests, by part, for a person to confirm; and what confirms it, null for those who may not. */
  suggested: ReadonlyMap<string, SuggestedPosition>;
  confirm: ((form: FormData) => Promise<void>) | null;
  /** Where a position is recorded; null for those who may not. */
  recordHref: string | null;
  /** True where this reader may not know what staff recorded, or whether they did. */
  isWithheld: boolean;
};

const cell = "border-b border-line pe-4 py-1.5 text-start align-top";

/** The positions on one question: the respondent's own choice, and apart from it what staff read out of the words. */
export function PositionRows({ positions, recorded, suggested, confirm, recordHref, isWithheld }: PositionRowsProps) {
  return (
    <div className="relative mb-4 overflow-x-auto">
      <table className="w-full table-fixed border-collapse text-sm break-words sm:min-w-[34rem]">
        <thead>
          <tr>
            <th scope="col" className={`${cell} w-2/5 sm:w-1/2`}>
              On
            </th>
            <th scope="col" className={cell}>
              Respondent’s choice
            </th>
            <th scope="col" className={cell}>
              As staff read the words
            </th>
          </tr>
        </thead>
        <tbody>
          {positions.map(({ part, wording, own }) => {
            const record = recorded.get(part);
            const suggestion = suggested.get(part);
            return (
              <tr key={part}>
                <th scope="row" className={`${cell} font-normal`}>
                  {wording}
                </th>
                <td className={cell}>{own === null ? <LockLabel /> : <PositionTag position={own} />}</td>
                <td className={cell}>
                  {record ? (
                    <>
                      <PositionTag position={record.position} />
                      <span className="block text-ink-soft">
                        {record.recordedBy},{" "}
                        <Timestamp at={record.recordedAt}>{formatInstant(record.recordedAt)}</Timestamp>
                      </span>
                      {record.basis === null ? (
                        <LockLabel>Quoted from marked words</LockLabel>
                      ) : (
                        <q className="block" dir="auto">
                          {record.basis}
                        </q>
                      )}
                    </>
                  ) : null}
                  {suggestion ? <Suggestion suggestion={suggestion} wording={wording} confirm={confirm} /> : null}
                  {recordHref ? (
                    <Link
                      href={`${recordHref}${recordHref.includes("?") ? "&" : "?"}part=${encodeURIComponent(part)}`}
                      prefetch={false}
                      className="link target inline-flex items-center"
                    >
                      {record ? "Change or take back" : "Record"}
                      <VisuallyHidden> the position on: {wording}</VisuallyHidden>
                    </Link>
                  ) : record ? null : isWithheld ? (
                    <LockLabel>Withheld from you</LockLabel>
                  ) : (
                    <span className="text-ink-soft">Nothing recorded</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type SuggestionProps = {
  suggestion: SuggestedPosition;
  wording: string;
  confirm: PositionRowsProps["confirm"];
};

/** What the answer begins with, and so perhaps means: a person says whether it does. */
function Suggestion({ suggestion: { part, position, basis }, wording, confirm }: SuggestionProps) {
  return (
    <div className="mb-1 border-s-2 border-amber-line ps-2">
      <p>
        Suggested by the words, and not counted: <PositionTag position={position} />
      </p>
      <q className="block" dir="auto">
        {basis}
      </q>
      {confirm ? (
        <form action={confirm} className="mt-1 print:hidden">
          <input type="hidden" name="part" value={part} />
          <input type="hidden" name="position" value={position} />
          <input type="hidden" name="basis" value={basis} />
          <SubmitButton variant="secondary" size="small">
            Confirm
            <VisuallyHidden> the position on: {wording}</VisuallyHidden>
          </SubmitButton>
        </form>
      ) : null}
    </div>
  );
}
