import type { ConsultationContent, Question } from "#lib/consultations/schema.ts";
import { isTaken, partsOf, saidIn, sayVersion } from "./rules.ts";
import type { DraftContent, Part, ResponseContent, Text, TextOfResponse, Texts } from "./schema.ts";

type Versions = Pick<ResponseContent, "consultationVersion" | "textVersions">;

/** The version of the text that an answer was given to. */
const givenTo = ({ consultationVersion, textVersions }: Versions, key: string): number =>
  textVersions?.[key] ?? consultationVersion;

/** The same for the position taken on a part. */
export const positionGivenTo = (response: Versions, part: string): number => givenTo(response, `position.${part}`);

/**
 * What a draft becomes when its author, with `version` of the text before them, made it `after` out of `before`: whatever they said anew is
 * given to that version, the rest stays given to the version it was given to. `isRenewed`: they say that this answer holds for the version
 * before them, unchanged as it is.
 */
export function givenAnew(
  before: DraftContent,
  after: DraftContent,
  version: number,
  isRenewed: (key: string) => boolean = () => false,
): DraftContent {
  const was = saidIn(before);
  const { textVersions: _, ...rest } = after;
  const consultationVersion = Math.max(before.consultationVersion, version);
  const others = [...saidIn(after)].flatMap(([key, said]): [string, number][] => {
    const own = was.get(key) === said && !isRenewed(key) ? givenTo(before, key) : version;
    return own === consultationVersion ? [] : [[key, own]];
  });
  return {
    ...rest,
    consultationVersion,
    ...(others.length > 0 ? { textVersions: Object.fromEntries(others) } : {}),
  };
}

/** Every version of the text that a response has an answer to, and the one its author had last. */
export function versionsIn(response: ResponseContent): number[] {
  const said = [...saidIn(response).keys()].map((key) => givenTo(response, key));
  return [...new Set([...said, response.consultationVersion])].toSorted((a, b) => a - b);
}

export function newestOf(texts: Texts): Text {
  const newest = texts.at(-1);
  if (!newest) throw new Error("a consultation has no published text");
  return newest;
}

/** The text of this number; the newest where there is none of it, as for what was written before it was kept. */
export const textNumbered = (texts: Texts, version: number): Text =>
  texts.find((text) => text.version === version) ?? newestOf(texts);

const wordingIn = (content: ConsultationContent, label: string): string | undefined =>
  content.document.questions.find((question) => question.label === label)?.wording;

/** Where something that was answered is asked: in the version it was given to, else in the newest that asks it. Null: in none. */
function whereAsked<T>(texts: Texts, version: number, asked: (content: ConsultationContent) => T | undefined) {
  const own = texts.filter((text) => text.version === version);
  for (const text of [...own, ...texts.toReversed()]) {
    const found = asked(text.content);
    if (found !== undefined) return { version: text.version, content: text.content, found };
  }
  return null;
}

const partIn = (key: string) => (content: ConsultationContent) => partsOf(content).find((part) => part.key === key);

const inVersion = (part: Part, version: number): Part => ({
  ...part,
  wording: `${part.wording}${sayVersion(version)}`,
  version,
});

/** The parts that positions were taken on, where the base does not ask them, or (`asGiven`) asks them in other words. */
function otherParts(response: ResponseContent, texts: Texts, base: Text, asGiven: boolean): Part[] {
  return Object.entries(response.positions).flatMap(([key, position]): Part[] => {
    if (!isTaken(position)) return [];
    const here = partIn(key)(base.content);
    const at = whereAsked(texts, positionGivenTo(response, key), partIn(key));
    if (!at) return here ? [] : [{ key, question: key.split(".")[0] ?? key, wording: key, isAsked: "part" }];
    if (!here) return [inVersion(at.found, at.version)];
    const isSame =
      here.wording === at.found.wording &&
      wordingIn(base.content, here.question) === wordingIn(at.content, at.found.question);
    return isSame || !asGiven ? [] : [inVersion(at.found, at.version)];
  });
}

