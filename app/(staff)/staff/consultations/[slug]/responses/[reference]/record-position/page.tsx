import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PositionTag } from "#components/triage/position-tag.tsx";
import { ReadingText } from "#components/triage/reading-text.tsx";
import { RecordPositionForm } from "#components/triage/record-position-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { covers } from "#lib/confidentiality/marks/rules.ts";
import { standingRecords } from "#lib/triage/positions/rules.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { requireConsultation } from "../../../consultation.ts";
import { listIn, withList } from "../way-back.ts";
import { recordAction, takeBackAction } from "./actions.ts";

type Props = {
  params: Promise<{ slug: string; reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Record a position" };

export default async function RecordPositionPage({ params, searchParams }: Props) {
  const [{ slug, reference }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-position`);
  const response = await readResponse(actor, consultation, reference);
  const position = response?.reading.positions.find(({ part }) => part === asked.part);
  if (!response || !position || response.isWithheld) notFound();
  const { reading, recorded } = response;
  const standing = standingRecords(recorded).get(position.part);
  const last = recorded.findLast(({ part }) => part === position.part);
  const fields = reading.fields.filter(({ key }) => covers(position.question, key));
  return (
    <>
      <BackLink href={withList(`/staff/consultations/${slug}/responses/${reference}`, listIn(asked.list))}>
        Response {reference}
      </BackLink>
      <PageHeader
        size="small"
        title="Record the position that the words take"
        lead={`${position.question}: ${position.wording}. The respondent’s own choice stays as it is and is the one that counts; what you record is counted, apart, only where nothing was chosen.`}
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 lg:items-start">
        <div className="space-y-6">
          <p className="text-base">
            Respondent’s choice: {position.own === null ? "withheld from you" : <PositionTag position={position.own} />}
          </p>
          <RecordPositionForm
            action={recordAction.bind(null, slug, reference, listIn(asked.list))}
            part={position.part}
            seenId={last?.id ?? ""}
            initial={{ position: standing?.position ?? "", basis: standing?.basis ?? "" }}
          />
          {standing ? (
            <form action={takeBackAction.bind(null, slug, reference, listIn(asked.list))}>
              <input type="hidden" name="part" value={position.part} />
              <input type="hidden" name="seenId" value={standing.id} />
              <SubmitButton variant="quiet" size="small">
                Take back what {standing.recordedBy} recorded
              </SubmitButton>
            </form>
          ) : null}
        </div>
        <Panel title={`What the response says on ${position.question}`}>
          <div className="space-y-4 text-base">
            {fields.length === 0 ? <p>No text was written here, or it is withheld from you.</p> : null}
            {fields.map(({ key, label, segments }) => (
              <div key={key}>
                <h3 className="mb-1 text-sm font-semibold text-ink-soft">{label}</h3>
                <ReadingText segments={segments} />
              </div>
            ))}
          </div>
        </Panel>
      </div>
    </>
  );
}
