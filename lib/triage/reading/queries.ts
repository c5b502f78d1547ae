import { isMarked, type Reader } from "#lib/confidentiality/clearance.ts";
import { findSecrecy } from "#lib/confidentiality/queries.ts";
import { type Database, Prisma } from "#lib/db/client.ts";
import { listLinks, listStandings } from "#lib/responses/relations/queries.ts";
import { standsAlone } from "#lib/responses/relations/rules.ts";
import { type ResponseContent, responseContentSchema, type TextOfResponse, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { isBesideRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { listLateDecisions } from "../lateness/queries.ts";
import { readingOf } from "./rules.ts";
import type { Reading, ResponseForStaff } from "./schema.ts";
import { withEveryMark } from "./strictest.ts";

export type OperativeReading = {
  responseId: string;
  versionId: string;
  number: number;
  content: ResponseContent;
  /** The text it answers. */
  text: TextOfResponse;
  reading: Reading;
};

/**
 * A response as a reader with or without clearance may read it: by its operative version, or by version `number` where that one is considered
 * beside what counts (invariant 2). Null: there is no such response, or the version named is neither. Writes no event: for commands, which do.
 */
export async function findOperativeReading(
  tx: Database,
  consultation: { id: string; texts: Texts },
  reference: string,
  hasClearance: boolean,
  number: number | null = null,
): Promise<OperativeReading | null> {
  const isRead =
    number === null ? isOperativeRow : Prisma.sql`v."number" = ${number} AND (${isOperativeRow} OR ${isBesideRow})`;
  const [row] = await tx.$queryRaw<{ responseId: string; versionId: string; number: number; content: unknown }[]>`
    SELECT v."responseId", v."id" AS "versionId", v."number", v."content"
      FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."reference" = ${reference} AND r."consultationId" = ${consultation.id}::uuid AND ${isRead}`;
  if (!row) return null;
  const content = responseContentSchema.parse(row.content);
  const text = textFor(content, consultation.texts);
  const composed = hasClearance ? content : await asUncleared(tx, consultation.texts, row.responseId, content);
  return { ...row, content, text, reading: readingOf(text, composed, hasClearance) };
}

/**
 * Every version by which a response is reported on, as a reader may read it: its operative version first, then the late one considered beside
 * it (invariant 2). What is quoted may stand in either of them. Empty: there is no such response.
 */
export async function findReportedReadings(
  tx: Database,
  consultation: { id: string; texts: Texts },
  reference: string,
  hasClearance: boolean,
): Promise<OperativeReading[]> {
  const versions = await tx.$queryRaw<{ number: number }[]>`
    SELECT v."number" FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."reference" = ${reference} AND r."consultationId" = ${consultation.id}::uuid AND (${isOperativeRow} OR ${isBesideRow})
     ORDER BY ${isOperativeRow} DESC, v."number"`;
  const readings: OperativeReading[] = [];
  for (const { number } of versions) {
    const found = await findOperativeReading(tx, consultation, reference, hasClearance, number);
    if (found) readings.push(found);
  }
  return readings;
}

/** All boxes of these versions, for asking whether words stand in any of them. */
export const boxesOf = (readings: readonly OperativeReading[]): Pick<Reading, "fields"> => ({
  fields: readings.flatMap(({ reading }) => reading.fields),
});

/** A version of a response as somebody without clearance has to take it: under every mark that it or another version ever bore (SX.4). */
export async function asUncleared(
  tx: Database,
  texts: Texts,
  responseId: string,
  version: ResponseContent,
): Promise<ResponseContent> {
  const versions = await tx.responseVersion.findMany({
    where: { responseId },
    orderBy: { number: "asc" },
    select: { content: true, isWholeMarked: true, isIdentityMarked: true, isPartMarked: true },
  });
  const marked = versions.filter((each) => each.isWholeMarked || each.isIdentityMarked || each.isPartMarked);
  const secrecy = await findSecrecy(responseId, tx);
  // Its message asked, and no mark says for what: then all of it is held.
  const isHeld = secrecy.isWhole
    ? !versions.some(({ isWholeMarked }) => isWholeMarked)
    : isMarked(secrecy) && marked.length === 0;
  return withEveryMark(
    texts,
    version,
    marked.map(({ content }) => responseContentSchema.parse(content)),
    isHeld,
  );
}

/** All that is kept beside a response's content, for those who were let in; scope is the consultation. Null: not in it. */
export async function findStored(
  tx: Database,
  consultationId: string,
  reference: string,
  reader: Reader,
): Promise<Omit<
  ResponseForStaff,
  "reading" | "version" | "recorded" | "suggested" | "recordedAreas" | "look" | "asked" | "isWithheld"
> | null> {
  const found = await tx.response.findFirst({
    where: { reference, consultationId },
    select: {
      id: true,
      reference: true,
      channel: true,
      withdrawal: { select: { withdrawnAt: true } },
      versions: {
        orderBy: { number: "desc" },
        select: {
          id: true,
          number: true,
          registerNumber: true,
          receivedAt: true,
          isLate: true,
          incomingMail: { select: { mailId: true } },
          readings: { select: { readerId: true, readAt: true, reader: { select: { name: true } } } },
        },
      },
      triage: {
        select: {
          status: true,
          assigneeId: true,
          assignee: { select: { name: true } },
          revision: true,
          changedAt: true,
          changedById: true,
          changedBy: { select: { name: true } },
        },
      },
      notes: {
        orderBy: { writtenAt: "desc" },
        select: { id: true, text: true, writtenAt: true, author: { select: { name: true } } },
      },
    },
  });
  if (!found?.triage) return null;
  const decisions = await listLateDecisions(
    found.versions.map(({ id }) => id),
    tx,
  );
  const standings = await listStandings(tx, [found.id], reader);
  const told = await tx.$queryRaw<{ id: string; isOperative: boolean; isBeside: boolean }[]>`
    SELECT v."id", ${isOperativeRow} AS "isOperative", ${isBesideRow} AS "isBeside"
      FROM portal."ResponseVersion" v WHERE v."responseId" = ${found.id}::uuid`;
  return {
    id: found.id,
    reference: found.reference,
    channel: found.channel,
    withdrawnAt: found.withdrawal?.withdrawnAt ?? null,
    standing: standings.get(found.id) ?? standsAlone,
    links: (await listLinks(tx, [found.id], reader)).get(found.id) ?? [],
    incomingMailId: found.versions.at(-1)?.incomingMail?.mailId ?? null,
    versions: found.versions.map(({ readings: _, incomingMail: __, id: versionId, ...version }) => ({
      ...version,
      isOperative: false,
      isBeside: false,
      ...told.find(({ id }) => id === versionId),
    })),
    triage: {
      ...found.triage,
      assignee: found.triage.assignee?.name ?? null,
      changedBy: found.triage.changedBy?.name ?? null,
    },
    notes: found.notes.map(({ author, ...note }) => ({ ...note, author: author.name })),
    lateDecisions: [...decisions.values()].flat(),
    readings: found.versions.flatMap(({ number, readings }) =>
      readings.map(({ reader, ...reading }) => ({ ...reading, reader: reader.name, version: number })),
    ),
  };
}
