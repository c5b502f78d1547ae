import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { covers } from "#lib/confidentiality/marks/rules.ts";
import type { Question } from "#lib/consultations/schema.ts";
import type { FormState } from "#lib/form-state.ts";
import { applyMarks, markValues } from "../marks/rules.ts";
import { withMarksMoved } from "../passages/rules.ts";
import { answerTo, organisationBeside, partsOf, positionOn, whyNotSendable } from "../rules.ts";
import {
  type Answer,
  type Area,
  areaSchema,
  type DraftContent,
  lineSchema,
  mostAreas,
  positionSchema,
  type Remark,
  respondentSchema,
  type TextOfResponse,
  textSchema,
} from "../schema.ts";
import type { Step } from "../steps/rules.ts";
import { givenAnew } from "../texts.ts";
import { type Reader, readerOf } from "./reading/rules.ts";
import { dayOrNoneSchema, type Entries, goSchema } from "./schema.ts";

type Values = FormState["values"];

/** What a page did with what was sent: the draft as it becomes, what could not be taken and why, and what the pressed button asks. */
export type Applied = {
  draft: DraftContent;
  errors: Record<string, string>;
  typed: Values;
  go: string;
  /** Boxes in which a mark may have been on any of several words: all of them are marked. */
  doubtful: readonly { key: string; label: string }[];
};

/** An area with nothing in it is a form that was opened and not used. */
const isEmptyArea = ({ about, what, why }: Area) => about + what + why === "";

const emptyArea = (id: string): Area => ({ id, about: "", anchor: null, what: "", why: "" });

/** The name of the next area of disagreement: one more than the highest ever used here, so that a name keeps its meaning. */
export const nextAreaId = (ids: readonly string[]): string =>
  `area-${Math.max(0, ...ids.map((id) => Number(id.replace("area-", "")) || 0)) + 1}`;

function applyAreas(areas: readonly Area[], reader: Reader, go: string): Area[] {
  const sent = reader.all("areas").filter((id) => {
    const isId = areaSchema.shape.id.safeParse(id).success;
    if (!isId)
      reader.refuse("form", "An area of disagreement arrived under a name this page does not use. It was left out.");
    return isId;
  });
  const ids = [...new Set([...areas.map(({ id }) => id), ...sent])];
  const read = ids.map((id): Area => {
    const before = areas.find((area) => area.id === id) ?? emptyArea(id);
    return {
      ...before,
      about: reader.read(`${id}.about`, lineSchema, before.about),
      what: reader.read(`${id}.what`, textSchema, before.what),
      why: reader.read(`${id}.why`, textSchema, before.why),
    };
  });
  const kept = read.filter((area) => !isEmptyArea(area) && go !== `remove ${area.id}`);
  if (kept.length > mostAreas)
    reader.refuse("form", `At most ${mostAreas} areas of disagreement: put further ones into the text.`);
  return kept.slice(0, mostAreas);
}

/** The remarks that were made from the document: their page changes and removes them, and makes none. */
function applyRemarks(remarks: readonly Remark[], reader: Reader, go: string): Remark[] {
  return remarks
    .map((remark) => ({
      ...remark,
      about: reader.read(`${remark.id}.about`, lineSchema, remark.about),
      what: reader.read(`${remark.id}.what`, textSchema, remark.what),
    }))
    .filter(({ id, about, what }) => go !== `remove ${id}` && about + what !== "");
}

