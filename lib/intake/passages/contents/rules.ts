import type { Content } from "../../requests/schema.ts";
import { overlaps } from "../../text/rules.ts";
import type { Span } from "../../text/schema.ts";
import { columnIn } from "../columns/rules.ts";
import { figuresIn, figuresMeant, subjectOf } from "../figures/rules.ts";
import { markedIn } from "../marks/rules.ts";
import { occurrencesOf, properNames } from "../names/rules.ts";
import { withoutLabel } from "../outline/rules.ts";
import { contacts, identifiers } from "../particulars/rules.ts";
import { quoted } from "../quotations/rules.ts";
import type { Ask, Found, Haystack, Source } from "../schema.ts";
import { stemsOf } from "../topics/rules.ts";

const rawOf = (ask: Ask): string => ask.source.clean.slice(ask.piece.start, ask.piece.end);
const askSpans = (source: Source, haystack: Haystack): Span[] =>
  haystack.asks.filter((ask) => ask.source === source).map((ask) => ask.piece);

/** The sender's sentences to look in: those of the places if any are named, else all that do not themselves ask. */
function sentencesFor(ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  if (within) {
    return within.flatMap((place) => {
      const inner = place.source.own.filter((piece) => overlaps(piece, place.span));
      const clip = (span: Span): Span => ({
        start: Math.max(span.start, place.span.start),
        end: Math.min(span.end, place.span.end),
      });
      return inner.length > 0 ? inner.map((piece) => ({ source: place.source, span: clip(piece) })) : [place];
    });
  }
  const order = [
    ask.source,
    ...haystack.sources.filter((source) => source !== ask.source && source.name !== "subject"),
  ];
  return order.flatMap((source) =>
    source.own
      .filter((piece) => piece.kind === "typed" && !haystack.askPieces.has(piece))
      .map((piece) => ({ source, span: piece })),
  );
}

/** "The figures for staff and budget" are those of the one and those of the other. */
function figures(topic: string, ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const found = topic
    .split(/,|&|\b(?:and|or)\b/)
    .filter((part) => part.trim() !== "")
    .flatMap((part) => figuresOf(part, ask, haystack, within));
  const places = new Map(found.map((each) => [`${each.source.name} ${each.source.file} ${each.span.start}`, each]));
  return [...places.values()];
}

function figuresOf(topic: string, ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const allIn = (places: readonly Found[]): Found[] => {
    const each = places.flatMap((place) =>
      figuresIn(place.source.clean, place.span).map((figure) => ({ ...figure, source: place.source })),
    );
    const meant = new Set(figuresMeant(each, topic));
    return each
      .filter((figure) => meant.has(figure))
      .map(({ source, start, end }) => ({ source, span: { start, end } }));
  };
  // "the cost of £4.2m … is sensitive": the figure stands in the asking sentence itself.
  const inAsk = within ? [] : allIn([{ source: ask.source, span: ask.piece }]);
  if (inAsk.length > 0) {
    const values = new Set(inAsk.map(({ source, span }) => source.clean.slice(span.start, span.end)));
    const again = haystack.sources.flatMap((source) =>
      [...values].flatMap((value) => occurrencesOf(value, source.clean).map((span) => ({ source, span }))),
    );
    return again.length > 0 ? again : inAsk;
  }
  const sentences = sentencesFor(ask, haystack, within);
  const subject = subjectOf(topic);
  const ofSubject =
    subject.length === 0
      ? []
      : allIn(
          sentences.filter(({ source, span }) =>
            stemsOf(source.clean.slice(span.start, span.end)).some((stem) => subject.includes(stem)),
          ),
        );
  if (ofSubject.length > 0) return asManyAsSaid(narrowed(ofSubject, subject), ofSubject, topic);
  if (within) return allIn(sentences);
  // "That figure", "the number": the last ones named before it in the same paragraph.
  const isPointing =
    /\b(?:that|this|the|those|these) (?:\w+ )?(?:figures?|numbers?|amounts?|sums?|prices?|costs?|percentages?|totals?|quantit\w+|volumes?)\b/.test(
      ask.piece.plain,
    ) && !/\b(?:our|all|any) \w* ?(?:figures|numbers|costs|prices)\b/.test(ask.piece.plain);
  const before = isPointing
    ? sentences.filter(
        ({ source, span }) =>
          source === ask.source &&
          span.end <= ask.piece.start &&
          source.own.some((piece) => piece === span && piece.paragraph === ask.piece.paragraph),
      )
    : [];
  for (const sentence of before.toReversed()) {
    const found = allIn([sentence]);
    if (found.length > 0) return found;
  }
  return allIn(sentences);
}

/** "The two stock figures": where fewer stand with the subject, those of the same kind in its sentences too. */
function asManyAsSaid(beside: readonly Found[], all: readonly Found[], topic: string): Found[] {
  const count = ["two", "three", "four", "five"].findIndex((word) => new RegExp(`\\b${word}\\b`).test(topic)) + 2;
  if (count < 2 || beside.length >= count) return [...beside];
  const kindOf = ({ source, span }: Found): string =>
    source.clean.slice(span.start, span.end).replace(/[\d.,\s]+/g, "");
  const alike = all.filter((each) => beside.includes(each) || kindOf(each) === kindOf(beside[0]!));
  return alike.length >= count ? alike : [...all];
}

