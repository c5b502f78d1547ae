import type { ReactNode } from "react";
import { Details } from "#components/ui/details.tsx";
import { answersBeside } from "#lib/clarifications/rules.ts";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import type { ConsultationContent, Question } from "#lib/consultations/schema.ts";
import { formatDate, isCalendarDate } from "#lib/dates.ts";
import { nextAreaId } from "#lib/responses/form/rules.ts";
import { partsOf } from "#lib/responses/rules.ts";
import { longestText } from "#lib/responses/schema.ts";
import { notesOn } from "#lib/responses/steps/rules.ts";
import { Answers } from "./answers.tsx";
import { Background } from "./background.tsx";
import { ChangesForm } from "./changes-form.tsx";
import { PartsForm } from "./parts-form.tsx";
import type { StepFormProps } from "./step-form.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TextForm } from "./text-form.tsx";

type QuestionPageProps = Pick<StepFormProps, "action" | "pageTitle" | "values" | "autosave"> & {
  content: ConsultationContent;
  question: Question;
  progress: string;
  late: ReactNode;
  newArea: string | null;
  /** Every published answer to a question about the documents (§32); those that bear on this question are shown. */
  answers: readonly PublicClarification[];
};

/** A printed question, word for word, with what the document says about it beside it (S27.7). */
export function QuestionPage({
  content,
  question,
  progress,
  late,
  newArea,
  answers,
  values,
  pageTitle,
  action,
  autosave,
}: QuestionPageProps) {
  const { label, answer, background, facts, onBehalfOf } = question;
  const wording = content.document.questions.find((published) => published.label === label)?.wording ?? label;
  const parts = partsOf(content).filter((part) => part.question === label);
  const heading = (
    <StepHeading progress={progress} title={wording}>
      {late}
      {onBehalfOf ? <p className="text-ink-soft">Answers to this question are gathered for {onBehalfOf}.</p> : null}
    </StepHeading>
  );
  const asked = content.document.questions.find((published) => published.label === label);
  const answered = answersBeside(question, asked?.paragraph, answers);
  const aside =
    background.length + facts.length + answered.length + notesOn(content, label).length > 0 ? (
      <div className="space-y-6">
        {facts.length > 0 ? (
          <section aria-labelledby="facts" className="space-y-2">
            <h2 id="facts" className="text-base font-semibold">
              Facts about the date
            </h2>
            {facts.map((fact) => (
              <p key={fact}>{fact}</p>
            ))}
          </section>
        ) : null}
        <Answers slug={content.slug} answers={answered} />
        <Background content={content} parts={background} />
        {notesOn(content, label).map(({ id, title, text }) => (
          <Details key={id} summary={`Our note: ${title}`}>
            <p>{text}</p>
          </Details>
        ))}
      </div>
    ) : undefined;
  const form = { action, pageTitle, autosave, heading, aside, limit: longestText };
  if (answer.kind === "parts") {
    const dated = answer.parts.flatMap(({ asks }) => (asks.kind === "date" ? [asks.proposedOn] : []))[0];
    return (
      <PartsForm {...form} values={values} parts={parts} proposed={isCalendarDate(dated) ? formatDate(dated) : null} />
    );
  }
  if (answer.kind === "text") {
    const hint =
      "Leave this empty if you have nothing to add. An empty answer counts as no further comment, never as agreement.";
    return <TextForm {...form} values={values} boxes={[{ name: "text", label: "Your answer", hint }]} />;
  }
  const [overall, ...changes] = parts;
  if (!overall) throw new Error(`${label} has nothing to take a position on`);
  const summaries = new Map(content.changes.map(({ title, summary }) => [title, summary]));
  return (
    <ChangesForm
      {...form}
      values={{ ...values, areas: areasToShow(values.areas ?? [], newArea) }}
      overall={overall}
      changes={changes.map(({ key, wording: title }) => ({ key, wording: title, summary: summaries.get(title) ?? "" }))}
    />
  );
}

/** The saved areas, and an empty one where one was just asked for. */
function areasToShow(saved: string | string[], newArea: string | null): string[] {
  const ids = [saved].flat();
  return newArea === nextAreaId(ids) ? [...ids, newArea] : ids;
}
