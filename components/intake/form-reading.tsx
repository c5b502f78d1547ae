import { UnreadList } from "#components/responses/unread-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { calendarDate, formatDate } from "#lib/dates.ts";
import type { MailReading } from "#lib/intake/schema.ts";
import { marksOf } from "#lib/packs/marked/rules.ts";
import { partsOf, positionOn } from "#lib/responses/rules.ts";
import { positionNames, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";

type FormReadingProps = { texts: Texts; form: NonNullable<MailReading["form"]> };

const unanswered = "not-answered";

/** What was read out of a filled-in form beside the texts: choices, areas, dates, boxes and its own marks; and what needs a person's eye. */
export function FormReading({ texts, form }: FormReadingProps) {
  const { content, unread } = form;
  const consultation = textFor(content, texts);
  const parts = partsOf(consultation).filter(({ key }) => positionOn(content, key) !== unanswered);
  const areas = content.answers.flatMap(({ question, areas: named }) => named.map((area) => ({ question, ...area })));
  const dates = content.answers.flatMap(({ question, alternativeOn }) =>
    alternativeOn ? [{ question, alternativeOn }] : [],
  );
  const marks = marksOf(consultation, { response: content, files: [] });
  const row = (key: string, label: string, value: string) => ({ key, label, value });
  return (
    <div className="space-y-4">
      {unread.length > 0 ? (
        <Notice tone="amber" title="Some of the form needs your eye">
          <UnreadList unread={unread} />
        </Notice>
      ) : null}
      <p className="measure">
        Read from <span className="break-all">{form.name}</span>. The texts stand above and can be moved; these go into
        the register as its sender filled them in.
      </p>
      <SummaryList
        rows={[
          ...parts.map(({ key, question, wording }) =>
            row(key, `${question}: ${wording}`, positionNames[positionOn(content, key)]),
          ),
          ...(parts.length === 0 ? [row("none", "Positions", "None ticked")] : []),
          ...areas.map(({ question, id, about, what, why }) =>
            row(
              `${question}.${id}`,
              `${question}, area of disagreement`,
              [about, what, why && `Reasons: ${why}`].filter(Boolean).join("\n\n"),
            ),
          ),
          ...dates.map(({ question, alternativeOn }) =>
            row(`${question}.date`, `${question}: another date proposed`, formatDate(calendarDate(alternativeOn))),
          ),
          ...consultation.extraBoxes.flatMap(({ key, label }) =>
            content.extras[key] ? [row(`extra.${key}`, label, content.extras[key])] : [],
          ),
          row(
            "marks",
            "Marked in the form",
            marks.map(({ where, reason }) => `${where}. Reason: ${reason}`).join("\n") || "Nothing",
          ),
        ]}
      />
    </div>
  );
}
