import { wordsOf } from "../../words/rules.ts";
import type { Haystack } from "../schema.ts";

/** The files that words such as "the attached spreadsheet" mean. */
export function filesMeant(words: string, haystack: Haystack): Haystack["files"] {
  if (haystack.files.length <= 1) return haystack.files;
  const wanted = wordsOf(words);
  const kinds: readonly (readonly [RegExp, RegExp])[] = [
    [/spreadsheet|workbook|excel|csv/, /\.(?:xlsx?|csv|ods)$/i],
    [/pdf/, /\.pdf$/i],
    [/word|letter|docx?/, /\.(?:docx?|odt|rtf)$/i],
    [/slide|presentation|deck/, /\.(?:pptx?|odp)$/i],
    [/text|txt/, /\.txt$/i],
  ];
  const exact = haystack.files.filter((file) => words.includes(file.name.toLowerCase()));
  if (exact.length > 0) return exact;
  const kind = kinds.find(([word]) => word.test(words))?.[1];
  const ofKind = kind ? haystack.files.filter((file) => kind.test(file.name)) : [];
  if (ofKind.length === 1) return ofKind;
  const named = haystack.files.filter((file) =>
    wordsOf(file.name.replace(/[_-]/g, " ")).some(
      (word) =>
        word.length > 3 &&
        wanted.some((each) => each.startsWith(word) || word.startsWith(each)) &&
        !/^(?:response|attach|the|etmad|docx?|xlsx?)/.test(word),
    ),
  );
  if (named.length === 1) return named;
  return /\b(?:both|all|attachments|enclosures|documents|files)\b/.test(words) ? haystack.files : [];
}
