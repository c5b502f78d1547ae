import type { Reader } from "#lib/confidentiality/clearance.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { letterIdsIn } from "#lib/mail/message-ids.ts";
import { withoutPrivateLinks } from "#lib/mail/outbox/rules.ts";
import type { OurLetter } from "./our-words.ts";
import type { Correspondence, LetterOfOurs, MailKind, MessageOfTheirs, Placement, ToldBy } from "./schema.ts";

const { sql } = Prisma;

/** Joins the record that stands of where the message `m` belongs, as `p`. */
export const joinPlacement = sql`LEFT JOIN LATERAL portal.standing_placement(m."id") p ON TRUE`;

/** Whether the message `m`, whose record is joined as `p`, waits for a person: nothing became of it, and it is not called something that needs no more. */
export const waitsForPerson = sql`(NOT EXISTS (SELECT FROM portal."IncomingMailOutcome" w WHERE w."mailId" = m."id")
  AND coalesce(p."kind" NOT IN ('ANSWER', 'WITHDRAWAL', 'NOTHING'), TRUE))`;

/** The response with which the message `m` stands, whose record is joined as `p`: the one taken from it, or the one it belongs to. */
export const responseOfMessage = sql`coalesce(p."responseId", (SELECT v."responseId" FROM portal."IncomingMailOutcome" w
  JOIN portal."ResponseVersion" v ON v."id" = w."versionId" WHERE w."mailId" = m."id"))`;

type Belonging = { responseId: string; consultationId: string };

/**
 * The response that a message belongs to: by a Message-ID of ours that it names, the last named first, else by the one reference in its
 * subject. Null: it names none of this consultation's; where `consultationId` is null, none at all.
 */
export async function findBelonging(
  tx: Database,
  consultationId: string | null,
  { named, references }: { named: readonly string[]; references: readonly string[] },
): Promise<(Belonging & { toldBy: ToldBy }) | null> {
  const ids = named.toReversed();
  const [byLetter] =
    ids.length === 0
      ? []
      : await tx.$queryRaw<Belonging[]>`
    SELECT r."id" AS "responseId", r."consultationId"
      FROM portal."OutgoingMail" o
      LEFT JOIN portal."ResponseVersion" v ON v."id" = o."versionId"
      LEFT JOIN portal."IncomingMail" m ON m."id" = o."answersId"
      ${joinPlacement}
      JOIN portal."Response" r ON r."id" = coalesce(v."responseId", ${responseOfMessage}) OR r."reference" = o."about"
     WHERE coalesce(r."consultationId" = ${consultationId}::uuid, TRUE)
       AND (o."messageId" = ANY (${ids}::text[]) OR (o."messageId" IS NULL AND o."id" = ANY (${letterIdsIn(ids)}::uuid[])))
     ORDER BY array_position(${ids}::text[], o."messageId") NULLS LAST LIMIT 1`;
  if (byLetter) return { ...byLetter, toldBy: "message-id" };
  const byReference =
    references.length === 0
      ? []
      : await tx.response.findMany({
          where: { ...(consultationId ? { consultationId } : {}), reference: { in: [...references] } },
          select: { id: true, consultationId: true },
          take: 2,
        });
  const [only] = byReference;
  // A subject that names two responses names neither: a person tells.
  return only && byReference.length === 1
    ? { responseId: only.id, consultationId: only.consultationId, toldBy: "reference" }
    : null;
}

/** What we sent to an address, or about these responses: the newest fifty, to tell our words from the sender's. */
export async function listOurLetters(
  tx: Database,
  sender: string | null,
  references: readonly string[],
): Promise<OurLetter[]> {
  const addresses = sender ? [sender, sender.toLowerCase()] : [];
  if (addresses.length + references.length === 0) return [];
  return tx.outgoingMail.findMany({
    where: { OR: [{ recipient: { in: addresses } }, { about: { in: [...references] } }] },
    orderBy: { queuedAt: "desc" },
    take: 50,
    select: { kind: true, subject: true, text: true },
  });
}

/** Whether something came from this address before for the consultation: a response, or another message that is no machine's. */
export async function isKnownSender(tx: Database, consultationId: string, sender: string, mailId: string) {
  const [found] = await tx.$queryRaw<{ isKnown: boolean }[]>`
    SELECT EXISTS (SELECT FROM portal."IncomingMail" m WHERE m."consultationId" = ${consultationId}::uuid AND m."sender" = ${sender}
                     AND m."id" <> ${mailId}::uuid AND NOT m."isAutomatic")
        OR EXISTS (SELECT FROM portal."ResponseVersion" v WHERE v."registerConsultationId" = ${consultationId}::uuid
                     AND lower(v."content"#>>'{respondent,email}') = ${sender}) AS "isKnown"`;
  return found?.isKnown ?? false;
}

type PlacementRow = Omit<Placement, "toldBy"> & { toldBy: string };
const ways = new Map<string, ToldBy>((["message-id", "reference", "staff"] as const).map((way) => [way, way]));

