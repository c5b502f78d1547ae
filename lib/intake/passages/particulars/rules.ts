import { overlaps } from "../../text/rules.ts";
import { addressesIn } from "../addresses/rules.ts";
import type { Ask, Found, Haystack } from "../schema.ts";

/** Ways to reach a person: telephone numbers, addresses of either kind, as far as the request names them. */
export function contacts(ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const places = within ?? haystack.sources.flatMap((source) => source.own.map((piece) => ({ source, span: piece })));
  const isPhone = /phone|mobile|contact|personal|details|\bdirect (?:line|dial|number)/.test(ask.piece.plain);
  const isEmail = /email|contact|personal|details/.test(ask.piece.plain);
  const isAddress =
    /\b(?<!email )address(?:es)?\b|contact details|personal (?:details|data|information)|where (?:i|we) live/.test(
      ask.piece.plain,
    );
  const addresses = isAddress
    ? [...new Set(places.map(({ source }) => source))].flatMap((source) =>
        addressesIn(source.clean).map((span) => ({ source, span })),
      )
    : [];
  const direct = places.flatMap(({ source, span }) => {
    const raw = source.clean.slice(span.start, span.end);
    const phones = isPhone ? Array.from(raw.matchAll(/\+?\(?\d[\d ()-]{7,18}\d/g)) : [];
    const emails = isEmail ? Array.from(raw.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g)) : [];
    return [...phones, ...emails].map((match) => ({
      source,
      span: { start: span.start + match.index, end: span.start + match.index + match[0].length },
    }));
  });
  const isWithin = ({ source, span }: Found): boolean =>
    places.some((each) => each.source === source && overlaps(each.span, span));
  return [...direct, ...addresses.filter(isWithin)];
}

/** A meter point's, an account's, a firm's number as it stands behind the word for it; and postcodes. */
export function identifiers(words: string, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const places = within ?? haystack.sources.flatMap((source) => source.own.map((piece) => ({ source, span: piece })));
  const noun = words.replace(/^(?:the|our|my|any|their|that|those) /, "").replace(/s$/, "");
  const named = /post ?code/.test(noun)
    ? /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g
    : /^(?:ip|mac) addres/.test(noun)
      ? /\b(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,7})\b/gi
      : new RegExp(`\\b${noun.split(" ")[0]}\\b[\\w .:#]{0,16}?[ :#]((?=[\\w/-]*\\d)[\\w/-]{3,40})`, "gi");
  return places.flatMap(({ source, span }) =>
    Array.from(source.clean.slice(span.start, span.end).matchAll(named), (match) => {
      const value = match[1] ?? match[0];
      const start = span.start + match.index + match[0].lastIndexOf(value);
      return { source, span: { start, end: start + value.length } };
    }),
  );
}
