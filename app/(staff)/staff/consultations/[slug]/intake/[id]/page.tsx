import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ComponentProps } from "react";
import { z } from "zod";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Belonging } from "#components/correspondence/belonging.tsx";
import { PlacingForm } from "#components/correspondence/placing-form.tsx";
import { AsksForLess } from "#components/intake/asks-for-less.tsx";
import { DecisionForm } from "#components/intake/decision-form.tsx";
import { FormReading } from "#components/intake/form-reading.tsx";
import { LikenessList } from "#components/intake/likeness-list.tsx";
import { channelWords } from "#components/intake/mail-list.tsx";
import { RawMessage } from "#components/intake/raw-message.tsx";
import { ReadingForm } from "#components/intake/reading-form.tsx";
import { ReadingSummary } from "#components/intake/reading-summary.tsx";
import { Suggestions } from "#components/intake/suggestions.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { now } from "#lib/clock.ts";
import { suggestedKind } from "#lib/correspondence/belonging.ts";
import { mailKindChoices } from "#lib/correspondence/schema.ts";
import { formatInstant, londonDate, londonTime } from "#lib/dates.ts";
import { openIncomingMail } from "#lib/intake/commands.ts";
import { whyNotTakeable } from "#lib/intake/rules.ts";
import { suggestedAtIntake } from "#lib/intake/suggestions.ts";
import { requireConsultation } from "../../consultation.ts";
import {
  formAction,
  handOnAction,
  placeAction,
  rereadAction,
  setAsideAction,
  takeInAction,
  tellAction,
} from "./actions.ts";

export const metadata: Metadata = { title: "A message or letter" };

