/** Words the rules lean on; a slip of the keyboard in one of them must not hide a request. */
const anchors = [
  "confidential",
  "confidentiality",
  "confidentially",
  "confidence",
  "commercially",
  "commercial",
  "sensitive",
  "publish",
  "published",
  "publishing",
  "publication",
  "website",
  "anonymous",
  "anonymise",
  "anonymised",
  "anonymously",
  "withhold",
  "withheld",
  "redact",
  "redacted",
  "private",
  "disclose",
  "disclosed",
  "please",
  "response",
  "paragraph",
  "question",
  "section",
];
const anchorsByInitial = Map.groupBy(anchors, (word) => word[0]!);
const known = new Set([
  ...anchors,
  "confident",
  "confidently",
  "confidences",
  "publishes",
  "publisher",
  "publications",
  "publicising",
  "disclosure",
  "discloses",
  "disclosing",
  "responses",
  "responded",
  "responder",
  "respond",
  "responds",
  "responsive",
  "responsible",
  "paragraphs",
  "questions",
  "questioned",
  "sections",
  "websites",
  "privacy",
  "privately",
  "sensitivity",
  "insensitive",
  "sensitively",
  "withholding",
  "withholds",
  "redacts",
  "redacting",
  "redaction",
  "redactions",
  "anonymity",
  "anonymising",
  "commerce",
  "commercials",
  "commencement",
  "pleased",
  "pleases",
  "pleasing",
  "pleasure",
  "sentence",
  "election",
  "selection",
  "reaction",
  "react",
  "redcar",
  "public",
  "polish",
  "polished",
  "punish",
  "punished",
  "publicised",
  "sentient",
  "dissection",
  "confidentielle",
  "confidentiel",
  "confidentielles",
  "confidentiels",
  "publicidad",
  "publier",
  "anonyme",
  "réponse",
  "response",
  "relase",
  "release",
  "leases",
  "phrase",
  "phrases",
  "purchase",
  "increase",
  "station",
  "stations",
]);

/** Damerau-Levenshtein distance, given up once it must exceed `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** What was worked out once, for a text that says the same over and over; emptied when full, so that it cannot grow with the mail. */
function remembered(most: number, work: (text: string) => string): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= most) answers.clear();
    const answer = work(text);
    answers.set(text, answer);
    return answer;
  };
}

/** The anchor word a misspelt one stands for, or the word itself. */
const corrected = remembered(20_000, (word) => {
  if (word.length < 6 || known.has(word)) return word;
  let best = word;
  let least = 3;
  for (const anchor of anchorsByInitial.get(word[0]!) ?? []) {
    const most = anchor.length >= 10 ? 2 : 1;
    const far = distance(word, anchor, most);
    if (far <= most && far < least) {
      least = far;
      best = anchor;
    }
  }
  return best;
});

const rewritten: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u2032`´]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u2010\u2011\u00ad]/g, "-"],
  [/[\s\u00a0\u200b]+/g, " "],
  [/\be-mail/g, "email"],
  [/\bweb[ -]site/g, "website"],
  [/\b(can)(?:no|')t\b/g, "$1 not"],
  [/\b(?:cant)\b/g, "can not"],
  [/\bwon'?t\b/g, "will not"],
  [/\bshan't\b/g, "shall not"],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|should|could|must|might|need)n'?t\b/g, "$1 not"],
  [/\bain'?t\b/g, "is not"],
  [/\b(we|i|you|they|it|that|he|she|there|who|what|here)'d\b/g, "$1 would"],
  [/\b(we|you|they)'re\b/g, "$1 are"],
  [/\b(i)'m\b/g, "$1 am"],
  [/\bim\b/g, "i am"],
  [/\b(we|i|you|they)'ve\b/g, "$1 have"],
  [/\b(we|i|you|they|it|that)'ll\b/g, "$1 will"],
  [/\b(it|that|there|here|what|nothing|everything)'s\b/g, "$1 is"],
  [/\b(?:pls|plz|plse|pse|plese|pleae|pleas)\b/g, "please"],
  [/\b(?:dont|donot)\b/g, "do not"],
  [/\b(anonym|public|recogn|summar|author|organ|util|final|emphas|ital)iz/g, "$1is"],
  [/\bgrey(?:ed|-)/g, "grey"],
  [/\bu\b/g, "you"],
  [/\bur\b/g, "your"],
  // "if you don't mind" and "would you mind" are politeness, not an objection.
  [
    /,? ?\bif (?:you|that|it) (?:would |do |does )?(?:not )?(?:mind|is (?:ok|okay|all right|alright|possible|at all possible))\b,?/g,
    " ",
  ],
  [/,? ?\bif you (?:would|could|will|can) be (?:so|very) (?:kind|good)\b(?! as to),?|,? ?\bif you please\b,?/g, " "],
  [/\b(?:would|do|might) you mind\b/g, "please"],
  [/\bif (?:at all )?possible\b|\bwhere(?:ver)? possible\b/g, " "],
];

/** Lower case, one kind of quote and dash, contractions and common slips written out, single spaces. For reading only: offsets change. */
export const normalised = (text: string): string => normalisedOnce(text.slice(0, 4000));

const normalisedOnce = remembered(2000, (text) => {
  let plain = text.normalize("NFC").toLowerCase();
  for (const [pattern, replacement] of rewritten) plain = plain.replace(pattern, replacement);
  return plain
    .replace(/[a-zà-ÿ]{6,}/g, (word) => corrected(word))
    .replace(/ {2,}/g, " ")
    .trim();
});

/** The words of a text, for comparing what two texts speak of. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
