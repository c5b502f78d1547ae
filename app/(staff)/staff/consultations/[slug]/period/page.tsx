import type { Metadata } from "next";
import { ConfirmExtensionForm } from "#components/consultations/confirm-extension-form.tsx";
import { ExtendForm } from "#components/consultations/extend-form.tsx";
import { ExtensionSummary } from "#components/consultations/extension-summary.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isPermitted } from "#lib/auth/rules.ts";
import { now } from "#lib/clock.ts";
import { listExtensions, listUnreachable } from "#lib/consultations/periods/queries.ts";
import { closedText, whyNotConfirmable } from "#lib/consultations/periods/rules.ts";
import { closingSentence, phaseOf } from "#lib/consultations/rules.ts";
import { londonDate, londonTime } from "#lib/dates.ts";
import { requireConsultation } from "../consultation.ts";
import { confirmAction, extendAction } from "./actions.ts";

export const metadata: Metadata = { title: "Period" };

export default async function PeriodPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "period");
  const [extensions, unreachable, at] = await Promise.all([
    listExtensions(consultation.id),
    listUnreachable(consultation.id),
    now(),
  ]);
  const phase = phaseOf(consultation, at);
  const mayConfirm = isPermitted(actor.role, "confirm-extension", phase);
  const whyNot = (extension: (typeof extensions)[number]) =>
    whyNotConfirmable(extension, {
      period: consultation,
      newestId: extensions[0]?.id ?? "",
      actorId: actor.id,
      now: at,
    });
  return (
    <>
      <PageHeader
        size="small"
        title="Period"
        lead={`Responses are asked for by ${closingSentence(consultation)}. The time can be made longer, for everybody, while answering is open: one person decides with a reason, a second confirms, and everybody who holds a draft or has responded is written to.`}
      />
      <div className="max-w-4xl space-y-6">
        {extensions.map((extension) => (
          <Panel key={extension.id} title={extension.confirmedAt ? "Extended" : "Decided, not in force"}>
            <ExtensionSummary
              extension={extension}
              whyNot={extension.confirmedAt ? [] : whyNot(extension)}
              unreachable={unreachable}
            />
            {mayConfirm && whyNot(extension).length === 0 ? (
              <div className="mt-4">
                <ConfirmExtensionForm action={confirmAction.bind(null, slug, extension.id)} />
              </div>
            ) : null}
          </Panel>
        ))}
        {phase === "closed" ? <p className="measure">{closedText(consultation)}</p> : null}
        {isPermitted(actor.role, "extend-period", phase) ? (
          <Panel title="Decide on a later closing time">
            <ExtendForm
              action={extendAction.bind(null, slug)}
              initial={{
                on: londonDate(consultation.closesAt),
                time: londonTime(consultation.closesAt).slice(0, 5),
              }}
            />
          </Panel>
        ) : null}
        {phase !== "closed" && extensions.length === 0 && !isPermitted(actor.role, "extend-period", phase) ? (
          <p>It has not been extended. The consultation owner decides on a later closing time.</p>
        ) : null}
      </div>
    </>
  );
}
