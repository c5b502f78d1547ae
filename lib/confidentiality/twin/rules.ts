import { identityFinder } from "../identity/rules.ts";
import { covers, markedTexts, passagesIn } from "../marks/rules.ts";
import { runFinder, unionOf } from "../runs/rules.ts";
import type { Attachment, Field, Mark, MarkedResponse, Respondent } from "../schema.ts";
import { composeText, type Finder } from "../withholding/rules.ts";
import {
  type PublicAttachment,
  type PublicItem,
  type PublicSegment,
  type PublicTwin,
  withheldBlock,
} from "./schema.ts";

export const block: PublicSegment = { kind: "withheld", text: withheldBlock };

/** The words of a public text, blocks included, as the public reads them. */
export const publicText = (segments: readonly PublicSegment[]): string => segments.map(({ text }) => text).join("");

const has = (marks: readonly Mark[], level: Mark["level"]) => marks.some((mark) => mark.level === level);

/** Finds everything this response asks to keep out of any public text: runs of marked words and, if marked, the identity. */
function finderFor({ fields, marks, respondent }: MarkedResponse): Finder {
  const findRuns = runFinder(fields.flatMap((field) => markedTexts(field, marks)));
  if (!has(marks, "identity")) return findRuns;
  const findIdentity = identityFinder(respondent);
  return (text) => unionOf([...findRuns(text), ...findIdentity(text)]);
}

function publicField(field: Field, marks: readonly Mark[], find: Finder): PublicItem {
  const isMarked = marks.some((mark) => mark.level === "answer" && covers(mark.field, field.key));
  const segments = isMarked ? [block] : composeText(field.text, passagesIn(field, marks), find);
  return { key: field.key, label: field.label, segments };
}

function publicRespondent(respondent: Respondent, marks: readonly Mark[], find: Finder): PublicItem[] {
  const given = [
    { key: "name", label: "Name", text: respondent.name },
    { key: "organisation", label: "Organisation", text: respondent.organisation },
  ];
  return given.flatMap(({ key, label, text }) => {
    if (text === null || text.trim() === "") return [];
    return [{ key, label, segments: has(marks, "identity") ? [block] : composeText(text, [], find) }];
  });
}

/**
 * A file is public only as a whole or not at all (S29.9: nothing is blackened by machine). It is held back when it is
 * marked, when a public version stands beside it, when its own text holds what is withheld elsewhere, and under an
 * identity mark, since letterheads and file properties name their author; its public version is judged by itself.
 */
function publicAttachment(
  file: Attachment,
  response: MarkedResponse,
  find: Finder,
): Omit<PublicAttachment, "label"> & { why: WhyWithheld | null } {
  const why = whyWithheld(file, response, find);
  const isWithheld = why !== null;
  return { key: file.id, segments: isWithheld ? [block] : composeText(file.name, [], find), isWithheld, why };
}

/** Why the public would not get a file: for its author, and never told to the public. */
export type WhyWithheld = "marked" | "replaced" | "identity" | "repeats";

function whyWithheld({ id, publicVersionOf, text }: Attachment, { attachments, marks }: MarkedResponse, find: Finder) {
  if (marks.some((mark) => mark.level === "attachment" && mark.attachmentId === id)) {
    return attachments.some((other) => other.publicVersionOf === id) ? "replaced" : "marked";
  }
  if (attachments.some((other) => other.publicVersionOf === id)) return "replaced";
  if (has(marks, "identity") && publicVersionOf === null) return "identity";
  return find(text ?? "").length > 0 ? "repeats" : null;
}

/** Every item by itself, as the public would read it: the one source of both the twin and "who sees what" (S30.1). */
export function publicItems(response: MarkedResponse): Omit<
  PublicTwin,
  "isWithheldInFull" | "withheld" | "attachments"
> & {
  attachments: (PublicAttachment & { why: WhyWithheld | null })[];
} {
  const { fields, marks, respondent, attachments } = response;
  const isWhole = has(marks, "whole");
  const find = finderFor(response);
  const shown = <Item extends PublicItem>(item: Item): Item => (isWhole ? { ...item, segments: [block] } : item);
  return {
    respondent: publicRespondent(respondent, marks, find).map(shown),
    fields: fields.map((field) => shown(publicField(field, marks, find))),
    attachments: attachments.map((file, index) => {
      const item = publicAttachment(file, response, find);
      return shown({ ...item, label: `File ${index + 1}`, isWithheld: isWhole || item.isWithheld });
    }),
  };
}

const countBlocks = (items: readonly PublicItem[]) =>
  items.flatMap(({ segments }) => segments).filter(({ kind }) => kind === "withheld").length;

/**
 * The public twin of a response (§29; scenarios part 4, item 1): composed of what may be read, block by block in the
 * place of what may not. No five words in a row of a marked passage are in it, wherever else they stand (S29.2); no
 * contact details (S29.8); under an identity mark neither name, organisation nor address anywhere. The one exception is
 * a passage that has the words of the block itself. A response marked as a whole is one block and nothing more.
 * @throws RangeError when a passage mark does not lie within its text.
 */
export function composeTwin(
  fields: readonly Field[],
  marks: readonly Mark[],
  respondent: Respondent,
  attachments: readonly Attachment[],
): PublicTwin {
  if (has(marks, "whole")) return { isWithheldInFull: true, respondent: [], fields: [], attachments: [], withheld: 1 };
  const items = publicItems({ fields, marks, respondent, attachments });
  const twin = {
    respondent: has(marks, "identity")
      ? [{ key: "identity", label: "Who responded", segments: [block] }]
      : items.respondent,
    fields: onePerMarkedAnswer(items.fields, marks),
    attachments: items.attachments.map(({ why: _, ...file }, index) =>
      file.isWithheld ? { ...file, key: `file-${index + 1}` } : file,
    ),
  };
  const withheld = countBlocks([...twin.respondent, ...twin.fields, ...twin.attachments]);
  return { isWithheldInFull: false, ...twin, withheld };
}

/** A marked answer is one block however many boxes it has, so that the number of its parts does not show. */
function onePerMarkedAnswer(items: readonly PublicItem[], marks: readonly Mark[]): PublicItem[] {
  const seen = new Set<string>();
  return items.filter(({ key }) => {
    const answer = marks.find((mark) => mark.level === "answer" && covers(mark.field, key));
    if (answer?.level !== "answer") return true;
    const isFirst = !seen.has(answer.field);
    seen.add(answer.field);
    return isFirst;
  });
}
