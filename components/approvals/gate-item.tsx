import Link from "next/link";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { Gate, GateRecord, Reason } from "#lib/approvals/schema.ts";
import type { GateStatus } from "#lib/approvals/tracks/rules.ts";
import { gateNames, gateParagraphs, gateSlug, outcomeNames } from "#lib/approvals/tracks/schema.ts";
import { formatDate } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";
import { Reasons } from "./reasons.tsx";

type GateItemProps = {
  slug: string;
  status: GateStatus;
  record: GateRecord | null;
  /** Each condition recorded as met, where the gate is that of the conditions. */
  met: readonly GateRecord[];
  /** Why the record no longer holds, since another one was put right. */
  why: readonly Reason[];
  /** The gates under it whose records were put right after it was made. */
  putRight: readonly Gate[];
  mayRecord: boolean;
};

const ended = new Set(["refused", "returned", "deferred", "re-consult", "do-not-proceed"]);

const outcomeName = ({ gate, outcome }: GateRecord) =>
  (outcomeNames[gate] as Record<string, string>)[outcome] ?? outcome;

/** What the record says besides: the words that belong to its gate. */
function detailOf(record: GateRecord): string | null {
  if (record.gate === "SSC_VIEWS") return record.detail.views;
  if (record.gate === "SUBMISSION") {
    const { packVersion, otherwise } = record.detail;
    return packVersion === null
      ? `Not by a pack built here: ${otherwise}`
      : `Version ${packVersion} of the submission pack.`;
  }
  if (record.gate === "SUBMISSION_DECISION") {
    const { reason, clause } = record.detail;
    return clause ? `${reason}\n\nThe condition of §19 stands in ${clause}.` : reason;
  }
  if (record.gate === "PMA_DECISION") {
    const { meetingOn, conditions, note } = record.detail;
    const meeting = meetingOn ? `At the meeting of ${formatDate(meetingOn)}.` : "";
    const listed = conditions.map((condition) => `Condition: ${condition}`);
    return [meeting, note, ...listed].filter(Boolean).join("\n") || null;
  }
  if (record.gate === "PMA_CONDITION_MET")
    return [record.detail.condition, record.detail.note].filter(Boolean).join("\n");
  if (record.gate === "REDESIGNATION" || record.gate === "LONG_STOP_RULE") {
    return record.detail.reason;
  }
  return record.detail.note;
}

function Recorded({ record }: { record: GateRecord }) {
  const detail = detailOf(record);
  const { evidenceFileId, evidenceFile } = record;
  return (
    <>
      <p>
        {formatDate(record.decidedOn)}, {record.decidedBy}
      </p>
      {detail ? (
        <p className="measure whitespace-pre-line" dir="auto">
          {detail}
        </p>
      ) : null}
      <p className="text-ink-soft">
        Evidence: {record.evidence}
        {evidenceFileId && evidenceFile ? (
          <>
            {", "}
            <a className="link" href={`/api/attachments/${evidenceFileId}`} download>
              {evidenceFile.title}
            </a>
          </>
        ) : null}
        . Recorded by {record.recordedBy}
        {record.replacesId ? ", in place of an earlier record" : ""}.
      </p>
    </>
  );
}

type State = "passed" | "end" | "doubt" | "open" | "shut";

function stateOf({ isPassed, reasons }: GateStatus, record: GateRecord | null, isDoubted: boolean): State {
  if (isDoubted) return "doubt";
  if (isPassed) return record && ended.has(record.outcome) ? "end" : "passed";
  return reasons.length > 0 ? "shut" : "open";
}

