import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Correspondence } from "#components/correspondence/correspondence.tsx";
import { LetterForm } from "#components/correspondence/letter-form.tsx";
import { FileList } from "#components/triage/file-list.tsx";
import { LookPanel } from "#components/triage/look-panel.tsx";
import { RecordedAreas } from "#components/triage/recorded-areas.tsx";
import { ResponseReading } from "#components/triage/response-reading.tsx";
import { TriageSide } from "#components/triage/triage-side.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { UndoNotice } from "#components/ui/undo-notice.tsx";
import { listHistory } from "#lib/audit/queries.ts";
import { listCaseworkers } from "#lib/auth/queries.ts";
import { isEverPermitted, isPermitted } from "#lib/auth/rules.ts";
import { now } from "#lib/clock.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { findCorrespondence } from "#lib/correspondence/queries.ts";
import { env } from "#lib/env.ts";
import { listDisagreementsOf, listEntriesToJoin } from "#lib/triage/disagreements/queries.ts";
import { listFilesForStaff } from "#lib/triage/files/queries.ts";
import { findNextToLookAt } from "#lib/triage/looks/queries.ts";
import { sayWhyLook } from "#lib/triage/looks/rules.ts";
import { findNextToRead } from "#lib/triage/queries.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { triageStatusNames } from "#lib/triage/schema.ts";
import { textHref } from "#lib/triage/search/rules.ts";
import { requireConsultation } from "../../consultation.ts";
import {
  assignAction,
  decideLateAction,
  letterAction,
  noteAction,
  readAction,
  statusAction,
  undoAction,
} from "./actions.ts";
import { lookAction } from "./look-actions.ts";
import { takeBackAreaAction } from "./record-area/actions.ts";
import { confirmAction } from "./record-position/actions.ts";
import { listIn, withList } from "./way-back.ts";

type Props = {
  params: Promise<{ slug: string; reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Response ${(await params).reference}` };
}

export default async function ResponsePage({ params, searchParams }: Props) {
  const [{ slug, reference }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", `responses/${reference}`);
  const version = z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .catch(null)
    .parse(asked.version ?? null);
  const response = await readResponse(actor, consultation, reference, version);
  if (!response) notFound();
  const { number } = response.version;
  const { registerNumber } = response.version;
  const [people, history, entries, files, next, nextToLookAt, join, correspondence] = await Promise.all([
    listCaseworkers(),
    listHistory(actor, consultation.id, reference, 50),
    listDisagreementsOf(actor, response.id, number),
    listFilesForStaff(actor, consultation, reference, number),
    findNextToRead(actor, consultation.id, registerNumber),
    findNextToLookAt(actor, consultation.id, response),
    listEntriesToJoin(actor, consultation.id),
    findCorrespondence(response, actor),
  ]);
  const mayTakeIn = isEverPermitted(actor.role, "take-in-mail");
  const { triage } = response;
  const mayRaise = isEverPermitted(actor.role, "record-disagreement");
  const mayDecideLate = isPermitted(actor.role, "decide-late", phaseOf(consultation, await now()));
  const mayTriage = isEverPermitted(actor.role, "triage") && !response.isWithheld;
  const path = `/staff/consultations/${slug}`;
  // The filters, order and page of the list that its reader came from.
  const list = listIn(asked.list);
  const mayUndo = String(triage.revision) === asked.changed && triage.changedById === actor.id;
  return (
    <>
      <BackLink href={`${path}/responses${list ? `?${list}` : ""}`}>
        {list ? "Your list of responses" : "Responses"}
      </BackLink>
      {mayUndo ? (
        <UndoNotice action={undoAction.bind(null, slug, reference)} fields={{ revision: String(triage.revision) }}>
          {triageStatusNames[triage.status]}, assigned to {triage.assignee ?? "nobody"}.
        </UndoNotice>
      ) : null}
      {asked.kept === "yes" ? (
        <div className="mb-6">
          <Notice tone="amber" isAnnounced title="Nothing was taken back">
            <p>Somebody changed this response since. The page shows how it stands.</p>
          </Notice>
        </div>
      ) : null}
      <PageHeader size="small" title={`Response ${reference}`} />
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-8">
          <ResponseReading
            consultation={consultation.content}
            response={response}
            entries={entries}
            path={path}
            recordHref={mayTriage ? withList(`${path}/responses/${reference}/record-position`, list) : null}
            confirm={mayTriage ? confirmAction.bind(null, slug, reference) : null}
            mayRaise={mayRaise && !response.isWithheld}
            mayTakeIn={mayTakeIn}
          />
          <RecordedAreas
            areas={response.recordedAreas}
            raised={new Map(entries.flatMap(({ areaKey, number: entry }) => (areaKey ? [[areaKey, entry]] : [])))}
            register={`${path}/disagreements`}
            raiseFrom={mayRaise && !response.isWithheld ? reference : null}
            record={
              mayTriage
                ? {
                    href: `${path}/responses/${reference}/record-area`,
                    takeBack: takeBackAreaAction.bind(null, slug, reference),
                  }
                : null
            }
          />
          <FileList
            files={files}
            hrefOf={(id) => `/api/consultations/${slug}/responses/${reference}/files/${id}?version=${number}`}
            textHrefOf={(id) => textHref(`${path}/responses/${reference}/files/${id}`, number, "", 1)}
          />
          <Correspondence
            correspondence={correspondence}
            intake={mayTakeIn ? `${path}/intake` : null}
            isDemonstration={env().PORTAL_MODE === "demonstration"}
            form={
              mayTakeIn ? (
                <LetterForm action={letterAction.bind(null, slug, reference)} letterId={randomUUID()} />
              ) : null
            }
          />
        </div>
        <TriageSide
          response={response}
          history={history}
          people={people}
          actorId={actor.id}
          comparePath={withList(`${path}/responses/${reference}/versions`, list)}
          actions={
            mayTriage
              ? {
                  assign: assignAction.bind(null, slug, reference),
                  status: statusAction.bind(null, slug, reference),
                  note: noteAction.bind(null, slug, reference),
                }
              : null
          }
          read={readAction.bind(null, slug, reference)}
          nextHref={next ? withList(`${path}/responses/${next}`, list) : null}
          decideLate={mayDecideLate && !response.isWithheld ? decideLateAction.bind(null, slug, reference) : null}
          look={
            <LookPanel
              standing={response.look}
              reasons={sayWhyLook(response.reading, response.recorded, files.length)}
              entries={entries}
              register={`${path}/disagreements`}
              form={mayRaise ? { action: lookAction.bind(null, slug, reference), version: number, join } : null}
              nextHref={
                nextToLookAt
                  ? `${path}/responses/${nextToLookAt}${list ? `?${new URLSearchParams({ list })}` : ""}#look`
                  : null
              }
            />
          }
        />
      </div>
    </>
  );
}
