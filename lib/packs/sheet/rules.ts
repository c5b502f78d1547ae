import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatInstantToSecond } from "#lib/dates.ts";
import type { Cell } from "#lib/documents/schema.ts";
import { asksIn, positionOnAsk } from "#lib/responses/asks.ts";
import { answerTo, sayVersion } from "#lib/responses/rules.ts";
import { positionNames, positionSchema, remarkNames, type Texts } from "#lib/responses/schema.ts";
import { positionGivenTo, textFor } from "#lib/responses/texts.ts";
import type { VersionInPack } from "../building/schema.ts";
import { pathAsReceived } from "../incoming/rules.ts";
import { marksOf } from "../marked/rules.ts";
import { channelNames, folderOf } from "../responses/rules.ts";
import { lateLines, standingOf } from "../standing/rules.ts";

type Column = { name: string; width: number; cell: (version: VersionInPack) => Cell };

const capacityNames = { organisation: "Organisation", self: "Self", "not-said": "Not said" };

const gathered = (onBehalfOf: string | null) => (onBehalfOf ? ` (gathered on behalf of ${onBehalfOf}, §26)` : "");

/** What any of the texts asks under a name, each name once, as the newest text that has it says it; `older`: the newest text has it not. */
function everAsked<T>(texts: Texts, asked: (text: ConsultationContent) => readonly T[], name: (one: T) => string) {
  const found = new Map<string, { one: T; older: string }>();
  for (const [index, { version, content }] of texts.toReversed().entries())
    for (const one of asked(content))
      if (!found.has(name(one))) found.set(name(one), { one, older: index === 0 ? "" : sayVersion(version) });
  return [...found.values()];
}

/**
 * What the spreadsheet of responses tells of each version, column by column; the exact text is in the JSON copies (SX.5). There is a column
 * for whatever any version of the text asked, so that no answer is without one; empty where the respondent was not asked.
 */
export function columnsOf(consultation: ConsultationContent, texts: Texts): Column[] {
  const questions = everAsked(
    texts,
    (text) => text.questions,
    ({ label }) => label,
  );
  const boxes = everAsked(
    texts,
    (text) => text.extraBoxes,
    ({ key }) => key,
  );
  const behalf = new Map(questions.map(({ one: { label, onBehalfOf } }) => [label, onBehalfOf]));
  const respondent = (name: string, key: "organisation" | "name" | "role" | "email"): Column => ({
    name,
    width: 24,
    cell: ({ response }) => response.respondent[key],
  });
  return [
    { name: "Register number", width: 10, cell: ({ registerNumber }) => registerNumber },
    { name: "Reference", width: 16, cell: ({ reference }) => reference },
    { name: "Version", width: 9, cell: ({ number }) => number },
    { name: "Received", width: 30, cell: ({ receivedAt }) => formatInstantToSecond(receivedAt) },
    { name: "Received (UK time)", width: 48, cell: ({ receivedAt }) => formatInstantToSecond(receivedAt) },
    { name: "Channel", width: 9, cell: ({ channel }) => channelNames[channel] },
    { name: "Standing", width: 24, cell: standingOf },
    { name: "Decided on its being late, with reasons", width: 40, cell: (version) => lateLines(version).join("\n") },
    {
      name: "Marked confidential, with reasons",
      width: 40,
      cell: (version) =>
        marksOf(textFor(version.response, texts), version)
          .map(({ where, reason }) => `${where}. Reason: ${reason}`)
          .join("\n") || "Nothing",
    },
    {
      name: "On behalf of",
      width: 14,
      cell: ({ response }) => capacityNames[response.respondent.capacity],
    },
    respondent("Organisation", "organisation"),
    respondent("Name", "name"),
    respondent("Role", "role"),
    respondent("Email address", "email"),
    ...asksIn(texts).flatMap((ask): Column[] => [
      {
        name: `${ask.key}: ${ask.wording}${gathered(behalf.get(ask.question) ?? null)}`,
        width: 18,
        cell: ({ response }) => {
          const position = positionOnAsk(response, ask);
          return position === null ? "" : positionNames[position];
        },
      },
      {
        name: `${ask.row}, as read from the words by ${consultation.consulter.name}’s staff`,
        width: 18,
        cell: ({ recorded, response }) => {
          const position = positionSchema.safeParse(
            ask.takenIn.includes(positionGivenTo(response, ask.key)) ? recorded[ask.key] : undefined,
          );
          return position.success ? positionNames[position.data] : "";
        },
      },
    ]),
    ...questions.flatMap(({ one: { label, onBehalfOf }, older }): Column[] => [
      {
        name: `${label}, text${older}${gathered(onBehalfOf)}`,
        width: 60,
        cell: ({ response }) => answerTo(response, label).text,
      },
      {
        name: `${label}, remarks in support and on the drafting`,
        width: 40,
        cell: ({ response }) =>
          (answerTo(response, label).remarks ?? [])
            .map(({ kind, about, what }) => `${remarkNames[kind]}: ${[about, what].filter(Boolean).join("\n")}`)
            .join("\n\n"),
      },
      {
        name: `${label}, areas of disagreement`,
        width: 60,
        cell: ({ response }) =>
          answerTo(response, label)
            .areas.map(({ about, what, why }) => [about, what, why && `Reasons: ${why}`].filter(Boolean).join("\n"))
            .join("\n\n"),
      },
      {
        name: `${label}, another date proposed`,
        width: 14,
        cell: ({ response }) => answerTo(response, label).alternativeOn ?? "",
      },
    ]),
    ...boxes.map(
      ({ one: { key, label, onBehalfOf }, older }): Column => ({
        name: `${label}${older}${gathered(onBehalfOf)}`,
        width: 60,
        cell: ({ response }) => response.extras[key] ?? "",
      }),
    ),
    { name: "Said outside the questions", width: 60, cell: ({ response }) => response.general },
    {
      name: "Files",
      width: 30,
      cell: ({ files }) => files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`).join("\n"),
    },
    {
      name: "As it came, by email or post",
      width: 30,
      cell: ({ incoming }) => (incoming ? `${pathAsReceived(incoming)} (SHA-256 ${incoming.sha256})` : ""),
    },
    { name: "Folder", width: 34, cell: folderOf },
    { name: "Commitment", width: 66, cell: ({ commitment }) => commitment },
  ];
}
