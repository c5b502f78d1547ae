import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ConsultationContent, Question } from "#lib/consultations/schema.ts";
import { formatDate, isCalendarDate } from "#lib/dates.ts";
import { fieldName } from "#lib/responses/one-page/rules.ts";
import { partsOf } from "#lib/responses/rules.ts";
import { Mark, Part } from "./one-page-part.tsx";
import { PositionChoice } from "./position-choice.tsx";

/** A printed question, word for word, with its positions (overall or part by part), its text and its mark (S27.1, S27.2). */
export function OnePageQuestion({
  content,
  question: { label, answer },
}: {
  content: ConsultationContent;
  question: Question;
}) {
  const wording = content.document.questions.find((published) => published.label === label)?.wording ?? label;
  const parts = partsOf(content).filter(({ question, isAsked }) => question === label && isAsked !== "change");
  const dated =
    answer.kind === "parts"
      ? answer.parts.flatMap(({ asks }) => (asks.kind === "date" ? [asks.proposedOn] : []))[0]
      : null;
  return (
    <Part title={`${label}. ${wording}`}>
      {parts.map(({ key, wording: legend }) => (
        <PositionChoice key={key} part={key} legend={legend} value="" />
      ))}
      {answer.kind === "parts" ? (
        <Field
          name={fieldName(label, "alternative")}
          label="Another date you would propose"
          optional
          hint={isCalendarDate(dated) ? `The document proposes ${formatDate(dated)}.` : undefined}
          type="date"
          width="medium"
        />
      ) : null}
      <TextArea
        name={fieldName(label, "text")}
        label={answer.kind === "text" ? "Your answer" : "Your reasons and comments"}
        optional
        rows={6}
      />
      <Mark name={label} label={`Treat my answer to ${label} as confidential`} />
    </Part>
  );
}
