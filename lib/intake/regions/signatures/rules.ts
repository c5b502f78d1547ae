const closings =
  /^(?:(?:with )?(?:(?:very )?(?:kind|best|warm|many|sincere)(?:est)? )?(?:thanks|regards|wishes|rgds)(?: and (?:kind |best )?(?:regards|wishes|thanks))?|thank you|thanks(?: (?:again|so much|very much|a lot|in advance))?|many thanks(?: again)?|with (?:thanks|best wishes|kind regards|regards|gratitude)|yours(?: (?:sincerely|faithfully|truly|ever|aye))?|sincerely|faithfully|best|bests|kind|kr|br|vbr|cheers|ta|thx|all the best|in anticipation|(?:i|we) remain(?:,? etc\.?)?|yours,? etc\.?|i am,? etc\.?|cofion(?: cynnes| gorau)?|yn (?:gywir|ddiffuant)|yr eiddoch(?: yn (?:gywir|ddiffuant))?|diolch(?: yn fawr)?|hwyl|(?:bien )?cordialement|bien [àa] (?:vous|toi)|(?:sinc[èe]res |meilleures )?salutations(?: distingu[ée]es)?|amicalement|merci(?: d'avance| beaucoup)?|mit (?:freundlichen|besten|herzlichen) gr[üu](?:ß|ss)en|(?:freundliche|viele|beste|herzliche|liebe) gr[üu](?:ß|ss)e|mfg|lg|vg|saludos(?: cordiales)?)[\s,.!–-]{0,4}$/;

const trailers =
  /^(?:sent (?:from|via|by|with|on) (?:my |the |a )?[\w ]{2,30}|sent from mobile\b.{0,40}|get outlook for \w+|excuse (?:the )?(?:typos|brevity).{0,30}|envoy[ée] de mon \w+|von meinem \w+ gesendet|anfonwyd o fy \w+|download(?:ed)? .{0,30} app)\b.{0,40}$/;

const contact =
  /\S+@\S+\.\S+|https?:\/\/|\bwww\.|(?:^|\b)(?:t|m|e|w|f|tel|mob|mobile|phone|direct|dd|ddi|fax|office|switchboard|ff[ôo]n|t[ée]l|telefon)\b[.:\s]{1,3}[+(\d]|\+?\d[\d\s().-]{7,}\d|\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b/;

/** A closing with nothing after it but the name perhaps: "Regards, Percy". */
const closingAndName =
  /^(?:(?:kind|best|warm|many) )?(?:regards|thanks|wishes|cheers|thank you|ta|cofion|cordialement),? [a-z'-]{1,20}(?: [a-z'-]{1,20})?\.?$/;

export const hasContact = (plain: string): boolean => contact.test(plain);

/** "Yours sincerely", in two languages too ("Cofion / Regards"). */
export const isClosing = (plain: string): boolean =>
  closings.test(plain) ||
  closingAndName.test(plain) ||
  (plain.length < 80 && plain.includes(" / ") && plain.split(" / ").every((part) => closings.test(part)));

export const isTrailer = (plain: string): boolean => trailers.test(plain);

/** The line that signatures begin with by convention (RFC 3676 4.3), trailing space or not. */
export const isSignatureMark = (raw: string): boolean => /^\s?--\s{0,2}$|^\s?—\s?$|^\s?_{2,5}\s?$/.test(raw);

const answerWords =
  /^(?:no|none|nope|nothing|yes|yep|yeah|agree|agreed|agree\w*|disagree|disagreed|n\/?a|nil|ok|okay|fine|as above|see above|same|approved|support\w*|oppos\w*|neutral|unsure|maybe|neither|both|correct|ie|dim|ydw|nac ydym|oui|non|ja|nein|rien|nichts|confidential\w*)(?![\p{L}\p{N}])/u;

/**
 * A line that can stand in a signature: a name, a post, a firm, a way to reach them; short, and no sentence.
 * `raw` as typed, `plain` normalised.
 */
export function isSignatureLine(raw: string, plain: string): boolean {
  if (plain.length > 120) return false;
  if (contact.test(plain)) return plain.split(" ").length <= 16;
  if (
    /[?!]$/.test(plain) ||
    /\b(?:please|we|our|is|are|should|must|not|publish\w*|confiden\w+|sensitive|restricted|private|secret|redact\w*|withh\w+|anonym\w+|vertraulich|[gc]yfrinachol)\b/.test(
      plain,
    )
  )
    return false;
  // "I agree", but not the initial of "Dr I Moss".
  if (/\bi\b/.test(plain) && !/(?:^|\s)I\.? \p{Lu}/u.test(raw)) return false;
  const words = plain.split(" ");
  if (
    words.length > (plain.split(",").length > 2 ? 14 : 9) ||
    (/[a-z]{3,}\.$/.test(plain) && !/\b(?:ltd|inc|co|plc|llp)\.$/.test(plain) && words.length > 4)
  )
    return false;
  return /^[\s"“(*_|–-]{0,4}[\p{Lu}\d(]/u.test(raw) && !answerWords.test(plain);
}

/** One or two capitalised lines a person ends with instead of a closing: a name, perhaps a firm. Single letters count. */
export function isBareName(raw: string, plain: string): boolean {
  if (!isSignatureLine(raw, plain) || /\d/.test(raw) || /[:;]/.test(raw)) return false;
  const words = raw.trim().replace(/[,.]$/, "").split(/\s+/);
  // "Tidemill has none.": a sentence, however short.
  const isSentence = /\.$/.test(raw.trim()) && words.slice(1).some((word) => /^\p{Ll}{3,}$/u.test(word));
  if (words.length > 6 || isSentence) return false;
  return (
    words.every((word) =>
      /^\p{Lu}[\p{L}\p{M}'’.-]{0,20},?$|^(?:and|of|the|for|de|van|von|&|y|plc|ltd|llp|gmbh|sa)$|^\p{Lu}{2,6}$/iu.test(
        word,
      ),
    ) && /^\p{Lu}/u.test(words[0]!)
  );
}