function applyQuestion(
  { label, answer: form }: Question,
  content: TextOfResponse,
  draft: DraftContent,
  reader: Reader,
  go: string,
): DraftContent {
  const before = answerTo(draft, label);
  const taken = partsOf(content)
    .filter(({ question }) => question === label)
    .map(({ key }) => ({
      key,
      position: reader.read(`position.${key}`, positionSchema, positionOn(draft, key), "refuse"),
    }));
  const mine = new Set(taken.map(({ key }) => key));
  const others = Object.entries(draft.positions).filter(([key]) => !mine.has(key));
  const given = go === "clear" ? [] : taken.filter(({ position }) => position !== "not-answered");
  const answer: Answer = {
    question: label,
    text: reader.read("text", textSchema, before.text),
    areas: form.kind === "changes" ? applyAreas(before.areas, reader, go) : before.areas,
    alternativeOn:
      form.kind === "parts" ? reader.read("alternative", dayOrNoneSchema, before.alternativeOn) : before.alternativeOn,
  };
  const remarks = applyRemarks(before.remarks ?? [], reader, go);
  if (remarks.length > 0) answer.remarks = remarks;
  const isSilent =
    answer.text === "" && answer.areas.length === 0 && remarks.length === 0 && answer.alternativeOn === null;
  const answers = content.questions.flatMap((question) => {
    if (question.label === label) return isSilent ? [] : [answer];
    return draft.answers.filter((other) => other.question === question.label);
  });
  return {
    ...draft,
    answers,
    positions: Object.fromEntries([...others, ...given.map(({ key, position }) => [key, position] as const)]),
  };
}

function applyTo(
  step: Step,
  content: TextOfResponse,
  draft: DraftContent,
  fileIds: readonly string[],
  reader: Reader,
  go: string,
): DraftContent {
  switch (step.kind) {
    case "about-you": {
      const { capacity, organisation, name, role, email } = draft.respondent;
      const respondent = {
        capacity: reader.read("capacity", respondentSchema.shape.capacity, capacity, "refuse"),
        organisation: reader.read("organisation", lineSchema, organisation),
        name: reader.read("name", lineSchema, name),
        role: reader.read("role", lineSchema, role),
        email: reader.read("email", lineSchema, email),
      };
      return { ...draft, respondent };
    }
    case "question":
      return applyQuestion(step.question, content, draft, reader, go);
    case "extras": {
      const boxes = content.extraBoxes.map(({ key }) => [
        key,
        reader.read(`extra.${key}`, textSchema, draft.extras[key] ?? ""),
      ]);
      const general = reader.read("general", textSchema, draft.general);
      return { ...draft, general, extras: { ...draft.extras, ...Object.fromEntries(boxes) } };
    }
    case "confidentiality":
      return applyMarks(content, draft, fileIds, reader);
    case "check":
      return { ...draft, hasReadWhoSees: reader.has("hasReadWhoSees") };
    case "files":
    case "who-sees-what":
      return draft;
  }
}

/**
 * Puts what a page sent into the draft. Only this page's answers change; what cannot be taken is named in `errors`, stays as it was, and
 * is handed back in `typed`. Everything that can be kept is kept, errors or not (S27.5: a draft need not be whole).
 */
export function applyForm(
  step: Step,
  content: TextOfResponse,
  draft: DraftContent,
  entries: Entries,
  files: readonly { id: string }[] = [],
): Applied {
  const reader = readerOf(entries);
  const go = goSchema.parse(reader.all("go").at(-1) ?? "continue");
  const next = applyTo(
    step,
    content,
    draft,
    files.map(({ id }) => id),
    reader,
    go,
  );
  // "My answer holds for the new words": what this page asks is then given to the text it showed, though nothing of it changed.
  const isRenewed = reader.has("toNewText") ? isAskedOn(step) : undefined;
  const { response, doubtful } = withMarksMoved(content, draft, next);
  const given = givenAnew(draft, response, content.textVersion, isRenewed);
  return { draft: given, errors: reader.errors(), typed: reader.typed(), go, doubtful };
}

/** Whether the answer of this key (`saidIn`) is asked for on the page. */
const isAskedOn =
  (step: Step) =>
  (key: string): boolean => {
    if (step.kind === "extras") return key.startsWith("extra.");
    const own = key.replace(/^position\./, "");
    return step.kind === "question" && covers(step.question.label, own);
  };

