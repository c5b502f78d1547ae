import type { ReactNode } from "react";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { outsideLabel } from "#lib/responses/rules.ts";
import { longestText } from "#lib/responses/schema.ts";
import { Background } from "./background.tsx";
import type { StepFormProps } from "./step-form.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TextForm } from "./text-form.tsx";

type ExtrasPageProps = Pick<StepFormProps, "action" | "pageTitle" | "values" | "autosave"> & {
  content: ConsultationContent;
  progress: string;
  late: ReactNode;
};

/** The boxes beyond the printed questions: they are ours, so the published numbering stays (S27.6). */
export function ExtrasPage({ content, progress, late, action, pageTitle, values, autosave }: ExtrasPageProps) {
  const [only, ...more] = content.extraBoxes;
  const title = only && more.length === 0 ? only.label : "Further comments";
  const bodies = [...new Set(content.extraBoxes.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))];
  const heading = (
    <StepHeading progress={progress} title={title}>
      {late}
      <p className="text-ink-soft">
        This is not one of the numbered questions: {content.consulter.name} also seeks views on it.
        {bodies.length > 0 ? ` Answers are gathered for ${bodies.join(" and ")}.` : ""} You can leave it empty.
      </p>
    </StepHeading>
  );
  return (
    <TextForm
      action={action}
      pageTitle={pageTitle}
      autosave={autosave}
      values={values}
      heading={heading}
      limit={longestText}
      aside={
        <Background
          content={content}
          parts={content.extraBoxes.map(({ label, paragraphs }) => ({
            title: label.replace(/ \(.*\)$/, ""),
            paragraphs,
          }))}
        />
      }
      boxes={[
        ...content.extraBoxes.map(({ key, label }) => ({
          name: `extra.${key}`,
          label: more.length === 0 ? "Your comments" : label,
        })),
        ...(values.general === undefined ? [] : [{ name: "general", label: outsideLabel }]),
      ]}
    />
  );
}
