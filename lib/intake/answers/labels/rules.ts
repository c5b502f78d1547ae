import { numberList, numberWord, ordinalOf } from "../../requests/numbers/rules.ts";

/** A question's label at the start of a line. `isProse`: it is part of the sentence ("On question 1, we agree"), so it stays. */
export type Label = { numbers: number[]; end: number; isProse: boolean };

const list = `${numberWord}(?: ?[a-c]\\b)?(?: ?(?:,|&|\\/|and|or|to|-|–|a|et|und) ?(?:q\\.? ?|question )?${numberWord}(?: ?[a-c]\\b)?){0,5}`;
const lead =
  "^[\\s*_#•▪·>|(\\[–—-]{0,8}(?:(?:part|section|chapter) (?:[ivx]{1,4}|\\d{1,2}|[a-h])\\s*[:.–—-]{1,2}\\s*|\\d{1,2}[.)] [([]?|[cfr]\\d ?\\/ ?)?";
const noun =
  "(?:qu?\\.?|qn\\.?|questions?|qs\\.?|consultation questions?|cwestiwn|cwestiynau|frage|fragen)(?: ?(?:no\\.?|number|nr\\.?|#|n[°º]|№))? ?";
const answerNoun =
  "(?:(?:our |my )?(?:answers?|responses?|reply|views?|comments?|thoughts|position|feedback|remarks|observations|ateb|antwort|réponse)(?: ?(?:to|on|for|under|about|re|i|auf|à la|zu|:))? ?(?:the |your )?)";

const labelled = new RegExp(`${lead}(?:${answerNoun})?${noun}(${list})(?: of (?:\\d|three))?(?![\\w£%])`, "i");
const answered = new RegExp(
  `${lead}(?:answer|response|ans|ateb|antwort|réponse)\\.? ?(?:no\\.? ?)?(${list})(?![\\w£%])`,
  "i",
);
const lettered = new RegExp(`${lead}(?:a|c|r|f)\\.?(\\d)(?=\\s?[:.)\\]–-])`, "i");
/** "Proposed date (Q2): supported.", "Section 2 - Date (Q2)" on a line of its own. */
const titled = new RegExp(
  `^[\\s*_#•▪·>–-]{0,8}[^.:?!\\n()]{2,60}\\((?:q|question)\\.? ?(${list})\\)[\\s*_]{0,4}(?:[:=]|[.–—-]+(?=\\s|$)|$)[\\s*_]{0,4}`,
  "i",
);
const romanLabel = new RegExp(`${lead}(?:questions?|q)\\.? ?(i{1,3}|iv|v)(?=[\\s*_]*(?:[:.)–—-]|\\n|$))`, "i");
const ordinal =
  /^[\s*_#•>(–—-]{0,6}(?:\d{1,2}[.)]\s+)?(?:(?:lastly|finally|next|then|and|secondly|thirdly),? )?(?:(?:on |to |for |as (?:to|for) |with (?:regard|respect) to |regarding |concerning |turning to |in (?:answer|response|reply) to |(?:our|my) (?:answer|response|reply|view|comments?) (?:to|on) )?(?:the |our |your )?(first|second|third)(?: consultation)? question\b|(?:on |to |for |as (?:to|for) )(?:the |your )(first|second|third)(?: one)?(?=[,:]))/i;
const prose = new RegExp(
  `${lead}(?:(?:and )?(?:on|for|as (?:for|to|regards)|regarding|concerning|re|with (?:regard|respect) to|in (?:answer|response|reply|relation|respect) (?:to|of)|turning to|to|under|against) (?:the |your )?)(?:${noun})(${list})(?![\\w£%])`,
  "i",
);

/** What may stand between a label and the answer. */
const delimiter =
  /^[\s*_)\]]{0,4}(?:\((?:[a-z ]{1,40}|[^)]{0,60}confidential[^)]{0,40})\)|\[[^\]]{0,60}(?:confidential|publi)[^\]]{0,40}\])?[\s*_)\]]{0,3}(?:[:.)|=…/]|[–—-]+(?=\s|$)){0,3}[\s*_]{0,6}(?:[([][^()[\]]{0,30}confidential[^()[\]]{0,30}[)\]][\s*_:–-]{0,4})?(?:(?:(?:our |my )?(?:answer|response|reply|ans|a)|ateb|antwort|réponse) ?[:–-] ?)?/i;

/** A verb right behind makes it a sentence about the question, whose words then belong to the answer. */
const verb =
  /^,? ?(?:is|are|was|should|must|can|may|could|would|will|has|have|had|does|do|asks?|seems?|looks?|needs?|raises?|of|which|refers?|contains?)\b/i;

const dayBehind = /\s[–—-]\s*(\d{1,2})$/;
const month = /^\s+(?:january|february|march|april|may|june|july)\b/i;

