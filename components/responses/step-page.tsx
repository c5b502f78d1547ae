import { Readers } from "#components/confidentiality/readers.tsx";
import { sayPublicReads, WhoSeesWhatTable } from "#components/confidentiality/who-sees-what.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import { whoSeesWhat } from "#lib/confidentiality/rules.ts";
import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies, sayBodiesShort } from "#lib/consultations/recipients/rules.ts";
import { closingSentence, type Period, phaseOf } from "#lib/consultations/rules.ts";
import type { AskedInWords } from "#lib/intake/boxes/schema.ts";
import type { Approval } from "#lib/responses/approvals/schema.ts";
import { changesBetween, type Said } from "#lib/responses/changes.ts";
import { asAttachments } from "#lib/responses/files/rules.ts";
import { shownBy, valuesOf } from "#lib/responses/form/rules.ts";
import { markOn } from "#lib/responses/marks/rules.ts";
import { asMarkedWithChoices } from "#lib/responses/rules.ts";
import type { DraftContent, TextOfResponse } from "#lib/responses/schema.ts";
import { progressOf, type Step } from "#lib/responses/steps/rules.ts";
import { AboutYouForm } from "./about-you-form.tsx";
import { ApprovalNotice } from "./approval-notice.tsx";
import { AskedInWordsNotice } from "./asked-in-words-notice.tsx";
import { ChangesList } from "./changes-list.tsx";
import { CheckForm } from "./check-form.tsx";
import { ConfidentialityPage } from "./confidentiality-page.tsx";
import { EarlierTextNotice } from "./earlier-text-notice.tsx";
import { ExtrasPage } from "./extras-page.tsx";
import { type FilesForm, FilesPage } from "./files-page.tsx";
import { LateNotice } from "./late-notice.tsx";
import { QuestionPage } from "./question-page.tsx";
import { ResponseCopy } from "./response-copy.tsx";
import type { StepAction } from "./step-form.tsx";
import { StepHeading } from "./step-heading.tsx";

export type StepPageProps = {
  consultation: Period & { content: TextOfResponse };
  /** The words in which its questions were put when they were answered, where they are others now. */
  earlier: readonly string[];
  /** Published answers to questions about the documents. */
  answers: readonly PublicClarification[];
  draft: DraftContent;
  /** The sent version that it would change; null for a first draft. */
  amends: (Said & { version: number }) | null;
  /** Where an approval that was asked for stands; null where nobody was asked. */
  approval: Approval | null;
  askHref: string;
  step: Step;
  pageTitle: string;
  now: Date;
  /** An area of disagreement that was just asked for, still empty. */
  newArea: string | null;
  /** The answers were changed elsewhere between the check page and the press of its button. */
  isChanged: boolean;
  next: string;
  /** The address of another page, opened from the check page. */
  hrefOf: (step: string) => string;
  confidentialityHref: string;
  whoSeesHref: string;
  filesForm: FilesForm;
  /** What could be read out of the files, by id. */
  texts: ReadonlyMap<string, string>;
  /** What is missing, on the check page of somebody who tried to send already. */
  missing?: Record<string, string>;
  /** On the check page: what asks for confidentiality in words while nothing is marked (S31.7). */
  asked: readonly AskedInWords[];
  save: StepAction;
  /** Where a page is saved while the person types. */
  autosave: string;
  send: StepAction;
};

