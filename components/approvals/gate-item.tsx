import Link from "next/link";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { GateRecord, Reason } from "#lib/approvals/schema.ts";
import type { GateStatus } from "#lib/approvals/tracks/rules.ts";
import { gateNames, gateParagraphs, gateSlug, outcomeNames } from "#lib/approvals/tracks/schema.ts";
import { formatDate } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";
import { Reasons } from "./reasons.tsx";

type GateItemProps = {
  slug: string;
  status: GateStatus;
  record: GateRecord | null;
  /** Why a record no longer stands in order after a later correction. */
  outOfOrder: readonly Reason[];
  mayRecord: boolean;
};

const ended = new Set(["refused", "returned", "re-consult", "do-not-proceed"]);

const outcomeName = ({ gate, outcome }: GateRecord) =>
  (outcomeNames[gate] as Record<string, string>)[outcome] ?? outcome;

/** What the record says besides: the words that belong to its gate. */
function detailOf(record: GateRecord): string | null {
  if (record.gate === "SSC_VIEWS") return record.detail.views;
  if (record.gate === "SUBMISSION") {
    return record.detail.packVersion === null ? null : `Version ${record.detail.packVersion} of the submission pack.`;
  }
  if (record.gate === "REDESIGNATION" || record.gate === "SUBMISSION_DECISION" || record.gate === "LONG_STOP_RULE") {
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

/** One gate: who, when, on what evidence; or what blocks it. */
export function GateItem({ slug, status, record, outOfOrder, mayRecord }: GateItemProps) {
  const { gate, isPassed, reasons, note } = status;
  const path = `/staff/consultations/${slug}/approvals/${gateSlug(gate)}`;
  const isEnd = record !== null && ended.has(record.outcome);
  const state = isPassed ? (isEnd ? "end" : "passed") : reasons.length > 0 ? "shut" : "open";
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
        {record ? (
          <>
            <p>
              <Tag tone={isEnd ? "error" : "done"} mark={isEnd ? "cross" : "full"}>
                {outcomeName(record)}
              </Tag>
            </p>
            <Recorded record={record} />
          </>
        ) : state === "open" ? (
          <p>
            <Tag tone="active" mark="ring">
              Open: can be recorded
            </Tag>
          </p>
        ) : (
          <Reasons slug={slug} reasons={reasons} lead="Blocked:" />
        )}
        {note ? <p className="font-semibold text-accent">{note}</p> : null}
        {outOfOrder.length > 0 ? (
          <div className="rounded-md border border-amber-line bg-amber-soft px-3 py-2">
            <p className="font-semibold text-amber">No longer in order, since another record was put right:</p>
            <Reasons slug={slug} reasons={outOfOrder} />
          </div>
        ) : null}
        {mayRecord ? (
          <p className="flex flex-wrap gap-x-5 print:hidden">
            {record ? (
              <Link
                href={`${path}?replaces=${record.id}`}
                prefetch={false}
                className="link target inline-flex items-center"
              >
                Put right<VisuallyHidden> the record: {gateNames[gate]}</VisuallyHidden>
              </Link>
            ) : state === "open" ? (
              <LinkButton href={path} variant="secondary" size="small">
                Record<VisuallyHidden>: {gateNames[gate]}</VisuallyHidden>
              </LinkButton>
            ) : (
              <Link href={path} prefetch={false} className="link target inline-flex items-center">
                See the form<VisuallyHidden>: {gateNames[gate]}</VisuallyHidden>
              </Link>
            )}
            {record && isRepeatable(gate, record) ? (
              <Link href={path} prefetch={false} className="link target inline-flex items-center">
                Record another<VisuallyHidden>: {gateNames[gate]}</VisuallyHidden>
              </Link>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}

const isRepeatable = (gate: string, { outcome }: GateRecord) =>
  gate === "SSC_VIEWS" || (gate === "PMA_DECISION" && outcome === "refused");

const marker = {
  passed: "fill-success stroke-success",
  end: "fill-error stroke-error",
  open: "fill-surface stroke-accent",
  shut: "fill-surface stroke-line-strong",
};

/** The gate on its line: full when passed, a ring while open, a dashed ring while blocked, crossed where the track ended. */
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
      {state === "open" ? <circle cx="12" cy="12" r="4" className="fill-accent" /> : null}
    </svg>
  );
}
