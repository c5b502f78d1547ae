import { formatDate, isCalendarDate } from "#lib/dates.ts";
import { answerTo, partsOf, positionOn } from "#lib/responses/rules.ts";
import { positionNames, type ResponseContent, remarkNames, type TextOfResponse } from "#lib/responses/schema.ts";
import { isAnswered } from "#lib/responses/steps/rules.ts";
import { FieldCopy } from "./field-copy.tsx";

type AnswerCopyProps = { content: TextOfResponse; response: ResponseContent; label: string };

/** One question's positions, areas of disagreement and text. What was not answered says so, and is never agreement (invariant 9). */
export function AnswerCopy({ content, response, label }: AnswerCopyProps) {
  const { text, areas, remarks = [], alternativeOn } = answerTo(response, label);
  const parts = partsOf(content).filter(({ question }) => question === label);
  const isTextOnly = parts.length === 0;
  if (!isAnswered(content, response, label))
    return <p className="text-ink-soft">{isTextOnly ? "No further comment." : "Not answered."}</p>;
  const shown = parts.filter(
    ({ key, isAsked }) => isAsked !== "change" || positionOn(response, key) !== "not-answered",
  );
  return (
    <div className="space-y-4">
      {shown.length > 0 ? (
        <dl className="space-y-1.5">
          {shown.map(({ key, wording }) => (
            <div key={key} className="grid gap-x-6 sm:grid-cols-[minmax(0,1fr)_9rem]">
              <dt>{wording}</dt>
              <dd className={positionOn(response, key) === "not-answered" ? "text-ink-soft" : "font-semibold"}>
                {positionNames[positionOn(response, key)]}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {isCalendarDate(alternativeOn) ? <p>Another date proposed: {formatDate(alternativeOn)}</p> : null}
      {areas.map(({ id, about, what, why }, index) => (
        <div key={id} className="border-s-2 border-line ps-4">
          <h3 className="text-base font-semibold">Area of disagreement {index + 1}</h3>
          {[
            { key: `${label}.${id}.about`, label: "About", text: about },
            { key: `${label}.${id}.what`, label: "What", text: what },
            { key: `${label}.${id}.why`, label: "Reasons", text: why },
          ]
            .filter(({ text: written }) => written !== "")
            .map((field) => (
              <div key={field.key} className="mt-1 grid gap-x-6 sm:grid-cols-[6rem_minmax(0,1fr)]">
                <p className="text-ink-soft">{field.label}</p>
                <FieldCopy response={response} field={field} />
              </div>
            ))}
        </div>
      ))}
      {remarks.map(({ id, kind, about, what }, index) => (
        <div key={id} className="border-s-2 border-line ps-4">
          <h3 className="text-base font-semibold">
            Remark {index + 1} {remarkNames[kind]}
          </h3>
          {[
            { key: `${label}.${id}.about`, label: "About", text: about },
            { key: `${label}.${id}.what`, label: "What", text: what },
          ]
            .filter(({ text: written }) => written !== "")
            .map((field) => (
              <div key={field.key} className="mt-1 grid gap-x-6 sm:grid-cols-[6rem_minmax(0,1fr)]">
                <p className="text-ink-soft">{field.label}</p>
                <FieldCopy response={response} field={field} />
              </div>
            ))}
        </div>
      ))}
      {text === "" ? null : <FieldCopy response={response} field={{ key: label, label, text }} />}
    </div>
  );
}
