import { fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import { factsOf } from "../classification/facts/rules.ts";
import { classifyMessage } from "../classification/rules.ts";
import type { Verdict } from "../classification/schema.ts";
import type { ReceivedMessage } from "../message/schema.ts";
import { hasConcept } from "../requests/cues/rules.ts";
import { normalised } from "../words/rules.ts";
import type { AskedInWords } from "./schema.ts";

/**
 * Stems of which every outright request has one, for telling in no time that a text has none: most do not, and are read no further. For
 * JavaScript and for PostgreSQL alike.
 */
export const telling =
  "confiden|publi|disclos|redact|anonym|withh|privat|privil|secret|sensitiv|propriet|embargo|identif|attribut|shar|circulat|releas|reveal|divulg|website|online|internal|keep|kept|remov|delet|omit|cyfrin|vertraul|geheim|ffentlich";
const tellingPattern = new RegExp(telling, "i");

/** Nothing is read beside the text of the boxes: the files of a response have marks and a page of their own. */
const readNothing = () => Promise.resolve(null);

/** Longer texts are read to here: what asks for confidentiality stands at the beginning or the end, and both are read. UTF-16 code units. */
export const longestRead = 30_000;
const endsOf = (text: string) =>
  text.length <= longestRead ? text : `${text.slice(0, longestRead / 2)}\n\n${text.slice(-longestRead / 2)}`;

/** The paragraphs that speak of it, and those on either side, which say whether they are a notice or what they are about. */
function tellingPart(text: string): string {
  const paragraphs = text.split(/\n\s*\n/);
  const isTelling = paragraphs.map((paragraph) => tellingPattern.test(paragraph));
  return paragraphs
    .filter((_, index) => isTelling.slice(Math.max(0, index - 1), index + 2).includes(true))
    .join("\n\n");
}

const messageOf = (plain: string): ReceivedMessage => ({
  subject: "",
  from: null,
  to: [],
  headers: [],
  receivedAt: new Date(0),
  plain,
  html: null,
  attachments: [],
  enclosed: [],
});

/** What is read of a box, however long it is: at most `longestRead` and the blank line between its ends. */
export const readOf = (text: string): string => endsOf(tellingPart(text));

const flat = (text: string) => text.replace(/\s+/g, " ").trim();
const asking = new Set(["request", "doubt", "banner", "fence"]);

/** Whether the person acted on what they wrote: a mark on who they are says nothing of their words. */
export const isAnythingMarked = ({ marks }: Pick<ResponseContent, "marks">): boolean =>
  marks.some(({ level }) => level !== "identity");

type Request = { verdict: Verdict; asked: AskedInWords[] };
const nothing: Request = { verdict: "none", asked: [] };

/**
 * Sentences in the answers of a response, typed in the browser, that ask for confidentiality although nothing is marked (S31.7). They are
 * read by the rules by which a message is read: a footer or disclaimer pasted into an answer is set aside as it is in an email, and what a
 * person wrote themselves is noticed. It marks nothing: the person is asked, and staff are told. Empty when something is marked.
 */
export const askedInWords = async (consultation: TextOfResponse, response: ResponseContent): Promise<AskedInWords[]> =>
  (await requestIn(consultation, response)).asked;

/** What those sentences ask for, as an email that said the same would be read: it counts as that email's request does (S31.7). */
export const verdictInWords = async (consultation: TextOfResponse, response: ResponseContent): Promise<Verdict> =>
  (await requestIn(consultation, response)).verdict;

/** Whether any word of a response can ask for it at all: tells in no time that most cannot. */
export const mayAsk = (response: ResponseContent): boolean => tellingPattern.test(JSON.stringify(response));

async function requestIn(consultation: TextOfResponse, response: ResponseContent): Promise<Request> {
  if (isAnythingMarked(response)) return nothing;
  const boxes = fieldsOf(consultation, response)
    .filter(({ text }) => tellingPattern.test(text))
    .map((box) => ({ ...box, text: readOf(box.text) }))
    .filter(({ text }) => hasConcept(normalised(text)));
  if (boxes.length === 0) return nothing;
  const labels = new Set(consultation.questions.map(({ label }) => label));
  const plain = boxes.map(({ key, text }) => (labels.has(key) ? `${key}:\n${text}` : text)).join("\n\n");
  const facts = factsOf(new Date(consultation.closesAt), consultation.document);
  const { verdict, evidence } = await classifyMessage(messageOf(plain), facts, readNothing);
  if (verdict === "none") return nothing;
  const said = evidence.filter(({ as }) => asking.has(as));
  const found = said.flatMap(({ sentence }): AskedInWords[] => {
    const box = boxes.find(({ text }) => flat(text).includes(withoutLabel(sentence)));
    return box ? [{ field: box.key, label: box.label, sentence: withoutLabel(sentence) }] : [];
  });
  const [first] = boxes;
  const asked = found.length > 0 || !first ? found : [{ field: first.key, label: first.label, sentence: "" }];
  return { verdict, asked };
}

/** "Q1: Please …": the label is ours, set before the box so that "this answer" is understood. */
const withoutLabel = (sentence: string) => flat(sentence.replace(/^Q\d+:\s+/, ""));