export default async function MailPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params;
  const { actor, consultation } = await requireConsultation(slug, "take-in-mail", `intake/${id}`);
  const mail = z.uuid().safeParse(id).success ? await openIncomingMail(actor, consultation, id) : null;
  if (!mail) notFound();
  const list = <BackLink href={`/staff/consultations/${slug}/intake`}>Email and post</BackLink>;
  if (mail === "withheld")
    return (
      <>
        {list}
        <PageHeader size="small" title="A message that asks for confidentiality" />
        <LockLabel>Only people with clearance may open it</LockLabel>
      </>
    );
  const { reading, readingNumber, channel, serverReceivedAt, placement } = mail;
  const isOpen = mail.decidedAt === null;
  // What is known to be about a response that is here is no response of its own until a person says so.
  const isAlone = placement === null || placement.kind === "OWN";
  const suggested = suggestedKind(mail, {
    isPlaced: placement !== null,
    answersAsking: placement?.asksWhichPart ?? false,
  });
  const placing = (summary: string | null) => (
    <PlacingForm
      key={placement?.id ?? "none"}
      action={placeAction.bind(null, slug, id)}
      readingNumber={readingNumber}
      seenId={placement?.id ?? ""}
      reference={placement?.reference ?? ""}
      suggestion={suggested ? `Perhaps “${mailKindChoices[suggested.kind].label}”: ${suggested.why}.` : null}
      summary={summary}
    />
  );
  const against = whyNotTakeable(reading, channel === "POST" || mail.raw === null, await now());
  const isTakenInByOther = mail.askedForMore !== null && mail.readById === actor.id;
  const isTypist = channel === "POST" && mail.typedById === actor.id;
  const { evidence: _, form, ...editable } = reading;
  const stated = reading.receivedAt === null ? null : new Date(reading.receivedAt);
  const number = <input type="hidden" name="readingNumber" value={readingNumber} />;
  return (
    <>
      {list}
      <PageHeader
        size="small"
        title={mail.subject || "No subject"}
        lead={`By ${channelWords[channel].toLowerCase()}${mail.sender ? ` from ${mail.sender}` : ""}, kept at ${formatInstant(mail.keptAt)}`}
      />
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <div className="space-y-6">
          <Panel title="As it is read">
            <ReadingSummary mail={mail} />
          </Panel>
          {form ? (
            <Panel title="The response form">
              <FormReading texts={consultation.texts} form={form} />
            </Panel>
          ) : null}
          {placement ? (
            <Panel title="Where it belongs">
              <div className="space-y-4">
                <Belonging placement={placement} responses={`/staff/consultations/${slug}/responses`} />
                {isOpen && !isAlone ? placing(null) : null}
                {!mail.isFinal && (!isOpen || isAlone) ? placing("Say otherwise") : null}
              </div>
            </Panel>
          ) : null}
          {isOpen && reading.isResponse && isAlone ? (
            <Panel title="Take into the register">
              {isTypist ? (
                <Notice tone="info" title="A second person checks this letter">
                  <p>You brought it in. Somebody else compares it with the scan and takes it into the register.</p>
                </Notice>
              ) : isTakenInByOther ? (
                <AsksForLess mail={mail} isReader />
              ) : (
                <DecisionForm
                  action={takeInAction.bind(null, slug, id)}
                  button="Take into the register"
                  pendingText="Taking it in"
                  variant="primary"
                >
                  {number}
                  <AsksForLess mail={mail} isReader={false} />
                  <p className="measure">
                    It gets a number, a receipt and an acknowledgement that says what was understood. What was read
                    cannot be changed after that.
                    {reading.verdict === "unclear"
                      ? " All of it is held as confidential and the sender is asked which part is meant."
                      : ""}
                  </p>
                  <Suggestions suggested={suggestedAtIntake(reading, consultation)} />
                  {against.includes("no-time") ? (
                    <p>Nobody knows yet when it was received: say so below first.</p>
                  ) : null}
                </DecisionForm>
              )}
            </Panel>
          ) : null}
          {isOpen && !reading.isResponse && isAlone ? (
            <Panel title="No response: what becomes of it">
              <div className="space-y-6">
                <DecisionForm
                  action={handOnAction.bind(null, slug, id)}
                  button="Hand on as a question about the documents"
                  pendingText="Handing it on"
                >
                  {number}
                </DecisionForm>
                <DecisionForm
                  action={setAsideAction.bind(null, slug, id)}
                  button="Set aside"
                  pendingText="Setting it aside"
                  reason="Why it is neither a response nor a question"
                >
                  {number}
                </DecisionForm>
              </div>
            </Panel>
          ) : null}
          {isOpen && !placement ? (
            <Panel title="Is it about a response that is here?">
              {placing("An answer, an addition, a replacement, a withdrawal")}
            </Panel>
          ) : null}
          {isOpen ? (
            <Panel title="Tell its sender that it arrived">
              <Told toldAt={mail.toldAt} isAutomatic={mail.isAutomatic} action={tellAction.bind(null, slug, id)} />
            </Panel>
          ) : null}
          {mail.likeness.length > 0 ? (
            <Panel title="Maybe the same sender’s">
              <LikenessList
                own={mail.reference}
                likeness={mail.likeness}
                path={`/staff/consultations/${slug}/responses`}
              />
            </Panel>
          ) : null}
          {isOpen ? (
            <Panel title={channel === "POST" ? "Type it in" : "If it is read wrongly"}>
              <ReadingForm
                key={readingNumber}
                isFolded={channel === "EMAIL" && !against.includes("no-time")}
                action={rereadAction.bind(null, slug, id)}
                readingNumber={readingNumber}
                reading={editable}
                questions={consultation.content.document.questions.map(({ label }) => label)}
                arrival={
                  serverReceivedAt
                    ? null
                    : { on: stated ? londonDate(stated) : "", time: stated ? londonTime(stated).slice(0, 5) : "" }
                }
              />
            </Panel>
          ) : null}
          {isOpen ? (
            <Panel title={form ? "Read another form instead" : "A filled-in response form"}>
              <DecisionForm
                key={readingNumber}
                action={formAction.bind(null, slug, id)}
                button="Read the form"
                pendingText="Reading the form"
              >
                {number}
                <p className="measure">
                  Where its sender filled in our form, its answers are read into the right questions. The form is kept
                  as it came and goes into the register with the response.
                </p>
                <FileInput
                  name="file"
                  label="The form as you received it"
                  hint="A Word document (.docx) of at most 4 MB"
                  accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                />
              </DecisionForm>
            </Panel>
          ) : null}
        </div>
        <div className="xl:sticky xl:top-3 print:static">
          <Panel title={channel === "POST" ? "The scan" : "As it arrived"}>
            <RawMessage id={id} raw={mail.raw} fileName={mail.fileName} sha256={mail.sha256} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Told({
  toldAt,
  isAutomatic,
  action,
}: {
  toldAt: Date | null;
  isAutomatic: boolean;
  action: ComponentProps<typeof DecisionForm>["action"];
}) {
  if (toldAt) return <p>Its sender was told at {formatInstant(toldAt)}.</p>;
  if (isAutomatic) return <p>A list or a machine sent it: it is never answered.</p>;
  return (
    <DecisionForm action={action} button="Tell its sender" pendingText="Telling its sender">
      <p className="measure">
        A letter says when it was received and that it is held until a person has read it. It goes out once; what is
        taken into the register is acknowledged anyhow.
      </p>
    </DecisionForm>
  );
}
