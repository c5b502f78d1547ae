import { z } from "zod";
import type { Reader } from "#lib/confidentiality/clearance.ts";
import { periodColumns, readStanding } from "#lib/consultations/periods/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatInstant } from "#lib/dates.ts";
import { type Database, Prisma } from "#lib/db/client.ts";
import { sayScan, scanStateOf } from "#lib/files/scans/rules.ts";
import type { Json, SealFile } from "#lib/register/schema.ts";
import { sealFileSchema } from "#lib/register/schema.ts";
import { listVersionFiles } from "#lib/responses/files/queries.ts";
import { listLinks, listStandings } from "#lib/responses/relations/queries.ts";
import { standsAlone } from "#lib/responses/relations/rules.ts";
import { responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { isBesideRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { listAreasOutside } from "#lib/triage/areas/queries.ts";
import { staffAreaKey } from "#lib/triage/areas/schema.ts";
import { nameEvidence } from "#lib/triage/disagreements/resolutions/evidence.ts";
import { evidenceColumns } from "#lib/triage/disagreements/resolutions/queries.ts";
import { evidenceNames } from "#lib/triage/disagreements/schema.ts";
import { listLateDecisions } from "#lib/triage/lateness/queries.ts";
import { needsLook } from "#lib/triage/looks/queries.ts";
import { confidentialReasons } from "../disagreements/rules.ts";
import type { Resolved, Unresolved, WordsInPack } from "../disagreements/schema.ts";
import { incomingOf } from "../incoming/queries.ts";
import type { LookInPack } from "../looks.ts";
import type { FileInPack, VersionInPack } from "./schema.ts";

const batch = 200;

/** A pack holds everything in full, for those who read everything (§30). */
export const recipient: Reader = { role: "DEPARTMENT_READER", hasClearance: true };

type Row = Omit<
  VersionInPack,
  | "content"
  | "response"
  | "files"
  | "recorded"
  | "recordedAreas"
  | "areasOutside"
  | "look"
  | "incoming"
  | "standing"
  | "links"
  | "lateDecisions"
> & {
  id: string;
  content: unknown;
};

/** Every version of every response in the order of the register, late and replaced ones too (S24.3); a few at a time. */
export async function* versionsInPack(tx: Database, consultationId: string): AsyncGenerator<VersionInPack> {
  for (let last = 0; ; ) {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT v."id", v."responseId", v."registerNumber", r."reference", v."number", r."channel", v."receivedAt", v."isLate",
             ${isOperativeRow} AS "isOperative", ${isBesideRow} AS "isBeside", ${needsLook} AS "needsLook", v."salt", v."commitment", v."content", x."withdrawnAt"
        FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
        LEFT JOIN portal."ResponseWithdrawal" x ON x."responseId" = r."id"
       WHERE v."registerConsultationId" = ${consultationId}::uuid AND v."registerNumber" > ${last}
       ORDER BY v."registerNumber" LIMIT ${batch}`;
    if (rows.length === 0) return;
    const files = await filesOf(tx, rows);
    const recorded = await recordedOf(tx, rows);
    const areas = await areasOf(tx, rows);
    const looks = await looksOf(tx, rows);
    const outside = await listAreasOutside(
      tx,
      rows.map(({ id }) => id),
    );
    const incoming = await incomingOf(
      tx,
      rows.map(({ id }) => id),
    );
    const late = rows.flatMap(({ id, isLate }) => (isLate ? [id] : []));
    const decisions = await listLateDecisions(late, tx);
    const responses = [...new Set(rows.map(({ responseId }) => responseId))];
    const standings = await listStandings(tx, responses, recipient);
    const links = await listLinks(tx, responses, recipient);
    for (const { id, content, ...row } of rows) {
      yield {
        ...row,
        standing: standings.get(row.responseId) ?? standsAlone,
        links: links.get(row.responseId) ?? [],
        incoming: incoming.get(id) ?? null,
        content: z.json().parse(content) as Json,
        response: responseContentSchema.parse(content),
        files: files.get(id) ?? [],
        recorded: recorded.get(row.responseId) ?? {},
        recordedAreas: areas.get(row.responseId) ?? [],
        areasOutside: outside.get(id) ?? [],
        look: looks.get(id) ?? null,
        lateDecisions: decisions.get(id) ?? [],
      };
    }
    last = rows.at(-1)?.registerNumber ?? last;
  }
}

async function filesOf(tx: Database, rows: readonly Row[]): Promise<Map<string, FileInPack[]>> {
  const files = await listVersionFiles(
    rows.map(({ id }) => id),
    tx,
  );
  const ids = [...files.values()].flatMap((list) => list.map(({ id }) => id));
  const found = await tx.fileScan.findMany({
    where: { fileId: { in: ids } },
    orderBy: { id: "asc" },
    select: { fileId: true, verdict: true, finding: true },
  });
  const scans = Map.groupBy(found, ({ fileId }) => fileId);
  const say = (id: string) => {
    const looks = scans.get(id) ?? [];
    const finding = looks.findLast(({ verdict }) => verdict === "FOUND")?.finding ?? null;
    return sayScan({ scan: scanStateOf(looks), finding });
  };
  return new Map([...files].map(([id, list]) => [id, list.map((file) => ({ ...file, scan: say(file.id) }))]));
}

/** The positions that staff read out of the words and that stand: the last of each part; one taken back is none. */
async function recordedOf(tx: Database, rows: readonly Row[]): Promise<Map<string, Record<string, string>>> {
  const found = await tx.recordedPosition.findMany({
    where: { responseId: { in: [...new Set(rows.map(({ responseId }) => responseId))] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { responseId: true, part: true, position: true },
  });
  const standing = new Map<string, Record<string, string>>();
  for (const { responseId, part, position } of found) {
    standing.set(responseId, { ...standing.get(responseId), [part]: position });
  }
  return standing;
}

/** The areas that staff recorded and that stand: the last row of each number, unless it takes the area back. */
async function areasOf(tx: Database, rows: readonly Row[]): Promise<Map<string, VersionInPack["recordedAreas"]>> {
  const found = await tx.recordedArea.findMany({
    where: { responseId: { in: [...new Set(rows.map(({ responseId }) => responseId))] } },
    orderBy: { id: "asc" },
    select: { responseId: true, number: true, anchor: true, what: true, basis: true },
  });
  const last = new Map(found.map((area) => [`${area.responseId} ${area.number}`, area]));
  const standing = [...last.values()].filter(({ what }) => what !== "");
  const said = standing.map(({ what: _, ...area }) => ({ ...area, key: staffAreaKey(area.number) }));
  return Map.groupBy(said, ({ responseId }) => responseId);
}

/** What was found by whoever looked at each version last for disagreement. */
async function looksOf(tx: Database, rows: readonly Row[]): Promise<Map<string, LookInPack>> {
  const found = await tx.responseLook.findMany({
    where: { versionId: { in: rows.map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { versionId: true, entries: true, reason: true, lookedAt: true, lookedBy: { select: { name: true } } },
  });
  return new Map(found.map(({ versionId, lookedBy, ...look }) => [versionId, { ...look, lookedBy: lookedBy.name }]));
}

/** The published texts, the oldest first: each response is read by those it speaks to. */
export async function textsOf(tx: Database, consultationId: string): Promise<Texts> {
  const found = await tx.consultationVersion.findMany({
    where: { consultationId, publishedAt: { not: null } },
    orderBy: { number: "asc" },
    select: { number: true, content: true, consultation: { select: periodColumns } },
  });
  return found.map(({ number, content, consultation }) => ({
    version: number,
    content: readStanding(content, consultation),
  }));
}

/** What a seal of the register says, as published. */
export async function sealsOf(tx: Database, consultationId: string): Promise<SealFile[]> {
  const found = await tx.registerSeal.findMany({
    where: { consultationId },
    orderBy: { number: "asc" },
    select: { file: true },
  });
  return found.map(({ file }) => sealFileSchema.parse(file));
}

const by = { select: { name: true } } as const;

/** The entries of the disagreement register, open and resolved, with the marks their quotations fall under. */
export async function disagreementsOf(
  tx: Database,
  consultation: { id: string; content: ConsultationContent },
  texts: Texts,
): Promise<{ open: Unresolved[]; resolved: Resolved[] }> {
  const found = await tx.disagreement.findMany({
    where: { consultationId: consultation.id },
    orderBy: { number: "asc" },
    select: {
      number: true,
      title: true,
      anchor: true,
      source: true,
      sourceDetail: true,
      quote: true,
      dccReply: true,
      state: true,
      ...evidenceColumns,
      proposedBy: by,
      proposedAt: true,
      confirmedBy: by,
      confirmedAt: true,
      passages: {
        orderBy: [{ addedAt: "asc" }, { id: "asc" }],
        select: { quote: true, responseId: true, response: { select: { reference: true } } },
      },
    },
  });
  const [open, resolved]: [Unresolved[], Resolved[]] = [[], []];
  for (const entry of found) {
    const { number, title, anchor, source, sourceDetail, quote, dccReply, passages } = entry;
    const words: WordsInPack[] = [];
    for (const { response, responseId, quote: said } of passages) {
      const confidential = await reasonsFor(tx, responseId, said, texts);
      words.push({ response: response.reference, quote: said, confidential });
    }
    const given = {
      number: `D-${number}`,
      title,
      anchor,
      source: source === "response" ? sayResponses(words) : [source, sourceDetail].filter(Boolean).join(": "),
      words,
      said: quote,
      reply: dccReply,
    };
    const evidence = nameEvidence(entry, consultation.content.changes);
    const said = evidence && { ...evidence, kind: evidenceNames[evidence.kind] };
    const { proposedBy, proposedAt, confirmedBy, confirmedAt } = entry;
    if (entry.state === "RESOLVED" && said && proposedBy && proposedAt && confirmedBy && confirmedAt) {
      resolved.push({
        ...given,
        evidence: said,
        proposedBy: proposedBy.name,
        proposedAt: formatInstant(proposedAt),
        confirmedBy: confirmedBy.name,
        confirmedAt: formatInstant(confirmedAt),
      });
    } else {
      const proposed = said ? [said.kind, said.thing, said.words].filter(Boolean).join(". ") : "";
      open.push({ ...given, proposed });
    }
  }
  return { open, resolved };
}

function sayResponses(words: readonly WordsInPack[]): string {
  const references = [...new Set(words.map(({ response }) => response))];
  return references.length === 1 ? `Response ${references[0]}` : `${references.length} responses`;
}

/** The reasons of marks over a quotation, in whichever version of its response it stands. */
async function reasonsFor(tx: Database, responseId: string, quote: string, texts: Texts): Promise<string[]> {
  const versions = await tx.responseVersion.findMany({ where: { responseId }, select: { content: true } });
  const reasons = versions.flatMap(({ content }) => {
    const response = responseContentSchema.parse(content);
    return confidentialReasons(textFor(response, texts), response, quote);
  });
  return [...new Set(reasons)];
}

/** The pack that went to the Department last, for the list of differences (S24.9); null where none did. */
export async function lastSubmitted(tx: Database, consultationId: string) {
  return tx.pack.findFirst({
    where: { consultationId, releases: { some: { recipient: "DEPARTMENT" } } },
    orderBy: { version: "desc" },
    select: { version: true, manifest: true },
  });
}

/** Sees the same rows throughout, and is given time: a pack of 100,000 responses takes minutes. */
export const snapshot = {
  isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
  maxWait: 30_000,
  timeout: 4 * 60 * 60_000,
} as const;
