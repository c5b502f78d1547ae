import { segmentsOf } from "#lib/confidentiality/marks/rules.ts";
import { formatInstantToSecond } from "#lib/dates.ts";
import { type Line, type Part, plain } from "#lib/documents/schema.ts";
import { safeName } from "#lib/files/rules.ts";
import { evidenceNames, type MailReading, verdictNames } from "#lib/intake/schema.ts";
import { markedLine, noneGiven } from "../marked/rules.ts";
import type { IncomingInPack } from "./schema.ts";

const messageNames: Record<string, string> = {
  "message/rfc822": "message.eml",
  "application/vnd.ms-outlook": "message.msg",
};

/** "as-received/message.eml": where the bytes lie in the folder of their response, exactly as they came. */
export const pathAsReceived = ({ mediaType, name }: Pick<IncomingInPack, "mediaType" | "name">): string =>
  `as-received/${messageNames[mediaType] ?? `letter-${safeName(name)}`}`;

type OneReading = IncomingInPack["readings"][number];

/** A letter's first reading is empty: it only says that nobody had typed it in. */
const isTelling = ({ channel }: IncomingInPack, { number }: OneReading) => channel === "EMAIL" || number > 1;

const readers = (channel: IncomingInPack["channel"], { number, readBy }: OneReading) =>
  number === 1 && channel === "EMAIL" ? "the portal’s rules" : (readBy ?? "the portal’s rules");

/** Who read it otherwise than the rules did: everybody after them, for a message. Letters are typed in, which overrules nothing. */
const isOverruling = ({ channel }: IncomingInPack, { number }: OneReading) => channel === "EMAIL" && number > 1;

/** `reading.json`: the message or letter, how it was read each time, by whom, and which reading went into the register. */
export const readingJson = (incoming: IncomingInPack) => ({
  asReceived: { path: pathAsReceived(incoming), size: incoming.size, sha256: incoming.sha256 },
  channel: incoming.channel === "EMAIL" ? "email" : "post",
  sender: incoming.sender,
  subject: incoming.subject,
  receivedByOurServerAt: incoming.serverReceivedAt?.toISOString() ?? null,
  keptAt: incoming.keptAt.toISOString(),
  broughtBy: incoming.broughtBy ?? "the portal, from its mailbox",
  readings: incoming.readings
    .filter((reading) => isTelling(incoming, reading))
    .map((one) => ({
      number: one.number,
      by: readers(incoming.channel, one),
      at: one.readAt.toISOString(),
      overrules: isOverruling(incoming, one),
      why: one.reading.why,
      isResponse: one.reading.isResponse,
      verdict: one.reading.verdict,
      restsOn: one.reading.evidence,
      passages: one.reading.passages,
      reason: one.reading.reason ?? noneGiven,
      receivedAt: one.reading.receivedAt,
      form: one.reading.form && { name: one.reading.form.name, notUnderstood: one.reading.form.unread },
    })),
  takenIn: {
    reading: incoming.decided.readingNumber,
    by: incoming.decided.by ?? "the portal",
    at: incoming.decided.at.toISOString(),
  },
});

/** A sentence of the message, its words to be withheld framed with the reason next to them (S30.5). */
function sentenceLine(sentence: string, { verdict, passages, reason }: MailReading): Line {
  const whole = verdict === "whole" || verdict === "unclear";
  const places = passages
    .filter((passage) => passage !== "")
    .flatMap((passage) => {
      const at = sentence.indexOf(passage);
      return at < 0 ? [] : [{ start: at, end: at + passage.length, reason }];
    });
  return markedLine(segmentsOf(sentence, whole ? [{ start: 0, end: sentence.length, reason }] : places));
}

function readingParts(incoming: IncomingInPack, one: OneReading): Part[] {
  const { reading, number, readAt } = one;
  const said = reading.isResponse ? verdictNames[reading.verdict] : "No response";
  const what = isOverruling(incoming, one) ? "overruled by" : number === 1 ? "by" : "typed in by";
  return [
    {
      kind: "paragraph",
      line: [
        { text: `Reading ${number}, ${what} ${readers(incoming.channel, one)}`, look: "bold" },
        {
          text: `, ${formatInstantToSecond(readAt)}: ${said}.${reading.form ? ` Answers read from the form ${reading.form.name}.` : ""}${reading.why ? ` Why: ${reading.why}` : ""}`,
        },
      ],
    },
    ...(reading.evidence.length > 0
      ? [
          {
            kind: "list" as const,
            items: reading.evidence.map(
              ({ as, sentence }): Line => [{ text: `${evidenceNames[as]}: ` }, ...sentenceLine(sentence, reading)],
            ),
          },
        ]
      : []),
  ];
}

/** How a message or letter came, and how it was read: verdict, sentences, and who overruled whom (§31). */
export function incomingParts(incoming: IncomingInPack): Part[] {
  const { size, sha256, serverReceivedAt, keptAt, broughtBy, decided } = incoming;
  return [
    { kind: "heading", level: 1, text: "How it came, and how it was read" },
    {
      kind: "list",
      items: [
        `As it came, byte for byte: ${pathAsReceived(incoming)}, ${size} bytes, SHA-256 ${sha256}`,
        ...(serverReceivedAt ? [`Received by our mail server: ${formatInstantToSecond(serverReceivedAt)}`] : []),
        `Kept here: ${formatInstantToSecond(keptAt)}, ${broughtBy ? `brought in by ${broughtBy}` : "read from the mailbox by the portal"}`,
      ].map(plain),
    },
    ...incoming.readings
      .filter((reading) => isTelling(incoming, reading))
      .flatMap((reading) => readingParts(incoming, reading)),
    {
      kind: "paragraph",
      line: plain(
        `Taken into the register by reading ${decided.readingNumber}, by ${decided.by ?? "the portal itself, as a clear case"}, ${formatInstantToSecond(decided.at)}.`,
      ),
    },
  ];
}
