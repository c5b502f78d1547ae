import type { ReactNode } from "react";
import { covers } from "#lib/confidentiality/marks/rules.ts";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import { fileKey, withPublicVersions } from "#lib/responses/files/rules.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { markableAnswers } from "#lib/responses/marks/rules.ts";
import { passagesOn } from "#lib/responses/passages/rules.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import type { DraftContent, TextOfResponse } from "#lib/responses/schema.ts";
import { Background } from "./background.tsx";
import { ConfidentialityForm } from "./confidentiality-form.tsx";
import type { StepFormProps } from "./step-form.tsx";
import { StepHeading } from "./step-heading.tsx";

type ConfidentialityPageProps = Pick<StepFormProps, "action" | "pageTitle" | "values" | "autosave"> & {
  content: TextOfResponse;
  draft: DraftContent;
  files: readonly FileOfResponse[];
  progress: string;
  late: ReactNode;
};

/** §29 to §31 in plain words, and the boxes that make a request "clearly in writing" (S29.3). */
export function ConfidentialityPage({
  content,
  draft,
  files,
  progress,
  late,
  action,
  pageTitle,
  values,
  autosave,
}: ConfidentialityPageProps) {
  const { consulter, recipients } = content;
  const heading = (
    <StepHeading progress={progress} title="Do you want any of your response treated as confidential?">
      {late}
      <p>
        {consulter.name} may publish responses. Tick what you ask to be left out. If nothing is confidential, leave
        every box empty.
      </p>
      <p>
        What you mark still goes to {consulter.name}, and may be given in full to {sayBodies(recipients)}. If somebody
        asks them for it under access to information law, they take full account of your reasons, but no assurance can
        be given that confidentiality can be maintained in all circumstances.
      </p>
      <p>
        Reasons are optional. Without one, whoever decides about a request has less to go on. A confidentiality notice
        that your computer system adds by itself does not count as a request.
      </p>
    </StepHeading>
  );
  const texts = fieldsOf(content, draft).map(({ key, label, text }) => ({
    key,
    label,
    excerpt: text.slice(0, 120),
    count: passagesOn(draft.marks, key).length,
  }));
  return (
    <ConfidentialityForm
      action={action}
      pageTitle={pageTitle}
      autosave={autosave}
      values={values}
      heading={heading}
      aside={<Background content={content} parts={[{ paragraphs: [29, 30, 31], title: "What the document says" }]} />}
      general={[
        {
          key: "whole",
          label: "The whole response",
          hint: "The public would read none of it, only that a response was received.",
        },
        {
          key: "identity",
          label: "Who you are",
          hint: "Your name, your organisation and what names them. Your email address is left out in any case.",
        },
      ]}
      answers={markableAnswers(content, draft).map((answer) => ({
        ...answer,
        texts: texts.filter(({ key }) => covers(answer.key, key)),
      }))}
      files={withPublicVersions(files).map(({ file, publicVersion }) => ({
        key: fileKey(file.id),
        label: file.name,
        hint: publicVersion
          ? `Kept from publication in any case: “${publicVersion.name}” stands in its place.`
          : "If only part of it is confidential, add a version without that part on the page “Files” instead.",
      }))}
    />
  );
}
