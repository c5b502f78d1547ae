import type { Mark } from "#lib/confidentiality/schema.ts";
import { keptText } from "#lib/kept-text.ts";
import type { FormFileRead } from "#lib/responses/form-file/schema.ts";
import { movedMark } from "#lib/responses/passages/moving.ts";
import type { Answer, ResponseContent } from "#lib/responses/schema.ts";
import type { MailReading } from "../schema.ts";

/** A filled-in response form as a message carried it, or as staff received it. */
export type FormRead = FormFileRead & { name: string };

/** Every text of a response with the key that marks name, the empty ones too. */
export const textsOf = ({ answers, extras, general }: Pick<ResponseContent, "answers" | "extras" | "general">) => [
  ...answers.flatMap(({ question, text, areas }) => [
    [question, text] as const,
    ...areas.flatMap(({ id, about, what, why }) => [
      [`${question}.${id}.about`, about] as const,
      [`${question}.${id}.what`, what] as const,
      [`${question}.${id}.why`, why] as const,
    ]),
  ]),
  ...Object.entries(extras).map(([key, text]) => [`extra.${key}`, text] as const),
  ["general", general] as const,
];

/** Whether anything was answered in it: a blank form that comes along says nothing. */
export const isFilledIn = ({ content }: Pick<FormFileRead, "content">): boolean =>
  Object.keys(content.positions).length > 0 ||
  content.answers.some(({ alternativeOn }) => alternativeOn !== null) ||
  textsOf(content).some(([, text]) => text.trim() !== "");

/** What its sender wrote in it, and nothing of what is printed: for whoever looks for a request in their own words. */
export const wordsIn = ({ content }: FormFileRead): string =>
  textsOf(content)
    .filter(([, text]) => text.trim() !== "")
    .map(([key, text]) => (content.answers.some(({ question }) => question === key) ? `${key}:\n${text}` : text))
    .join("\n\n");

const flat = (text: string) => text.replace(/\s+/g, " ").trim();
const together = (...texts: string[]) => texts.filter((text) => text.trim() !== "").join("\n\n");

/**
 * A reading with the form's answers in their places. What its sender wrote beside it stays: under the question it names, else outside the
 * questions. Who they are is the form's word, and the message's where the form is silent.
 */
export function withForm(reading: MailReading, form: FormRead): MailReading {
  const { content, unread, name } = form;
  const ofForm = new Map(content.answers.map(({ question, text }) => [question, text]));
  const labels = [...new Set([...ofForm.keys(), ...Object.keys(reading.answers)])];
  // The message's answers are the form's own words where its body names no question.
  const all = flat(wordsIn(form));
  const answers = labels.map((label): [string, string] => {
    const [filled, beside] = [ofForm.get(label) ?? "", reading.answers[label] ?? ""];
    return [label, all.includes(flat(beside)) ? filled : keptText(together(filled, beside))];
  });
  const { respondent } = content;
  return {
    ...reading,
    isResponse: true,
    answers: Object.fromEntries(answers),
    general: keptText(together(content.general, reading.general)),
    respondent: {
      ...respondent,
      name: respondent.name || reading.respondent.name,
      email: respondent.email || reading.respondent.email,
    },
    form: { name, content, unread },
  };
}

/** The form's own marks, on the words where they stand now: staff may have put words elsewhere since. */
function marksNow(before: ResponseContent, after: Pick<ResponseContent, "answers" | "extras" | "general">): Mark[] {
  const [then, now] = [new Map(textsOf(before)), new Map(textsOf(after))];
  return before.marks.flatMap((mark) =>
    mark.level === "passage" ? movedMark(mark, then.get(mark.field) ?? "", now.get(mark.field) ?? "").marks : [mark],
  );
}

/** What the form holds beside the texts that staff may move: positions, areas, dates, boxes, and its own marks. */
export function fromForm(form: NonNullable<MailReading["form"]>, reading: Pick<MailReading, "answers" | "general">) {
  const { content } = form;
  const labels = [...new Set([...content.answers.map(({ question }) => question), ...Object.keys(reading.answers)])];
  const answers = labels.map((question): Answer => {
    const given = content.answers.find((answer) => answer.question === question);
    return { question, areas: [], alternativeOn: null, ...given, text: reading.answers[question] ?? "" };
  });
  const said = {
    answers: answers.filter(
      ({ text, areas, alternativeOn }) => text.trim() !== "" || areas.length > 0 || alternativeOn,
    ),
    extras: content.extras,
    general: reading.general,
  };
  return {
    ...said,
    positions: content.positions,
    consultationVersion: content.consultationVersion,
    marks: marksNow(content, said),
  };
}
