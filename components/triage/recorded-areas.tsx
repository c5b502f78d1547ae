import Link from "next/link";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { RecordedArea } from "#lib/triage/areas/schema.ts";
import { RaiseLine } from "./raise-line.tsx";

type RecordedAreasProps = {
  areas: readonly RecordedArea[];
  /** Numbers of the register's entries, by area. */
  raised: ReadonlyMap<string, number>;
  register: string;
  raiseFrom: string | null;
  /** Where an area is recorded, and what takes one back; null for those who may not. */
  record: { href: string; takeBack: (form: FormData) => Promise<void> } | null;
};

/** The areas of disagreement that staff read out of the words, beside those that the respondent named. Nothing for those who may record none and see none. */
export function RecordedAreas({ areas, raised, register, raiseFrom, record }: RecordedAreasProps) {
  if (areas.length === 0 && record === null) return null;
  return (
    <section id="areas" className="border-t border-line-strong py-5">
      <h2 className="mb-1 text-xl">Areas of disagreement that staff recorded</h2>
      {areas.length === 0 ? <p className="text-ink-soft">None. What the respondent named stands above.</p> : null}
      <ul className="space-y-5 text-base">
        {areas.map(({ key, number, anchor, what, why, basis, recordedBy, recordedAt }) => (
          <li key={key}>
            <h3 className="text-sm font-semibold text-ink-soft" dir="auto">
              Area {number}, about {anchor}
            </h3>
            <p className="whitespace-pre-wrap" dir="auto">
              {[what, why].filter(Boolean).join("\n")}
            </p>
            <blockquote className="border-s-4 border-line-strong ps-4 whitespace-pre-wrap" dir="auto">
              {basis}
            </blockquote>
            <p className="text-sm text-ink-soft">
              {recordedBy}, <Timestamp at={recordedAt}>{formatInstant(recordedAt)}</Timestamp>
            </p>
            <RaiseLine
              what={`area ${number} that staff recorded`}
              entry={raised.get(key) ?? null}
              register={register}
              query={raiseFrom === null ? null : { response: raiseFrom, from: key }}
            />
            {record && !raised.has(key) ? (
              <form action={record.takeBack} className="print:hidden">
                <input type="hidden" name="number" value={number} />
                <SubmitButton variant="quiet" size="small">
                  Take back area {number}
                </SubmitButton>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {record ? (
        <p className="mt-3 text-sm print:hidden">
          <Link href={record.href} prefetch={false} className="link target inline-flex items-center">
            Record an area of disagreement
          </Link>
        </p>
      ) : null}
    </section>
  );
}