/** The version to whose question what stands under a label was given; the newest of them where there are several. */
function questionGivenTo(response: ResponseContent, label: string, parts: readonly Part[]): number | null {
  const answer = response.answers.find(({ question }) => question === label);
  if (answer && (answer.text !== "" || answer.alternativeOn !== null)) return givenTo(response, label);
  const keys = [
    ...[...(answer?.areas ?? []), ...(answer?.remarks ?? [])].map(({ id }) => `${label}.${id}`),
    ...parts
      .filter(({ key, question }) => question === label && isTaken(response.positions[key]))
      .map(({ key }) => `position.${key}`),
  ];
  return keys.length === 0 ? null : Math.max(...keys.map((key) => givenTo(response, key)));
}

type Asked = { question: Question; wording: string; paragraph: number; version: number | null };

/** A question that stands in no version of the text: what was said to it is shown all the same. */
const unknownQuestion = (label: string): Asked => ({
  question: { label, answer: { kind: "text" }, background: [], facts: [], onBehalfOf: null },
  wording: "This question stands in no published version of the text.",
  paragraph: 1,
  version: null,
});

function questionIn(content: ConsultationContent, label: string) {
  const question = content.questions.find((one) => one.label === label);
  const printed = content.document.questions.find((one) => one.label === label);
  return question && printed ? { question, wording: printed.wording, paragraph: printed.paragraph } : undefined;
}

function askedUnder(
  label: string,
  response: ResponseContent,
  texts: Texts,
  base: Text,
  parts: readonly Part[],
  asGiven: boolean,
) {
  const here = questionIn(base.content, label);
  const given = questionGivenTo(response, label, parts);
  if (here && (given === null || !asGiven)) return { ...here, version: null };
  const at = whereAsked(texts, given ?? base.version, (content) => questionIn(content, label));
  if (!at) return here ? { ...here, version: null } : unknownQuestion(label);
  if (here && here.wording === at.found.wording) return { ...here, version: null };
  return {
    ...at.found,
    question: here?.question ?? at.found.question,
    wording: `${at.found.wording}${sayVersion(at.version)}`,
    version: at.version,
  };
}

function boxesOf(response: ResponseContent, texts: Texts, base: Text, asGiven: boolean) {
  const own = base.content.extraBoxes.map(({ key }) => key);
  const said = Object.keys(response.extras).filter((key) => response.extras[key] !== "" && !own.includes(key));
  return [...own, ...said].map((key) => {
    const boxIn = (content: ConsultationContent) => content.extraBoxes.find((box) => box.key === key);
    const here = boxIn(base.content);
    const at = response.extras[key] ? whereAsked(texts, givenTo(response, `extra.${key}`), boxIn) : null;
    if (here && (!at || !asGiven || at.found.label === here.label)) return { box: here, version: null };
    if (!at) return { box: { key, label: key, paragraphs: [1], onBehalfOf: null }, version: null };
    return { box: { ...at.found, label: `${at.found.label}${sayVersion(at.version)}` }, version: at.version };
  });
}

function compose(response: ResponseContent, texts: Texts, base: Text, asGiven: boolean): TextOfResponse {
  const others = otherParts(response, texts, base, asGiven);
  const own = partsOf(base.content).map((part) => others.find(({ key }) => key === part.key) ?? part);
  const further = others.filter(({ key }) => !own.some((part) => part.key === key));
  const labels = new Set([
    ...base.content.questions.map(({ label }) => label),
    ...response.answers.map(({ question }) => question),
    ...further.map(({ question }) => question),
  ]);
  const asked = [...labels].map((label) => askedUnder(label, response, texts, base, [...own, ...further], asGiven));
  const printed = new Map(base.content.document.questions.map((question) => [question.label, question]));
  // Of a question that the base no longer asks, everything it asked then, answered or not.
  const gone = asked.flatMap(({ question: { label }, version }) =>
    version === null || printed.has(label)
      ? []
      : partsOf(textNumbered(texts, version).content)
          .filter(({ question, key }) => question === label && !further.some((part) => part.key === key))
          .map((part) => inVersion(part, version)),
  );
  const parts = [...own, ...further, ...gone];
  const boxes = boxesOf(response, texts, base, asGiven);
  return {
    ...base.content,
    document: {
      ...base.content.document,
      questions: asked.map(({ question: { label }, wording, paragraph }) => ({
        anchor: label.toLowerCase(),
        ...printed.get(label),
        label,
        paragraph,
        wording,
      })),
    },
    questions: asked.map(({ question }) => question),
    extraBoxes: boxes.map(({ box }) => box),
    textVersion: base.version,
    parts: asked.flatMap(({ question: { label } }) => parts.filter(({ question }) => question === label)),
    versionOf: Object.fromEntries([
      ...asked.flatMap(({ question, version }) => (version === null ? [] : [[question.label, version] as const])),
      ...parts.flatMap(({ key, version }) => (version === undefined ? [] : [[`position.${key}`, version] as const])),
      ...boxes.flatMap(({ box, version }) => (version === null ? [] : [[`extra.${box.key}`, version] as const])),
    ]),
  };
}

