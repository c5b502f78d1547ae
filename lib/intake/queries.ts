import type { Reader } from "#lib/confidentiality/clearance.ts";
import { isMessageEverHeld, mayKnow } from "#lib/confidentiality/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { findPlacement, joinPlacement, waitsForPerson } from "#lib/correspondence/queries.ts";
import type { MailKind } from "#lib/correspondence/schema.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { readWhole } from "#lib/files/queries.ts";
import { listLinks } from "#lib/responses/relations/queries.ts";
import { decodeUnlabelled } from "./message/charset/rules.ts";
import type { KeptMail, Likeness, MailGroup, MailInList, MailState } from "./schema.ts";
import { mailReadingSchema, verdictSchema } from "./schema.ts";

const { sql } = Prisma;

type OutcomeKind = "RESPONSE" | "CLARIFICATION" | "SET_ASIDE";

const placedStates: Partial<Record<MailKind, MailState>> = {
  ANSWER: "answer",
  WITHDRAWAL: "withdrawal",
  NOTHING: "set-aside",
};

/** Where a message stands: by what became of it, else by what a person called it, else by what it waits for. */
function stateOf(
  kind: OutcomeKind | null | undefined,
  placement: { kind: MailKind | null; responseId: string | null } | null,
  isResponse: boolean,
): MailState {
  if (kind === "RESPONSE") return "registered";
  if (kind === "CLARIFICATION") return "handed-on";
  if (kind === "SET_ASIDE") return "set-aside";
  const placed = placement?.kind ? placedStates[placement.kind] : undefined;
  if (placed) return placed;
  if (placement?.responseId) return "belongs";
  return isResponse ? "waiting" : "not-a-response";
}

type Decided = { decidedAt: Date; decidedBy: { name: string } | null; reason: string | null };

/** Who decided what it is or what became of it, when and why; nulls while it waits for a person. */
function decisionOf(outcome: Decided | null, placement: KeptMail["placement"], hasWithdrawn: boolean) {
  const isPlaced = placement?.kind && placedStates[placement.kind] !== undefined;
  const placed = isPlaced
    ? { decidedBy: placement.placedBy, decidedAt: placement.placedAt, reason: placement.reason }
    : { decidedBy: null, decidedAt: null, reason: null };
  const decision = outcome
    ? { decidedBy: outcome.decidedBy?.name ?? null, decidedAt: outcome.decidedAt, reason: outcome.reason }
    : placed;
  return { ...decision, isFinal: outcome !== null || hasWithdrawn };
}

const selected = {
  id: true,
  channel: true,
  sender: true,
  subject: true,
  receivedAt: true,
  keptAt: true,
  fileId: true,
  sha256: true,
  broughtById: true,
  messageId: true,
  inReplyTo: true,
  references: true,
  isAutomatic: true,
  withdrawal: { select: { responseId: true } },
  letters: { where: { kind: "mail-held" }, take: 1, select: { queuedAt: true } },
  broughtBy: { select: { name: true } },
  file: { select: { name: true, size: true, mediaType: true } },
  readings: {
    orderBy: { number: "desc" },
    take: 1,
    select: {
      number: true,
      content: true,
      readById: true,
      readBy: { select: { name: true } },
      formFile: { select: { id: true, name: true, size: true, sha256: true } },
    },
  },
  outcome: {
    select: {
      kind: true,
      clarification: true,
      reason: true,
      decidedAt: true,
      decidedBy: { select: { name: true } },
      version: { select: { response: { select: { id: true, reference: true } } } },
    },
  },
} as const;

const lastReading = sql`JOIN LATERAL (
  SELECT "content" FROM portal."IncomingMailReading" WHERE "mailId" = m."id" ORDER BY "number" DESC LIMIT 1) r ON TRUE`;
const isResponse = sql`(r."content"->>'isResponse')::boolean`;
const groups: Record<MailGroup, Prisma.Sql> = {
  waiting: sql`${waitsForPerson} AND p."responseId" IS NULL AND ${isResponse}`,
  belongs: sql`${waitsForPerson} AND p."responseId" IS NOT NULL`,
  "not-a-response": sql`${waitsForPerson} AND p."responseId" IS NULL AND NOT ${isResponse}`,
  done: sql`NOT ${waitsForPerson}`,
};