/** One page of the journey, drawn from the consultation and the draft. */
export function StepPage({
  consultation,
  earlier,
  answers,
  draft,
  amends,
  approval,
  askHref,
  step,
  pageTitle,
  now,
  newArea,
  isChanged,
  next,
  hrefOf,
  confidentialityHref,
  whoSeesHref,
  filesForm,
  texts,
  missing,
  asked,
  save,
  autosave,
  send,
}: StepPageProps) {
  const { content } = consultation;
  const { consulter, recipients } = content;
  const progress = progressOf(content, step);
  const isClosed = phaseOf(consultation, now) === "closed";
  const closing = closingSentence(consultation);
  const late = isClosed ? <LateNotice closing={closing} consulter={consulter.name} /> : null;
  const notes = (
    <>
      {late}
      <EarlierTextNotice earlier={earlier} />
    </>
  );
  const values = { ...valuesOf(step, content, draft), ...shownBy(step, content, draft, filesForm.files) };
  const heading = (
    <StepHeading progress={progress} title={step.title}>
      {late}
    </StepHeading>
  );
  const readers = {
    consulter: consulter.name,
    recipients: sayBodies(recipients),
    recipientsShort: sayBodiesShort(recipients),
  };
  const rowsNow = () => whoSeesWhat(asMarkedWithChoices(content, draft, asAttachments(filesForm.files, texts)));
  switch (step.kind) {
    case "about-you":
      return (
        <AboutYouForm
          action={save}
          pageTitle={pageTitle}
          autosave={autosave}
          values={values}
          heading={heading}
          consulter={consulter.name}
        />
      );
    case "question":
      return (
        <QuestionPage
          content={content}
          question={step.question}
          progress={progress}
          late={notes}
          newArea={newArea}
          answers={answers}
          action={save}
          pageTitle={pageTitle}
          autosave={autosave}
          values={values}
        />
      );
    case "extras":
      return (
        <ExtrasPage
          content={content}
          progress={progress}
          late={notes}
          action={save}
          pageTitle={pageTitle}
          autosave={autosave}
          values={values}
        />
      );
    case "files":
      return <FilesPage {...filesForm} pageTitle={pageTitle} progress={progress} late={late} next={next} />;
    case "confidentiality":
      return (
        <ConfidentialityPage
          content={content}
          draft={draft}
          files={filesForm.files}
          progress={progress}
          late={late}
          action={save}
          pageTitle={pageTitle}
          autosave={autosave}
          values={values}
        />
      );
    case "who-sees-what":
      return (
        <>
          <PageTitle title={pageTitle} />
          <StepHeading progress={progress} title="Who will see what">
            {late}
            <p>
              This is your response as each of them would read it. What the public would read is made here as the
              published version is made.
            </p>
            {markOn(draft, "identity") ? (
              <p>
                Your name, your organisation and your address are looked for in all your texts. Other words that point
                to you are not: look for them in what the public would read.
              </p>
            ) : null}
          </StepHeading>
          <WhoSeesWhatTable rows={rowsNow()} {...readers} />
          <div className="mt-8 flex flex-wrap gap-3">
            <LinkButton href={next}>Continue to check your answers</LinkButton>
            <LinkButton href={confidentialityHref} variant="secondary">
              Change what is confidential
            </LinkButton>
          </div>
        </>
      );
    case "check":
      return (
        <CheckForm
          action={send}
          pageTitle={pageTitle}
          errors={missing}
          values={values}
          isClosed={isClosed}
          closing={closing}
          consulter={consulter.name}
          recipients={sayBodies(recipients)}
          unapprovedBy={approval && approval.state !== "approved" ? approval.approver : null}
          disclosure={sayParagraphs(content.responding.disclosure)}
          heading={
            <>
              <StepHeading progress={progress} title="Check your answers before you send them">
                {isChanged ? (
                  <Notice tone="amber" title="Your answers were changed since you opened this page">
                    <p>
                      They were changed on another page or device, so nothing was sent. Check them again, then send
                      them.
                    </p>
                  </Notice>
                ) : null}
              </StepHeading>
              {approval ? <ApprovalNotice approval={approval} askHref={askHref} /> : null}
              {amends ? (
                <ChangesList
                  heading={`What differs from version ${amends.version}`}
                  none={`Nothing differs yet from version ${amends.version}.`}
                  differences={changesBetween(amends, { text: content, content: draft, files: filesForm.files })}
                />
              ) : null}
              <div className="mb-12 max-w-3xl">
                <ResponseCopy content={content} response={draft} files={filesForm.files} changeHref={hrefOf} />
              </div>
              {asked.length > 0 ? (
                <div className="mb-10">
                  <AskedInWordsNotice asked={asked} href={hrefOf("confidentiality")} />
                </div>
              ) : null}
              <section aria-labelledby="who-sees" className="mb-8">
                <h2 id="who-sees" className="mb-3 text-2xl">
                  Who will see what
                </h2>
                <Readers {...readers} publicReads={sayPublicReads(rowsNow())} />
                <p className="mt-3">
                  <a className="link target inline-flex items-center" href={whoSeesHref}>
                    Read again who will see what, answer by answer
                  </a>
                </p>
              </section>
            </>
          }
        />
      );
  }
}
