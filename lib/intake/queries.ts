import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { type Database, db } from "#lib/db/client.ts";
import { readBytes } from "#lib/files/queries.ts";
import { decodeUnlabelled } from "./message/charset/rules.ts";
import type { Likeness, MailForStaff, MailInList, MailState } from "./schema.ts";
import { mailReadingSchema } from "./schema.ts";

const stateOf = (kind: "RESPONSE" | "CLARIFICATION" | "SET_ASIDE" | undefined, isResponse: boolean): MailState => {
  if (kind === "RESPONSE") return "registered";
  if (kind === "CLARIFICATION") return "handed-on";
  if (kind === "SET_ASIDE") return "set-aside";
  return isResponse ? "waiting" : "not-a-response";
};

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
  broughtBy: { select: { name: true } },
  file: { select: { name: true, size: true, mediaType: true } },
  readings: {
    orderBy: { number: "desc" },
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

type Row = Awaited<ReturnType<typeof findRow>>;
const findRow = (tx: Database, consultationId: string, id: string) =>
  tx.incomingMail.findFirst({ where: { id, consultationId }, select: selected });

function inList(
  row: Pick<
    NonNullable<Row>,
    "id" | "channel" | "sender" | "subject" | "receivedAt" | "keptAt" | "readings" | "outcome"
  >,
): MailInList {
  const [last] = row.readings;
  if (!last) throw new Error(`message ${row.id} was kept without a reading`);
  const reading = mailReadingSchema.parse(last.content);
  return {
    id: row.id,
    channel: row.channel === "POST" ? "POST" : "EMAIL",
    sender: row.sender,
    subject: row.subject,
    receivedAt: reading.receivedAt === null ? row.receivedAt : new Date(reading.receivedAt),
    keptAt: row.keptAt,
    verdict: reading.verdict,
    state: stateOf(row.outcome?.kind, reading.isResponse),
    reference: row.outcome?.version?.response.reference ?? row.outcome?.clarification ?? null,
  };
}

/**
 * Every message and letter that came in for a consultation, the newest first. Who has no clearance learns neither sender nor subject of
 * one that asks for confidentiality (SX.4).
 */
export async function listIncomingMail(consultationId: string, hasClearance: boolean): Promise<MailInList[]> {
  const rows = await db().incomingMail.findMany({
    where: { consultationId },
    orderBy: [{ keptAt: "desc" }, { id: "desc" }],
    select: selected,
  });
  return rows
    .map(inList)
    .map((mail) =>
      hasClearance || mail.verdict === "none"
        ? mail
        : { ...mail, sender: null, subject: "Withheld: it asks for confidentiality" },
    );
}

/** One message with its newest reading and what it looks like; scope is the consultation. Null: not in it. */
export async function findIncomingMail(
  tx: Database,
  consultation: Pick<ConsultationForStaff, "id">,
  id: string,
): Promise<MailForStaff | null> {
  const row = await findRow(tx, consultation.id, id);
  const [last] = row?.readings ?? [];
  if (!row || !last) return null;
  const reading = mailReadingSchema.parse(last.content);
  return {
    ...inList(row),
    readingNumber: last.number,
    reading,
    readBy: last.readBy?.name ?? null,
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
    decidedBy: row.outcome?.decidedBy?.name ?? null,
    decidedAt: row.outcome?.decidedAt ?? null,
    reason: row.outcome?.reason ?? null,
    raw: row.file.mediaType !== "message/rfc822" ? null : await readRaw(row.fileId, Number(row.file.size)),
    likeness: await listLikeness(tx, consultation.id, row.outcome?.version?.response.id ?? null, {
      email: reading.respondent.email,
      texts: [...Object.values(reading.answers), reading.general],
    }),
  };
}

/** A message is shown up to this much; the whole of it can be downloaded. */
const shownBytes = 256 * 1024;

async function readRaw(fileId: string, size: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readBytes(fileId, size, 0, Math.min(size, shownBytes))) pieces.push(piece);
  return decodeUnlabelled(Buffer.concat(pieces)).replaceAll("\0", "");
}

/** A text shorter than this says too little to be told by. */
const tellingLength = 40;

/** Other responses of the consultation with the same address, or with one of these texts word for word (S28.8). */
async function listLikeness(
  tx: Database,
  consultationId: string,
  ownId: string | null,
  { email, texts }: { email: string; texts: string[] },
): Promise<Likeness[]> {
  const telling = texts.map((text) => text.trim()).filter((text) => text.length >= tellingLength);
  const rows = await tx.$queryRaw<(Omit<Likeness, "link"> & { operative: string | null })[]>`
    SELECT DISTINCT ON (r."id") r."id" AS "responseId", r."reference", r."channel"::text AS "channel", v."receivedAt",
           CASE WHEN lower(v."content"#>>'{respondent,email}') = lower(${email}) AND ${email} <> '' THEN 'address' ELSE 'text' END AS "by",
           (SELECT o."reference" FROM portal."ResponseLink" l JOIN portal."Response" o ON o."id" = l."operativeId"
             WHERE (l."supersededId" = r."id" AND l."operativeId" = ${ownId}::uuid) OR (l."operativeId" = r."id" AND l."supersededId" = ${ownId}::uuid)) AS "operative"
      FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultationId}::uuid AND r."id" IS DISTINCT FROM ${ownId}::uuid
       AND ((${email} <> '' AND lower(v."content"#>>'{respondent,email}') = lower(${email}))
         OR btrim(v."content"->>'general', E' \\n\\t') = ANY (${telling}::text[])
         OR EXISTS (SELECT FROM jsonb_array_elements(v."content"->'answers') a WHERE btrim(a->>'text', E' \\n\\t') = ANY (${telling}::text[])))
     ORDER BY r."id", v."number" DESC`;
  return rows.map(({ operative, ...row }) => ({ ...row, link: operative === null ? null : { operative } }));
}

/** The newest reading on which a registered version rests; null for versions that came by the web. */
export async function findReadingOfVersion(versionId: string) {
  const found = await db().incomingMailOutcome.findUnique({
    where: { versionId },
    select: { reading: { select: { content: true } } },
  });
  return found && mailReadingSchema.parse(found.reading.content);
}