/** The label a line begins with, or null. */
export function labelAt(line: string): Label | null {
  const asProse = prose.exec(line);
  if (asProse) {
    const numbers = numberList(asProse[1]!.toLowerCase());
    return withColon(line, { numbers, end: asProse[0].length, isProse: true });
  }
  const match = labelled.exec(line) ?? answered.exec(line) ?? lettered.exec(line);
  if (match) {
    // "Question 2 - 8 May is fine": the day of a date is no question.
    const day = dayBehind.exec(match[0]);
    const dated = day && month.test(line.slice(match[0].length)) ? day : null;
    const list = dated ? match[1]!.replace(dayBehind, "") : match[1]!;
    const numbers = numberList(list.toLowerCase().replace(/\b(\d{1,2}) ?[a-c]\b/g, "$1"));
    if (dated) return { numbers, end: match[0].length - dated[1]!.length, isProse: false };
    const rest = line.slice(match[0].length);
    // "Our view on Question 1 is: we agree"
    const isColon = /^ is:\s+(?=\S)/.exec(rest);
    if (isColon) return { numbers, end: match[0].length + isColon[0].length, isProse: false };
    // "Q2's answer is internal": the question is only spoken of.
    if (/^['’]s\b/.test(rest)) return { numbers, end: match[0].length, isProse: true };
    if (verb.test(rest) && /^,? ?[a-z]/.test(rest)) return { numbers, end: match[0].length, isProse: true };
    const gap = delimiter.exec(rest)?.[0] ?? "";
    return { numbers, end: match[0].length + gap.length, isProse: false };
  }
  const inTitle = titled.exec(line);
  if (inTitle) return { numbers: numberList(inTitle[1]!.toLowerCase()), end: inTitle[0].length, isProse: false };
  const roman = romanLabel.exec(line);
  if (roman)
    return {
      numbers: numberList(roman[1]!.toLowerCase()),
      end: roman[0].length + (delimiter.exec(line.slice(roman[0].length))?.[0].length ?? 0),
      isProse: false,
    };
  const counted = ordinal.exec(line);
  const number = counted ? ordinalOf((counted[1] ?? counted[2])!.toLowerCase()) : null;
  return counted && number !== null && number > 0
    ? withColon(line, { numbers: [number], end: counted[0].length, isProse: true })
    : null;
}

/** "In answer to your second question: …", "Second question" on a line of its own: a label after all. */
function withColon(line: string, label: Label): Label {
  if (line.slice(label.end).replace(/[*_]+/g, "").trim() === "") return { ...label, isProse: false };
  const colon = /^[\s*_]{0,3}(?:(?:is )?as follows[.:]|:)[\s*_]{0,4}/.exec(line.slice(label.end));
  return colon ? { ...label, end: label.end + colon[0].length, isProse: false } : label;
}

/** "A:", "Answer:", "Response –" at the start of a line, behind which the answer begins. */
export function answerMark(line: string): number {
  return (
    /^[\s*_>–-]{0,6}(?:(?:our |my )?(?:answer|response|reply|comments?)|ans|a|ateb|antwort|réponse)\.?[ *_]{0,3}[:–-][\s*_]{0,4}/i.exec(
      line,
    )?.[0].length ?? 0
  );
}

/** How an item of a list begins, numbered or not. */
export const listMark = /^[\s*_]{0,4}(?:[-*•▪·–]\s+|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+)/;

/** The number of a list item, "2.", "2)" or "(2)", and where its text begins. */
export function listItem(line: string): { number: number; end: number } | null {
  const match = /^[\s*_]{0,4}\(?(\d{1,2})[.):][*_]{0,2}(?:\s+|$)/.exec(line);
  return match ? { number: Number(match[1]), end: match[0].length } : null;
}

/**
 * Labels run together on one line ("Q1 agree, Q2 agree, Q3 none"): each where it stands. Only a rising run from 1 that
 * begins the line is one, so that "see Q2" is not.
 */
export function runningLabels(line: string): { number: number; start: number; end: number }[] {
  const found = Array.from(
    line.matchAll(
      /(?<![\w£-])(?:(?:q|question)\.? ?([1-9])(?![\w.]\d|\w)[\s:.)–—=-]{0,4}|(first|second|third)(?: (?:question|one|point))?\s?[:–—]\s{0,3})/gi,
    ),
    (match) => ({
      number: match[1] ? Number(match[1]) : ordinalOf(match[2]!.toLowerCase())!,
      start: match.index,
      end: match.index + match[0].length,
      before: line.slice(Math.max(0, match.index - 14), match.index).toLowerCase(),
    }),
  );
  const [first] = found;
  if (first?.number !== 1) return [];
  const before = line.slice(0, first.start);
  const isSetApart = /[:.)|=–—-]/.test(line.slice(first.start, first.end)) && /[.!?]["')]?\s+$/.test(before);
  if (/[\p{L}]/u.test(before) && !isSetApart) return [];
  const run = [first];
  for (const each of found.slice(1)) {
    const isReferred = /(?:\b(?:to|on|and|for|of|in|with|see|or|our|about|under|answer)|&)\s*$/.test(each.before);
    if (each.number === run.at(-1)!.number + 1 && !isReferred) run.push(each);
  }
  return run.length > 1 ? run.map(({ number, start, end }) => ({ number, start, end })) : [];
}

/** Answers told in one breath ("On Q1 we agree. As to Q2, …"): where each sentence that opens with its question begins. */
export function proseLabels(line: string): { number: number; start: number }[] {
  const found = Array.from(
    line.matchAll(
      /(?<=^|[.!?;]["')]?\s+|^[^.!?]{0,40},\s+)(?:and |finally,? |lastly,? )?(?:on|as (?:to|for|regards)|for|re|regarding|concerning|turning to|in (?:answer|response|reply) to|with (?:regard|respect) to|to) (?:q|question) ?([1-9])\b/gi,
    ),
    (match) => ({ number: Number(match[1]), start: match.index }),
  );
  const isRising = found.every((each, index) => index === 0 || each.number > found[index - 1]!.number);
  return found.length > 1 && isRising ? found : [];
}
