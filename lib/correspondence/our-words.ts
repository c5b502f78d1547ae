import type { ReceivedMessage } from "#lib/intake/message/schema.ts";

/** A letter that we sent: what stands in it in our own words is never evidence of what its reader thinks. */
export type OurLetter = { kind: string; subject: string; text: string | null };

/** Sentences shorter than this, in words, may be anybody's: an answer that repeats "none of it is confidential" is an answer. */
const fewest = 6;
/** So much of a message is compared; UTF-16 code units. */
const longest = 200_000;

const wordPattern = /[\p{L}\p{N}]+/gu;

/** In an acknowledgement the respondent's own response begins here. */
const theirsBegins = /^What you sent$/m;

/** Our sentences of a letter, each as its words. What a letter quotes of its reader stands indented, in quotation marks, and is theirs. */
function ourSentences({ kind, text }: OurLetter): string[] {
  if (text === null || kind.startsWith("clarification")) return [];
  const [ours = ""] = kind === "acknowledgement" ? text.split(theirsBegins) : [text];
  return ours
    .split("\n")
    .filter((line) => !/^\s+["“]/.test(line))
    .flatMap((line) => line.split(/(?<=[.:;?])\s/))
    .map((sentence) => (sentence.toLowerCase().match(wordPattern) ?? []).join(" "))
    .filter((sentence) => sentence.split(" ").length >= fewest);
}

type Word = { word: string; start: number; end: number };

const wordsIn = (masked: string): Word[] =>
  Array.from(masked.matchAll(wordPattern), (match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

const blank = (text: string) => text.replace(/[^\n]/g, " ");

/** Tags and entities of a page, the marks of quotation of a text: passed over when its words are compared, and left as they are. */
const passedOver = { html: /<[^>]*>|&[#\w]+;/g, plain: /^[>|\s]+/gm };

/** The text without these sentences, wherever its lines break and however often they are quoted; null where none stands in it. */
function cut(text: string, sentences: readonly string[], format: keyof typeof passedOver): string | null {
  const masked = text.slice(0, longest).replace(passedOver[format], blank);
  const words = wordsIn(masked);
  const joined = ` ${words.map(({ word }) => word).join(" ")} `;
  const numberAt = new Map<number, number>();
  for (let at = 1, number = 0; number < words.length; number += 1) {
    numberAt.set(at, number);
    at += (words[number]?.word.length ?? 0) + 1;
  }
  const spans: { start: number; end: number }[] = [];
  for (const sentence of new Set(sentences)) {
    for (let at = joined.indexOf(` ${sentence} `); at >= 0; at = joined.indexOf(` ${sentence} `, at + 1)) {
      const first = numberAt.get(at + 1) ?? 0;
      const last = first + sentence.split(" ").length - 1;
      spans.push({ start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 });
    }
  }
  if (spans.length === 0) return null;
  const shown = Array.from({ length: masked.length }, () => true);
  for (const { start, end } of spans) for (let at = start; at < end; at += 1) shown[at] = masked[at] === " ";
  const rest = Array.from(shown, (isKept, at) => (isKept || text[at] === "\n" ? text[at] : " ")).join("");
  // What closed a sentence of ours is no word of anybody's.
  return rest.replace(/(?<=^|\s{6})[ \t]*[.:;?,"”]+[ \t]*$/gm, "") + text.slice(longest);
}

const oneSpace = (text: string) => text.replace(/\s+/g, " ").trim();

/** A subject without ours: "Re: Your response R-7K3F-9Q2M: which part is confidential?" says "Re: " and nothing else. */
function withoutOurSubject(subject: string, letters: readonly OurLetter[]): string {
  const theirs = oneSpace(subject);
  const ours = letters
    .map((letter) => oneSpace(letter.subject))
    .filter((each) => each !== "" && theirs.toLowerCase().includes(each.toLowerCase()))
    .toSorted((a, b) => b.length - a.length)[0];
  if (ours === undefined) return subject;
  const at = theirs.toLowerCase().indexOf(ours.toLowerCase());
  return `${theirs.slice(0, at)}${theirs.slice(at + ours.length)}`.trimEnd();
}

/**
 * A message as its sender wrote it: without the subjects and the sentences of letters that we sent, quoted or not. They are told by what we
 * sent to that sender or about that response, word for word, and by nothing else; what the letters quote of the sender stays.
 */
export function withoutOurWords(message: ReceivedMessage, letters: readonly OurLetter[]): ReceivedMessage {
  if (letters.length === 0) return message;
  const subjects = letters.map(({ subject }) => (subject.toLowerCase().match(wordPattern) ?? []).join(" "));
  const sentences = [...letters.flatMap(ourSentences), ...subjects.filter((each) => each.split(" ").length >= fewest)];
  return {
    ...message,
    subject: withoutOurSubject(message.subject, letters),
    plain: message.plain && (cut(message.plain, sentences, "plain") ?? message.plain),
    html: message.html && (cut(message.html, sentences, "html") ?? message.html),
  };
}