/** Of several figures in one sentence, the one that stands with the subject ("312 sites"), if one does. */
function narrowed(found: readonly Found[], subject: readonly string[]): Found[] {
  const beside = found.filter(({ source, span }) =>
    stemsOf(source.clean.slice(span.end, span.end + 40).split(/[.,;:]/)[0]!)
      .slice(0, 3)
      .some((stem) => subject.includes(stem)),
  );
  return beside.length > 0 ? beside : [...found];
}

function ownNames(whose: "person" | "organisation" | "both", ask: Ask, haystack: Haystack): Found[] {
  const { names, organisations } = haystack.sender;
  const wanted =
    whose === "person"
      ? names
      : whose === "both"
        ? [...names, ...organisations]
        : organisations.length > 0
          ? organisations
          : names;
  // "It must not come out that this is from Glaisdale Power": the sentence says the name itself.
  const said = properNames(ask.source.clean, ask.piece).map((span) => ask.source.clean.slice(span.start, span.end));
  return haystack.sources.flatMap((source) => {
    const isOwn = (span: Span): boolean => source.own.some((piece) => overlaps(piece, span));
    const spoken = said.flatMap((name) =>
      occurrencesOf(name, source.clean)
        .filter((span) => isOwn(span) && !askSpans(source, haystack).some((each) => overlaps(each, span)))
        .map((span) => ({ source, span })),
    );
    return [...spoken, ...namedIn(source, wanted, isOwn)];
  });
}

function namedIn(source: Source, wanted: readonly string[], isOwn: (span: Span) => boolean): Found[] {
  return wanted.flatMap((name) =>
    occurrencesOf(name, source.clean)
      .filter(isOwn)
      .map((span) => ({ source, span })),
  );
}

