import { anchorsOf, footnotesIn, paragraphText } from "../paragraphs/rules.ts";
import type { ConsultationContent } from "../schema.ts";

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** Every list of paragraph numbers the editors wrote, with the name of its owner. */
function paragraphReferences(content: ConsultationContent): [string, readonly number[]][] {
  const { direction, designation } = content;
  return [
    ...content.changes.map((change): [string, number[]] => [`change ${change.key}`, change.paragraphs]),
    ...content.questions.flatMap(({ label, background }) =>
      background.map((entry): [string, number[]] => [`question ${label}`, entry.paragraphs]),
    ),
    ...content.extraBoxes.map((box): [string, number[]] => [`box ${box.key}`, box.paragraphs]),
    ...content.attachments.map((attachment): [string, number[]] => [attachment.id, attachment.paragraphs]),
    ...content.notes.map((note): [string, number[]] => [`note ${note.id}`, note.paragraphs]),
    ...content.keyDates.map((date): [string, number[]] => [`key date ${date.key}`, date.paragraphs]),
    ...content.timeline.map((step): [string, number[]] => [`step of ${step.on}`, step.paragraphs]),
    ...content.definitions.map((entry): [string, number[]] => [`definition ${entry.key}`, entry.paragraphs]),
    ...content.related.map((related): [string, number[]] => [`related ${related.key}`, related.paragraphs]),
    ["whom it asks", content.audience?.paragraphs ?? []],
    ["how to respond", Object.values(content.responding).flat()],
    ["direction", direction ? [direction.introducedBy, ...direction.paragraphs] : []],
    ["designation", designation ? Object.values(designation.paragraphs).flat() : []],
    ["go live", designation?.goLive.paragraphs ?? []],
  ];
}

function footnoteReferences({ document, timeline, related }: ConsultationContent): number[] {
  return [
    ...document.paragraphs.flatMap(({ blocks }) => footnotesIn(blocks)),
    ...timeline.flatMap((step) => step.footnotes),
    ...related.flatMap(({ footnote }) => (footnote === null ? [] : [footnote])),
  ];
}

/** Placeholders that are not printed where the editors say (S36.1). */
const missingPlaceholders = ({ direction, document }: ConsultationContent): string[] =>
  (direction?.placeholders ?? []).flatMap(({ printed, paragraph }) => {
    const place = document.paragraphs.find(({ number }) => number === paragraph);
    return place && paragraphText(place).includes(printed)
      ? []
      : [`${printed} does not stand in paragraph ${paragraph}`];
  });

function repeatedNames(content: ConsultationContent): string[] {
  const { document } = content;
  const anchors = [
    ...document.sections.map(({ anchor }) => anchor),
    ...document.paragraphs.flatMap(anchorsOf),
    ...document.footnotes.map(({ anchor }) => anchor),
    ...document.questions.map(({ anchor }) => anchor),
  ];
  const terms = content.definitions.flatMap(({ scope, term, aliases }) =>
    [term, ...aliases].map((name) => `${name} (${scope})`),
  );
  return [
    ...repeated(anchors).map((anchor) => `the anchor ${anchor} is used twice`),
    ...repeated(terms).map((name) => `${name} is defined twice`),
    ...repeated(content.notes.map(({ id }) => id)).map((id) => `two notes are called ${id}`),
    ...repeated(content.changes.map(({ key }) => key)).map((key) => `two changes are called ${key}`),
    ...repeated(content.attachments.map(({ id }) => id)).map((id) => `two attachments are called ${id}`),
  ];
}

/**
 * What in the content points at nothing or is named twice; empty when all holds together. Content with findings is not published.
 */
export function brokenReferences(content: ConsultationContent): string[] {
  const { document, questions, changes, designation } = content;
  const numbers = new Set(document.paragraphs.map(({ number }) => number));
  const footnotes = new Set(document.footnotes.map(({ number }) => number));
  const sections = new Set(document.sections.map(({ anchor }) => anchor));
  const printed = document.questions.map(({ label }) => label);
  const answered = questions.map(({ label }) => label);
  const keys = new Set(changes.map(({ key }) => key));
  const asked = questions.flatMap(({ answer }) => (answer.kind === "changes" ? answer.changes : []));
  return [
    ...paragraphReferences(content).flatMap(([owner, list]) =>
      list
        .filter((number) => !numbers.has(number))
        .map((number) => `${owner} names paragraph ${number}, which is missing`),
    ),
    ...document.paragraphs
      .filter(({ section }) => !sections.has(section))
      .map(({ number }) => `paragraph ${number} stands in no section`),
    ...footnoteReferences(content)
      .filter((number) => !footnotes.has(number))
      .map((number) => `footnote ${number} is missing`),
    ...(printed.join() === answered.join()
      ? []
      : [`printed questions ${printed.join()} are answered as ${answered.join()}`]),
    ...asked.filter((key) => !keys.has(key)).map((key) => `a question asks about the unknown change ${key}`),
    ...(designation && !printed.includes(designation.question) ? [`no question ${designation.question}`] : []),
    ...missingPlaceholders(content),
    ...repeatedNames(content),
    ...(content.opensAt < content.closesAt ? [] : ["the consultation closes before it opens"]),
  ];
}
