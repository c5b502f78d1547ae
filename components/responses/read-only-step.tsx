import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import type { DraftContent, TextOfResponse } from "#lib/responses/schema.ts";
import { progressOf, type Step } from "#lib/responses/steps/rules.ts";
import { AnswerCopy } from "./answer-copy.tsx";
import { ResponseCopy } from "./response-copy.tsx";
import { StepHeading } from "./step-heading.tsx";

type ReadOnlyStepProps = {
  content: TextOfResponse;
  draft: DraftContent;
  files: readonly FileOfResponse[];
  step: Step;
  /** Left out where the form around it draws the title. */
  pageTitle?: string;
  /** Why nothing can be changed or sent here. */
  reason: ReactNode;
  next: string | null;
};

/** A page of the draft for somebody who was invited to read it: the answer as it stands, and the way on. */
export function ReadOnlyStep({ content, draft, files, step, pageTitle, reason, next }: ReadOnlyStepProps) {
  const wording =
    step.kind === "question"
      ? content.document.questions.find(({ label }) => label === step.question.label)?.wording
      : undefined;
  return (
    <div className="max-w-3xl">
      {pageTitle === undefined ? null : <PageTitle title={pageTitle} />}
      <StepHeading progress={progressOf(content, step)} title={wording ?? step.title}>
        <p className="text-ink-soft">{reason}</p>
      </StepHeading>
      {step.kind === "question" ? (
        <AnswerCopy content={content} response={draft} label={step.question.label} />
      ) : (
        <ResponseCopy content={content} response={draft} files={files} />
      )}
      {next ? (
        <p className="mt-8">
          <LinkButton href={next}>Next page</LinkButton>
        </p>
      ) : null}
    </div>
  );
}