function otherNames(role: string, ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const raw = rawOf(ask);
  const said =
    /((?:\p{Lu}[\p{L}'’-]*\s){0,3}\p{Lu}[\p{L}-]*)['’]s?\s+(?:and\s+\w+\s+)?(?:names?|identity|details|contact|phone|telephone|email)/u.exec(
      raw,
    )?.[1] ?? /\bnames? (?:of )?["“']?(\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,3})/u.exec(raw)?.[1];
  if (said)
    return haystack.sources.flatMap((source) => occurrencesOf(said, source.clean).map((span) => ({ source, span })));
  const sentences = sentencesFor(ask, haystack, within);
  const named = ({ source, span }: Found): Found[] =>
    properNames(source.clean, span)
      .filter((name) => !isOwnName(source.clean.slice(name.start, name.end), haystack))
      .map((name) => ({ source, span: name }));
  const stems = stemsOf(role);
  const spoken = sentences
    .filter(({ source, span }) =>
      stemsOf(source.clean.slice(span.start, span.end)).some((stem) => stems.includes(stem)),
    )
    .flatMap(named);
  // Within a place, one name is that of the sentence which speaks of it; several may stand anywhere in it.
  if (within) return spoken.length > 0 && !/s$/.test(role) ? spoken : sentences.flatMap(named);
  const all =
    spoken.length > 0
      ? spoken
      : sentences
          .filter(
            ({ source, span }) =>
              source === ask.source &&
              source.own.some((piece) => piece === span && piece.paragraph === ask.piece.paragraph),
          )
          .flatMap(named);
  if (all.length > 0) return all;
  // "the name of the farm": the sender's own, if it is called so.
  const own = haystack.sender.organisations.filter((name) => stemsOf(name).some((stem) => stems.includes(stem)));
  const ofSender = haystack.sources.flatMap((source) =>
    namedIn(source, own, (span) => source.own.some((piece) => overlaps(piece, span))),
  );
  if (ofSender.length > 0) return ofSender;
  const every = sentences.flatMap(named);
  return new Set(every.map(({ source, span }) => source.clean.slice(span.start, span.end).toLowerCase())).size === 1 ||
    /names|all|any/.test(ask.piece.plain)
    ? every
    : [];
}

const isOwnName = (name: string, haystack: Haystack): boolean =>
  [...haystack.sender.names, ...haystack.sender.organisations].some((own) => own.toLowerCase() === name.toLowerCase());

const dated =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?(?: ?(?:to|and|until|or|-|–) ?\d{1,2}(?:st|nd|rd|th)?)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?,?)?(?: \d{4})?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|q[1-4] \d{4})\b/gi;

function dates(topic: string, ask: Ask, haystack: Haystack, within: readonly Found[] | null): Found[] {
  const sentences = sentencesFor(ask, haystack, within);
  const subject = stemsOf(topic).filter((stem) => !/^(?:dat|tim|exact|precis|plann|propos)/.test(stem));
  const ofSubject = datesIn(
    sentences.filter(({ source, span }) => {
      const there = stemsOf(source.clean.slice(span.start, span.end));
      // "the delivery date" is that on which the maker will deliver.
      return subject.some((stem) =>
        there.some((each) => each === stem || (stem.length > 5 && each.startsWith(stem.slice(0, 6)))),
      );
    }),
    haystack,
  );
  return ofSubject.length > 0 ? ofSubject : datesIn(sentences, haystack);
}

function datesIn(sentences: readonly Found[], haystack: Haystack): Found[] {
  return sentences.flatMap(({ source, span }) =>
    Array.from(source.clean.slice(span.start, span.end).matchAll(dated), (match) => ({
      source,
      span: { start: span.start + match.index, end: span.start + match.index + match[0].length },
    })).filter(
      ({ span: found }) =>
        !haystack.questions.some(({ wording }) => wording.includes(source.clean.slice(found.start, found.end))) &&
        (/\d/.test(source.clean.slice(found.start, found.end)) ||
          source.clean.slice(found.start, found.end).length > 3),
    ),
  );
}

/** The topic as the sentence spells it, when every word of it is a name: "Hull", "Project Kestrel". */
function properNameOf(topic: string, raw: string): string | null {
  const [span] = occurrencesOf(topic, raw);
  const spelled = span ? raw.slice(span.start, span.end) : "";
  return /^\p{Lu}[\p{L}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{N}'’-]*){0,3}$/u.test(spelled) ? spelled : null;
}

/** The answer to the one question whose own words hold a topic's: "our comments on the date" are those on the question about it. */
export function answerAbout(topic: string, haystack: Haystack): Found[] {
  const stems = stemsOf(topic);
  const about = haystack.questions.flatMap((question, index) => {
    const there = new Set(stemsOf(question.wording));
    return stems.length > 0 && stems.every((stem) => there.has(stem)) ? [index + 1] : [];
  });
  if (about.length !== 1) return [];
  return haystack.sources.flatMap((source) =>
    source.segments
      .filter((segment) => segment.number === about[0])
      .flatMap((segment) => segment.spans.map((span) => ({ source, span }))),
  );
}

/** Sentences that speak of a topic: those with all its telling words, else most of them; one place only, or nobody can tell which. */
function topical(
  { topic, isItself }: Extract<Content, { kind: "topic" }>,
  ask: Ask,
  haystack: Haystack,
  within: readonly Found[] | null,
): Found[] {
  const stems = stemsOf(topic);
  if (stems.length === 0) return [];
  // "Redact Hull": a name is itself what is to go, wherever it stands.
  const name = isItself ? properNameOf(topic, rawOf(ask)) : null;
  const named =
    name === null
      ? []
      : haystack.sources.flatMap((source) =>
          occurrencesOf(name, source.clean)
            .filter((span) => !askSpans(source, haystack).some((each) => overlaps(each, span)))
            .map((span) => ({ source, span })),
        );
  if (named.length > 0) return named;
  const sentences = sentencesFor(ask, haystack, within);
  const score = ({ source, span }: Found): number => {
    const there = new Set(stemsOf(source.clean.slice(span.start, span.end)));
    return stems.filter((stem) => there.has(stem)).length / stems.length;
  };
  const scored = sentences.map((sentence) => ({ sentence, share: score(sentence) }));
  const best = Math.max(0, ...scored.map((each) => each.share));
  if (best < 0.5) return within === null ? answerAbout(topic, haystack) : [];
  const hits = scored.filter((each) => each.share === best).map((each) => each.sentence);
  const paragraphs = new Set(
    hits.map(
      ({ source, span }) =>
        `${haystack.sources.indexOf(source)}.${source.own.find((piece) => piece === span)?.paragraph}`,
    ),
  );
  if (paragraphs.size > 1 && within === null && best < 1) return [];
  return hits.map(({ source, span }) => ({ source, span: withoutLabel(source.clean, span) }));
}

/** Where some content stands, within the places if they are given, else anywhere in what the sender typed. Empty: not found. */
export function locateContent(
  content: Content,
  ask: Ask,
  haystack: Haystack,
  within: readonly Found[] | null,
): Found[] {
  switch (content.kind) {
    case "figures":
      return figures(content.topic, ask, haystack, within);
    case "own-name":
      return ownNames(content.whose, ask, haystack);
    case "other-name":
      return otherNames(content.role, ask, haystack, within);
    case "contact":
      return contacts(ask, haystack, within);
    case "dates":
      return dates(content.topic ?? "", ask, haystack, within);
    case "identifiers":
      return identifiers(content.words, haystack, within);
    case "column":
      return haystack.sources
        .filter((source) => source.name !== "subject")
        .flatMap((source) => columnIn(source.page, content.words).map((span) => ({ source, span })));
    case "quoted":
      return quoted(content.how, ask, haystack);
    case "marked":
      return haystack.sources.flatMap((source) =>
        markedIn(source, content.mark, ask, askSpans(source, haystack)).map((span) => ({ source, span })),
      );
    case "topic":
      return content.topic === "" ? (within ? [...within] : []) : topical(content, ask, haystack, within);
  }
}
