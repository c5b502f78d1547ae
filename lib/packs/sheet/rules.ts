import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatInstantToSecond } from "#lib/dates.ts";
import type { Cell } from "#lib/documents/schema.ts";
import { answerTo, partsOf, positionOn } from "#lib/responses/rules.ts";
import { positionNames, positionSchema } from "#lib/responses/schema.ts";
import type { VersionInPack } from "../building/schema.ts";
import { pathAsReceived } from "../incoming/rules.ts";
import { marksOf } from "../marked/rules.ts";
import { channelNames, folderOf } from "../responses/rules.ts";
import { lateLines, standingOf } from "../standing/rules.ts";

type Column = { name: string; width: number; cell: (version: VersionInPack) => Cell };

const capacityNames = { organisation: "Organisation", self: "Self", "not-said": "Not said" };

const gathered = (onBehalfOf: string | null) => (onBehalfOf ? ` (gathered on behalf of ${onBehalfOf}, §26)` : "");

/** What the spreadsheet of responses tells of each version, column by column; the exact text is in the JSON copies (SX.5). */
export function columnsOf(consultation: ConsultationContent): Column[] {
  const behalf = new Map(consultation.questions.map(({ label, onBehalfOf }) => [label, onBehalfOf]));
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
        marksOf(consultation, version)
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
    ...partsOf(consultation).flatMap(({ key, question, wording }): Column[] => [
      {
        name: `${key}: ${wording}${gathered(behalf.get(question) ?? null)}`,
        width: 18,
        cell: ({ response }) => positionNames[positionOn(response, key)],
      },
      {
        name: `${key}, as read from the words by ${consultation.consulter.name}’s staff`,
        width: 18,
        cell: ({ recorded }) => {
          const position = positionSchema.safeParse(recorded[key]);
          return position.success ? positionNames[position.data] : "";
        },
      },
    ]),
    ...consultation.questions.flatMap(({ label, onBehalfOf }): Column[] => [
      {
        name: `${label}, text${gathered(onBehalfOf)}`,
        width: 60,
        cell: ({ response }) => answerTo(response, label).text,
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
    ...consultation.extraBoxes.map(
      ({ key, label, onBehalfOf }): Column => ({
        name: `${label}${gathered(onBehalfOf)}`,
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
