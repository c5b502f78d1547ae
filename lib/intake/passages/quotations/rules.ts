import { holds, overlaps, trimmed } from "../../text/rules.ts";
import type { Span } from "../../text/schema.ts";
import { occurrencesOf } from "../names/rules.ts";
import { countedParagraphs, partsOf } from "../outline/rules.ts";
import type { Ask, Found, Haystack, Source } from "../schema.ts";

const quotes =
  /"([^"\n]{2,600})"|“([^”]{2,600})”|‘([^’]{2,600})’(?!\w)|(?<!\w)'([^'\n]{2,600})'(?!\w)|«([^»]{2,600})»/g;

/** Where the words are that the asking sentence quotes: themselves, the sentence they begin, or all from the first to the last. */
export function quoted(how: "exact" | "beginning" | "span", ask: Ask, haystack: Haystack): Found[] {
  const words = Array.from(ask.source.clean.slice(ask.piece.start, ask.piece.end).matchAll(quotes), (match) =>
    (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? "")
      .replace(/(?:…|\.\.\.)$/, "")
      .replace(/[.,]$/, "")
      .trim(),
  );
  const isAsk = (source: Source, span: Span): boolean =>
    haystack.asks.some((each) => each.source === source && overlaps(each.piece, span));
  return haystack.sources.flatMap((source) => {
    const places = (word: string): Span[] => occurrencesOf(word, source.clean).filter((span) => !isAsk(source, span));
    if (how === "span" && words[0] && words[1]) {
      const [first] = places(words[0]);
      const last = places(words[1]).find((span) => first && span.start >= first.end);
      return first && last ? [{ source, span: { start: first.start, end: last.end } }] : [];
    }
    if (how !== "beginning") return words.flatMap((word) => places(word).map((span) => ({ source, span })));
    const unit = /\bpara/.test(ask.piece.plain) ? countedParagraphs(partsOf(source, haystack)) : source.own;
    return words.flatMap((word) =>
      places(word)
        .flatMap((at) => unit.filter((span) => holds(span, at) && at.start - span.start < 12))
        .map((span) => ({ source, span: trimmed(source.clean, span) })),
    );
  });
}
