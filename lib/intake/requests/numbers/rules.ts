const cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
];
const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const foreignOrdinals: Record<string, number> = {
  première: 1,
  premier: 1,
  deuxième: 2,
  second: 2,
  seconde: 2,
  troisième: 3,
  dernière: -1,
  dernier: -1,
  erste: 1,
  ersten: 1,
  zweite: 2,
  zweiten: 2,
  dritte: 3,
  dritten: 3,
  letzte: -1,
  letzten: -1,
  cyntaf: 1,
  gyntaf: 1,
  ail: 2,
  trydydd: 3,
  olaf: -1,
};

/** Words that name a number, as one alternative for a pattern. */
export const numberWord = `(?:\\d{1,2}|${cardinals.join("|")})`;
export const ordinalWord = `(?:${ordinals.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|final|middle|penultimate|next to last|second to last|opening|closing|concluding|initial|${Object.keys(foreignOrdinals).join("|")})`;

/** "2", "two" or "ii" as 2; null for none of these. */
export function numberOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const at = cardinals.indexOf(word);
  if (at >= 0) return at + 1;
  const roman = romans.indexOf(word);
  return roman >= 0 ? roman + 1 : null;
}

/** "second" or "2nd" as 2, "last" as -1, "penultimate" as -2, "middle" as 0; null for none of these. */
export function ordinalOf(word: string): number | null {
  if (/^(?:last|final|closing|concluding)$/.test(word)) return -1;
  if (word === "middle") return 0;
  if (/^(?:penultimate|next to last|second to last)$/.test(word)) return -2;
  if (/^(?:opening|initial)$/.test(word)) return 1;
  const at = ordinals.indexOf(word);
  if (at >= 0) return at + 1;
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  return digits ? Number(digits) : (foreignOrdinals[word] ?? null);
}

/** "1, 2 and 4", "1-3", "two & three" as the numbers meant. */
export function numberList(text: string): number[] {
  const words = text.match(/\d{1,2}|[a-z]+|[-–—]/g) ?? [];
  const numbers: number[] = [];
  let isRange = false;
  for (const word of words) {
    if (/^(?:[-–—]|to|through|bis|à|i)$/.test(word) && numbers.length > 0) isRange = true;
    else {
      const number = numberOf(word);
      if (number === null) continue;
      const last = numbers.at(-1);
      if (isRange && last !== undefined)
        for (let each = last + 1; each < number && each < last + 20; each += 1) numbers.push(each);
      numbers.push(number);
      isRange = false;
    }
  }
  return [...new Set(numbers)];
}