type ListRow = Omit<MailInList, "state"> & {
  kind: OutcomeKind | null;
  placedKind: MailKind | null;
  responseId: string | null;
  isResponse: boolean;
  isWithheld: boolean;
};

/**
 * One page of the messages and letters that came in for a consultation and are in this group, the newest first, and how many there are. Who
 * has no clearance learns neither sender nor subject of one that asks for confidentiality, or belongs to a response that does (SX.4).
 */
export async function listIncomingMail(
  consultationId: string,
  hasClearance: boolean,
  { group, page, pageSize }: { group: MailGroup; page: number; pageSize: number },
): Promise<{ rows: MailInList[]; total: number }> {
  const from = sql`FROM portal."IncomingMail" m ${lastReading} ${joinPlacement}
    LEFT JOIN portal."IncomingMailOutcome" o ON o."mailId" = m."id"
    WHERE m."consultationId" = ${consultationId}::uuid AND ${groups[group]}`;
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<ListRow[]>`
      SELECT m."id", m."channel"::text, m."sender", m."subject", m."keptAt", o."kind"::text, ${isResponse} AS "isResponse",
             NOT ${hasClearance} AND ${isMessageEverHeld(sql`m."id"`)} AS "isWithheld",
             p."kind"::text AS "placedKind", p."responseId",
             coalesce((r."content"->>'receivedAt')::timestamptz, m."receivedAt") AS "receivedAt", r."content"->>'verdict' AS "verdict",
             coalesce(o."clarification", (SELECT q."reference" FROM portal."Response" q WHERE q."id" = coalesce(
               (SELECT v."responseId" FROM portal."ResponseVersion" v WHERE v."id" = o."versionId"), p."responseId"))) AS "reference"
      ${from} ORDER BY m."keptAt" DESC, m."id" DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
  ]);
  const listed = rows.map(({ kind, placedKind, responseId, isResponse: isRead, isWithheld, ...mail }): MailInList => {
    const why =
      mail.verdict === "none"
        ? "it belongs to what asks for confidentiality, or it once did"
        : "it asks for confidentiality";
    const shown = isWithheld ? { sender: null, subject: `Withheld: ${why}` } : {};
    return { ...mail, ...shown, state: stateOf(kind, { kind: placedKind, responseId }, isRead) };
  });
  return { rows: listed, total: counted?.total ?? 0 };
}

/** A stricter verdict beside which a reading asks for less, as `portal.asked_for_more` tells and the database holds; null: it does not. */
async function findAskedForMore(tx: Database, id: string, readingNumber: number): Promise<KeptMail["askedForMore"]> {
  const [row] = await tx.$queryRaw<{ verdict: string | null }[]>`
    SELECT portal.asked_for_more(${id}::uuid, ${readingNumber}::int) AS "verdict"`;
  return verdictSchema.nullable().parse(row?.verdict ?? null);
}

/** One message with its newest reading and what it looks like; scope is the consultation. Null: not in it. */
export async function findIncomingMail(
  tx: Database,
  consultation: Pick<ConsultationForStaff, "id">,
  id: string,
): Promise<KeptMail | null> {
  const row = await tx.incomingMail.findFirst({ where: { id, consultationId: consultation.id }, select: selected });
  const [last] = row?.readings ?? [];
  if (!row || !last) return null;
  const reading = mailReadingSchema.parse(last.content);
  const placement = await findPlacement(tx, id);
  return {
    id: row.id,
    channel: row.channel === "POST" ? "POST" : "EMAIL",
    sender: row.sender,
    subject: row.subject,
    receivedAt: reading.receivedAt === null ? row.receivedAt : new Date(reading.receivedAt),
    keptAt: row.keptAt,
    state: stateOf(row.outcome?.kind, placement, reading.isResponse),
    reference: row.outcome?.version?.response.reference ?? row.outcome?.clarification ?? placement?.reference ?? null,
    placement,
    messageId: row.messageId,
    references: row.references.length > 0 ? row.references : row.inReplyTo,
    isAutomatic: row.isAutomatic,
    toldAt: row.letters[0]?.queuedAt ?? null,
    readingNumber: last.number,
    reading,
    readBy: last.readBy?.name ?? null,
    readById: last.readById,
    askedForMore: await findAskedForMore(tx, id, last.number),
    typedById: row.channel === "POST" ? row.broughtById : null,
    serverReceivedAt: row.receivedAt,
    fileId: row.fileId,
    fileName: row.file.name,
    formFile: last.formFile && {
      fileId: last.formFile.id,
      name: last.formFile.name,
      size: Number(last.formFile.size),
      sha256: last.formFile.sha256,
    },
    sha256: row.sha256,
    broughtBy: row.broughtBy?.name ?? null,
    ...decisionOf(row.outcome, placement, row.withdrawal !== null),
    raw: row.file.mediaType !== "message/rfc822" ? null : await readRaw(row.fileId, Number(row.file.size)),
  };
}

/** A message is shown up to this much; the whole of it can be downloaded. */
const shownBytes = 256 * 1024;

async function readRaw(fileId: string, size: number): Promise<string> {
  return decodeUnlabelled(await readWhole(fileId, size, 0, Math.min(size, shownBytes))).replaceAll("\0", "");
}

/** A text shorter than this says too little to be told by. */
const tellingLength = 40;

/**
 * Other responses of the consultation with the same address as a message, or with one of its texts word for word (S28.8). Without clearance
 * those that are marked are left out: to be found would tell who sent them, or what they say (SX.4).
 */
export async function listLikeness(
  tx: Database,
  consultation: Pick<ConsultationForStaff, "id">,
  { id, reading }: Pick<KeptMail, "id" | "reading">,
  reader: Reader,
): Promise<Likeness[]> {
  const { email } = reading.respondent;
  const texts = [...Object.values(reading.answers), reading.general];
  const outcome = await tx.incomingMailOutcome.findUnique({
    where: { mailId: id },
    select: { version: { select: { responseId: true } } },
  });
  const ownId = outcome?.version?.responseId ?? null;
  const telling = texts.map((text) => text.trim()).filter((text) => text.length >= tellingLength);
  const rows = await tx.$queryRaw<Omit<Likeness, "link">[]>`
    SELECT DISTINCT ON (r."id") r."id" AS "responseId", r."reference", r."channel"::text AS "channel", v."receivedAt",
           CASE WHEN lower(v."content"#>>'{respondent,email}') = lower(${email}) AND ${email} <> '' THEN 'address' ELSE 'text' END AS "by"
      FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultation.id}::uuid AND r."id" IS DISTINCT FROM ${ownId}::uuid
       AND ${mayKnow(reader, "words", sql`r."id"`)}
       AND ((${email} <> '' AND lower(v."content"#>>'{respondent,email}') = lower(${email}))
         OR btrim(v."content"->>'general', E' \\n\\t') = ANY (${telling}::text[])
         OR EXISTS (SELECT FROM jsonb_array_elements(v."content"->'answers') a WHERE btrim(a->>'text', E' \\n\\t') = ANY (${telling}::text[])))
     ORDER BY r."id", v."number" DESC`;
  const links = ownId === null ? [] : ((await listLinks(tx, [ownId], reader)).get(ownId) ?? []);
  const linkWith = (reference: string) =>
    links.find(({ other, takenBack }) => other === reference && takenBack === null) ?? null;
  return rows.map((row) => ({ ...row, link: linkWith(row.reference) }));
}

/** The newest reading on which a registered version rests; null for versions that came by the web. */
export async function findReadingOfVersion(versionId: string) {
  const found = await db().incomingMailOutcome.findUnique({
    where: { versionId },
    select: { reading: { select: { content: true } } },
  });
  return found && mailReadingSchema.parse(found.reading.content);
}