/**
 * The text by which a response is read, by whoever reads it: the version its author had last, every answer that was given to other words
 * under those, with "(version 1 of the text)", and whatever that version no longer asks after it. Nothing a response says is without a place.
 */
export const textFor = (response: ResponseContent, texts: Texts): TextOfResponse =>
  compose(response, texts, textNumbered(texts, response.consultationVersion), true);

/**
 * The text by which a draft is written on: what `version` asks (the newest where it is left out), in its words, and after it what the draft
 * answers and that version no longer asks.
 */
export const textToAnswer = (draft: DraftContent, texts: Texts, version = newestOf(texts).version): TextOfResponse =>
  compose(draft, texts, textNumbered(texts, version), false);

/**
 * A draft as though it said something in each of these fields of a page (and to the question `label`), where some text asks for it: for
 * `textToAnswer`, which then has a place for them. Nothing else becomes of it.
 */
export function withSent(
  draft: DraftContent,
  texts: Texts,
  names: readonly string[],
  label: string | null,
): DraftContent {
  const asked = (prefix: string, isAsked: (content: ConsultationContent, key: string) => boolean) =>
    names
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter((key) => texts.some(({ content }) => isAsked(content, key)));
  const parts = asked("position.", (content, key) => partIn(key)(content) !== undefined);
  const boxes = asked("extra.", (content, key) => content.extraBoxes.some((box) => box.key === key));
  const isNew = label !== null && !draft.answers.some(({ question }) => question === label);
  return {
    ...draft,
    positions: { ...Object.fromEntries(parts.map((key) => [key, "no-view"] as const)), ...draft.positions },
    extras: { ...draft.extras, ...Object.fromEntries(boxes.map((key) => [key, draft.extras[key] || "sent"])) },
    answers: isNew
      ? [...draft.answers, { question: label, text: "sent", areas: [], alternativeOn: null }]
      : draft.answers,
  };
}

/** The draft as it would be sent by somebody who has the newest text before them; what was said stays given to the text it was given to. */
export const inNewest = (draft: DraftContent, texts: Texts): DraftContent =>
  givenAnew(draft, draft, newestOf(texts).version);

/**
 * The text a draft was begun on, or the oldest it has an answer to, and every one that was published since; empty when that one is the newest.
 * Texts are published one after another.
 */
export function laterTexts<T extends Text & { publishedAt: Date }>(
  { content, createdAt }: { content: DraftContent; createdAt: Date },
  texts: readonly T[],
): { from: T; later: T[] } | null {
  const oldest = Math.min(...versionsIn(content));
  const standing = texts.findLast(({ publishedAt }) => publishedAt <= createdAt) ?? texts[0];
  const from = texts.find(({ version }) => version === Math.min(oldest, standing?.version ?? oldest));
  const later = texts.filter(({ version }) => from !== undefined && version > from.version);
  return from && later.length > 0 ? { from, later } : null;
}

/** The words in which something was asked when it was answered, with their version, where the page of a draft now puts it in others. */
export function earlierWordings(toAnswer: TextOfResponse, asGiven: TextOfResponse, label: string | null): string[] {
  const isReworded = (key: string) => asGiven.versionOf[key] !== undefined && toAnswer.versionOf[key] === undefined;
  const questions = asGiven.document.questions.filter((one) => one.label === label && isReworded(one.label));
  const parts = asGiven.parts.filter(({ question, key }) => question === label && isReworded(`position.${key}`));
  const boxes = label === null ? asGiven.extraBoxes.filter(({ key }) => isReworded(`extra.${key}`)) : [];
  return [
    ...questions.map(({ wording }) => wording),
    ...(questions.length > 0 ? [] : parts.map(({ wording }) => wording)),
    ...boxes.map((box) => box.label),
  ];
}

/** A text that is the only one: for what has had no other, such as a form that was just filled in. */
export const onlyText = (content: ConsultationContent, version = 1): Texts => [{ version, content }];