/** What a page's fields hold, by name: the form is drawn from this, and nothing else. */
export function valuesOf(step: Step, content: TextOfResponse, draft: DraftContent): Values {
  switch (step.kind) {
    case "about-you":
      return { ...draft.respondent };
    case "question": {
      const { text, areas, remarks = [], alternativeOn } = answerTo(draft, step.question.label);
      const parts = partsOf(content).filter(({ question }) => question === step.question.label);
      return {
        text,
        alternative: alternativeOn ?? "",
        areas: areas.map(({ id }) => id),
        remarks: remarks.map(({ id }) => id),
        ...Object.fromEntries(
          areas.flatMap(({ id, about, what, why }) => [
            [`${id}.about`, about],
            [`${id}.what`, what],
            [`${id}.why`, why],
          ]),
        ),
        ...Object.fromEntries(
          remarks.flatMap(({ id, kind, about, what }) => [
            [`${id}.kind`, kind],
            [`${id}.about`, about],
            [`${id}.what`, what],
          ]),
        ),
        ...Object.fromEntries(parts.map(({ key }) => [`position.${key}`, draft.positions[key] ?? ""])),
      };
    }
    case "extras":
      return {
        ...Object.fromEntries(content.extraBoxes.map(({ key }) => [`extra.${key}`, draft.extras[key] ?? ""])),
        // There is a box for it only when something stands in it: an uploaded form can bring that.
        ...(draft.general === "" ? {} : { general: draft.general }),
      };
    case "confidentiality":
      return markValues(content, draft);
    case "files":
    case "who-sees-what":
    case "check":
      return {};
  }
}

/**
 * A fingerprint of what a page showed. The form sends it back: when the page would show something else by then, somebody changed it in
 * between. The check page shows the whole draft and its files, so any change counts there.
 */
export function baseOf(
  step: Step,
  content: TextOfResponse,
  draft: DraftContent,
  files: readonly { id: string }[] = [],
): string {
  const shown =
    step.kind === "check"
      ? { ...draft, hasReadWhoSees: false, consultationVersion: 0, textVersions: {}, files: files.map(({ id }) => id) }
      : valuesOf(step, content, draft);
  return createHash("sha256")
    .update(canonicalize(shown) ?? "")
    .digest("base64url")
    .slice(0, 22);
}

/** What a page carries beside its fields: which text it showed, and a fingerprint of what it held. */
export const shownBy = (
  step: Step,
  text: TextOfResponse,
  draft: DraftContent,
  files: readonly { id: string }[],
): { base: string; textVersion: string } => ({
  base: baseOf(step, text, draft, files),
  textVersion: String(text.textVersion),
});

/** What keeps this page from being left with "Continue": only what is needed to reply (S27.5). */
export function whyNotPassable(step: Step, draft: DraftContent): Record<string, string> {
  if (step.kind !== "about-you") return {};
  const mine = ["capacity", "organisation", "name", "email"];
  return Object.fromEntries(Object.entries(whyNotSendable(draft)).filter(([field]) => mine.includes(field)));
}

/**
 * What a person is asked about once before going on; going on again is the answer. "area": they disagree and name no area (S27.1).
 * "organisation": they answer for themselves, and a name stands in the box for an organisation. Null: nothing.
 */
export function promptOn(step: Step, content: TextOfResponse, draft: DraftContent): "area" | "organisation" | null {
  if (step.kind === "about-you" && organisationBeside(draft.respondent) !== "") return "organisation";
  return isDisagreeingWithoutArea(step, content, draft) ? "area" : null;
}

/** True when somebody disagrees, wholly or in part, and names no area: allowed, and asked about once (S27.1). */
export function isDisagreeingWithoutArea(step: Step, content: TextOfResponse, draft: DraftContent): boolean {
  if (step.kind !== "question" || step.question.answer.kind !== "changes") return false;
  const { areas } = answerTo(draft, step.question.label);
  const taken = partsOf(content).filter(({ question }) => question === step.question.label);
  return areas.length === 0 && taken.some(({ key }) => /^(disagree|agree-in-part)$/.test(draft.positions[key] ?? ""));
}