/** One gate: who, when, on what evidence; or what blocks it. */
export function GateItem({ slug, status, record, met, why, putRight, mayRecord }: GateItemProps) {
  const { gate, reasons, note, isPassed, isAgain } = status;
  const path = `/staff/consultations/${slug}/approvals/${gateSlug(gate)}`;
  const state = stateOf(status, record, why.length > 0);
  const isConditions = gate === "PMA_CONDITION_MET";
  // A gate with a record that no longer holds, or with conditions still to be met, can be passed (again) as well.
  const isOpen = !isPassed && reasons.length === 0;
  const records = isConditions ? met : record ? [record] : [];
  return (
    <li className="relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0 before:absolute before:start-3 before:top-6 before:bottom-0 before:w-px before:bg-line-strong last:before:hidden">
      <Marker state={state} />
      <div className="min-w-0 space-y-1">
        <h3 className="text-base">
          {gateNames[gate]}{" "}
          <span className="font-normal text-ink-soft">
            (<ParagraphLinks slug={slug} paragraphs={gateParagraphs[gate]} />)
          </span>
        </h3>
        {records.map((each) => (
          <div key={each.id} className="space-y-1">
            <p>
              <OutcomeTag record={each} isDoubted={state === "doubt"} />
            </p>
            <Recorded record={each} />
            {mayRecord ? <PutRightLink path={path} gate={gate} record={each} /> : null}
          </div>
        ))}
        {isOpen ? (
          <p>
            <Tag tone="active" mark="ring">
              Open: can be recorded
            </Tag>
          </p>
        ) : null}
        {state === "shut" ? <Reasons slug={slug} reasons={reasons} lead="Blocked:" /> : null}
        {note ? <p className="font-semibold text-accent">{note}</p> : null}
        {why.length > 0 ? (
          <div className="rounded-md border border-amber-line bg-amber-soft px-3 py-2">
            <p className="font-semibold text-amber">
              This no longer holds, since what it rests on was put right. It opens no gate:
            </p>
            <Reasons slug={slug} reasons={why} />
          </div>
        ) : putRight.length > 0 ? (
          <p className="border-s-2 border-amber-line ps-3 text-amber">
            Rests on a record that was put right since: {putRight.map((each) => gateNames[each]).join("; ")}. It holds
            in its order; whoever recorded it did not have the later record before them.
          </p>
        ) : null}
        {mayRecord && (isOpen || isAgain) ? (
          <p className="print:hidden">
            <LinkButton href={path} variant="secondary" size="small">
              {againWords(gate, isAgain)}
              <VisuallyHidden>: {gateNames[gate]}</VisuallyHidden>
            </LinkButton>
          </p>
        ) : null}
        {mayRecord && state === "shut" && !record ? (
          <p className="print:hidden">
            <Link href={path} prefetch={false} className="link target inline-flex items-center">
              See the form<VisuallyHidden>: {gateNames[gate]}</VisuallyHidden>
            </Link>
          </p>
        ) : null}
      </div>
    </li>
  );
}

const againWords = (gate: Gate, isAgain: boolean) => {
  if (!isAgain) return "Record";
  return gate === "SUBMISSION_DECISION" ? "Begin the next round" : "Record another";
};

function OutcomeTag({ record, isDoubted }: { record: GateRecord; isDoubted: boolean }) {
  if (isDoubted) {
    return (
      <Tag tone="amber" mark="diamond">
        {outcomeName(record)}, and no longer holding
      </Tag>
    );
  }
  const isEnd = ended.has(record.outcome);
  return (
    <Tag tone={isEnd ? "error" : "done"} mark={isEnd ? "cross" : "full"}>
      {outcomeName(record)}
    </Tag>
  );
}

const PutRightLink = ({ path, gate, record }: { path: string; gate: Gate; record: GateRecord }) => (
  <p className="print:hidden">
    <Link href={`${path}?replaces=${record.id}`} prefetch={false} className="link target inline-flex items-center">
      Put right<VisuallyHidden> the record: {gateNames[gate]}</VisuallyHidden>
    </Link>
  </p>
);

const marker = {
  passed: "fill-success stroke-success",
  end: "fill-error stroke-error",
  doubt: "fill-amber-soft stroke-amber",
  open: "fill-surface stroke-accent",
  shut: "fill-surface stroke-line-strong",
};

/** The gate on its line: full when passed, a ring while open, a dashed ring while blocked, crossed where the track ended, amber where its record no longer holds. */
function Marker({ state }: { state: keyof typeof marker }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="relative">
      <circle
        cx="12"
        cy="12"
        r="9"
        strokeWidth="2"
        strokeDasharray={state === "shut" ? "3 2.6" : undefined}
        className={marker[state]}
      />
      {state === "passed" ? (
        <path d="m7.5 12.5 3 3 6-7" fill="none" strokeWidth="2" strokeLinecap="round" className="stroke-surface" />
      ) : null}
      {state === "end" ? (
        <path d="m8.5 8.5 7 7m0-7-7 7" fill="none" strokeWidth="2" strokeLinecap="round" className="stroke-surface" />
      ) : null}
      {state === "doubt" ? (
        <path d="M12 7.5v5m0 3v.5" fill="none" strokeWidth="2" strokeLinecap="round" className="stroke-amber" />
      ) : null}
      {state === "open" ? <circle cx="12" cy="12" r="4" className="fill-accent" /> : null}
    </svg>
  );
}
