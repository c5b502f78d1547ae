/** How the consultation's paragraph on confidentiality stands in a sentence that is read; the words name no place of a response. */
const named = "paragraph-on-confidence";

/** "paragraph 29", "para. 29", "§29" of the document, as what it is about: another consultation has another number for it. */
export function withParagraphNamed(plain: string, number: number | null): string {
  if (number === null || !plain.includes(String(number))) return plain;
  const cited = new RegExp(
    `(?:\\b(?:paragraph|para\\.?|paragraff)|§) ?${number}\\b(?! ?(?:and|,|&|to|-|–) ?\\d)(?: of (?:the|your|this|dcc's) (?:consultation )?(?:document|paper|consultation|notice))?`,
    "g",
  );
  return plain.replace(cited, named);
}