/** Where a message belongs, as it stands, and whether we asked that response's author which part is confidential; null: nobody placed it. */
export async function findPlacement(
  tx: Database,
  mailId: string,
): Promise<(Placement & { asksWhichPart: boolean }) | null> {
  const [row] = await tx.$queryRaw<(PlacementRow & { asksWhichPart: boolean })[]>`
    SELECT p."id", p."kind"::text AS "kind", p."toldBy", p."responseId", r."reference", p."reason", u."name" AS "placedBy", p."placedAt",
           EXISTS (SELECT FROM portal."OutgoingMail" o WHERE o."about" = r."reference" AND o."kind" = 'confidentiality-asked') AS "asksWhichPart"
      FROM portal."IncomingMail" m JOIN LATERAL portal.standing_placement(m."id") p ON p."id" IS NOT NULL
      LEFT JOIN portal."Response" r ON r."id" = p."responseId" LEFT JOIN portal."User" u ON u."id" = p."placedById"
     WHERE m."id" = ${mailId}::uuid`;
  return row ? { ...row, toldBy: ways.get(row.toldBy) ?? "staff" } : null;
}

type MessageRow = Omit<MessageOfTheirs, "way" | "kind"> & { kind: MailKind | "RESPONSE" | null };

const listMessages = (tx: Database, responseId: string) => tx.$queryRaw<MessageRow[]>`
  SELECT m."id", m."channel"::text AS "channel", m."sender", m."subject", m."messageId", m."references",
         coalesce((d."content"->>'receivedAt')::timestamptz, m."receivedAt", m."keptAt") AS "at",
         CASE WHEN v."id" IS NOT NULL AND v."responseId" = ${responseId}::uuid THEN 'RESPONSE' ELSE p."kind"::text END AS "kind"
    FROM (SELECT x."mailId" AS "id" FROM portal."MailPlacement" x WHERE x."responseId" = ${responseId}::uuid
          UNION SELECT x."mailId" FROM portal."ResponseVersion" y JOIN portal."IncomingMailOutcome" x ON x."versionId" = y."id"
                 WHERE y."responseId" = ${responseId}::uuid) i
    JOIN portal."IncomingMail" m ON m."id" = i."id" ${joinPlacement}
    JOIN LATERAL (SELECT "content" FROM portal."IncomingMailReading" WHERE "mailId" = m."id" ORDER BY "number" DESC LIMIT 1) d ON TRUE
    LEFT JOIN portal."IncomingMailOutcome" o ON o."mailId" = m."id" LEFT JOIN portal."ResponseVersion" v ON v."id" = o."versionId"
   WHERE p."responseId" = ${responseId}::uuid OR v."responseId" = ${responseId}::uuid
   ORDER BY 7, m."keptAt", m."id"`;

/** The acknowledgement copies the response itself, which stands on its own page. */
const copiesTheResponse = "acknowledgement";

async function listLetters(tx: Database, reference: string): Promise<LetterOfOurs[]> {
  const found = await tx.outgoingMail.findMany({
    where: { about: reference },
    orderBy: [{ queuedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      queuedAt: true,
      recipient: true,
      subject: true,
      text: true,
      writtenBy: { select: { name: true } },
      sentAt: true,
      attempts: true,
      lastError: true,
      messageId: true,
    },
  });
  return found.map(({ queuedAt, writtenBy, text, ...letter }) => ({
    ...letter,
    way: "out",
    at: queuedAt,
    text: text === null || letter.kind === copiesTheResponse ? null : withoutPrivateLinks(text),
    writtenBy: writtenBy?.name ?? null,
  }));
}

/**
 * The correspondence of one response, both ways, oldest first; scope is the response. "withheld": this reader has no clearance, and the
 * response, or a message of it, asks for confidentiality (SX.4): who may not read the one may not read the other.
 */
export async function findCorrespondence(
  { id, reference }: { id: string; reference: string },
  reader: Reader,
  tx: Database = db(),
): Promise<Correspondence | "withheld"> {
  const [row] = await tx.$queryRaw<
    { mayRead: boolean }[]
  >`SELECT ${mayKnow(reader, "letters", sql`${id}::uuid`)} AS "mayRead"`;
  if (!row?.mayRead) return "withheld";
  const messages = await listMessages(tx, id);
  const letters = await listLetters(tx, reference);
  const theirs = messages.map((message): MessageOfTheirs => ({ ...message, way: "in" }));
  const asked = letters.findLast(({ kind }) => kind === "confidentiality-asked");
  const isAnswer = ({ kind }: MessageOfTheirs) => kind === null || kind === "ANSWER";
  return {
    pieces: [...letters, ...theirs].sort((a, b) => a.at.getTime() - b.at.getTime()),
    asked: asked ? { at: asked.at, answers: theirs.filter(isAnswer) } : null,
  };
}
