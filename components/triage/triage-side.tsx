import Link from "next/link";
import type { ReactNode } from "react";
import { Details } from "#components/ui/details.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { EventInLog } from "#lib/audit/schema.ts";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import type { ResponseForStaff } from "#lib/triage/reading/schema.ts";
import { AssignForm } from "./assign-form.tsx";
import { History } from "./history.tsx";
import { LatePanel } from "./late-panel.tsx";
import { NoteForm } from "./note-form.tsx";
import { ReadForm } from "./read-form.tsx";
import { StatusForm } from "./status-form.tsx";
import { StatusTag } from "./status-tag.tsx";
import { VersionList } from "./version-list.tsx";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

type TriageSideProps = {
  response: ResponseForStaff;
  history: readonly EventInLog[];
  people: { id: string; name: string; hasClearance: boolean }[];
  actorId: string;
  comparePath: string;
  /** Null for those who may read and not change. */
  actions: { assign: FormAction; status: FormAction; note: FormAction } | null;
  read: FormAction;
  /** The next response in the register that nobody has read in full; null: there is none after this one. */
  nextHref: string | null;
  /** Null for those who may not decide on what came in late. */
  decideLate: FormAction | null;
  /** What was found on looking for disagreement, and the place to say it. */
  look: ReactNode;
};

/** Beside the response: where it stands, who has read it, notes, versions and what was done with it. */
export function TriageSide({
  response,
  history,
  people,
  actorId,
  comparePath,
  actions,
  read,
  nextHref,
  decideLate,
  look,
}: TriageSideProps) {
  const { triage, notes, readings, version, versions, reading } = response;
  const ofThis = readings.filter((entry) => entry.version === version.number);
  const isMarked = reading.marks.length > 0;
  return (
    <aside
      aria-label="Working on this response"
      className="-m-1 space-y-4 p-1 xl:sticky xl:top-3 xl:max-h-[calc(100dvh-1.5rem)] xl:self-start xl:overflow-y-auto print:static print:max-h-none"
    >
      <Panel size="small" title="Where it stands">
        <p className="mb-3">
          <StatusTag status={triage.status} />, {triage.assignee ? `with ${triage.assignee}` : "with nobody yet"}
        </p>
        {actions ? (
          <div className="space-y-5">
            <AssignForm
              action={actions.assign}
              revision={triage.revision}
              assigneeId={triage.assigneeId}
              people={people.map(({ id, name, hasClearance }) => ({
                id,
                name: isMarked && !hasClearance ? `${name} (no clearance)` : name,
              }))}
              isMine={triage.assigneeId === actorId}
            />
            <StatusForm action={actions.status} revision={triage.revision} status={triage.status} />
          </div>
        ) : null}
        {response.isWithheld ? <p>Only somebody with clearance changes it: part of it is withheld from you.</p> : null}
      </Panel>
      <LatePanel response={response} action={decideLate} />
      <Panel size="small" title="Read in full">
        {ofThis.length > 0 ? (
          <ul className="mb-3 space-y-1">
            {ofThis.map(({ reader, readerId, readAt }) => (
              <li key={readerId}>
                {reader},{" "}
                <Timestamp at={readAt}>
                  <span className="text-ink-soft">{formatInstant(readAt)}</span>
                </Timestamp>
              </li>
            ))}
          </ul>
        ) : (
          <p className="mb-3">Nobody has recorded reading this version in full.</p>
        )}
        {reading.isInFull ? null : <p>Only somebody with clearance can: part of it is withheld from you.</p>}
        {reading.isInFull && !ofThis.some(({ readerId }) => readerId === actorId) ? (
          <ReadForm action={read} version={version.number} />
        ) : null}
        {nextHref ? (
          <p className="mt-3">
            <Link href={nextHref} prefetch={false} className="link target inline-flex items-center gap-1.5">
              Next response to read
              <Icon name="arrow-right" />
            </Link>
          </p>
        ) : null}
      </Panel>
      {look}
      <Panel size="small" title="Notes" id="notes">
        {notes.length > 0 ? (
          <ul className="mb-4 space-y-3">
            {notes.map(({ id, author, text, writtenAt }) => (
              <li key={id} className="border-s-2 border-line ps-3">
                <p className="whitespace-pre-wrap" dir="auto">
                  {text}
                </p>
                <p className="text-ink-soft">
                  {author}, <Timestamp at={writtenAt}>{formatInstant(writtenAt)}</Timestamp>
                </p>
              </li>
            ))}
          </ul>
        ) : null}
        {actions ? <NoteForm action={actions.note} count={notes.length} /> : null}
        {response.isWithheld ? <p>Notes on a response that is marked confidential are withheld from you.</p> : null}
        {!actions && !response.isWithheld && notes.length === 0 ? <p>No notes yet.</p> : null}
      </Panel>
      <Panel size="small" title={versions.length === 1 ? "Version received" : "Versions received"}>
        <VersionList
          versions={versions}
          isCounted={response.standing.isCounted && response.withdrawnAt === null}
          compareHref={comparePath}
        />
      </Panel>
      <Panel size="small" title="History">
        <p className="mb-3 text-ink-soft">From the audit log, newest first.</p>
        <History events={history.slice(0, 8)} />
        {history.length > 8 ? (
          <div className="mt-3">
            <Details summary={`${history.length - 8} earlier`}>
              <History events={history.slice(8)} />
            </Details>
          </div>
        ) : null}
      </Panel>
    </aside>
  );
}
