import { joinPlacement } from "#lib/correspondence/queries.ts";
import type { MailKind } from "#lib/correspondence/schema.ts";
import type { Database } from "#lib/db/client.ts";
import { readBytes } from "#lib/files/queries.ts";
import { safeName } from "#lib/files/rules.ts";
import { withoutPrivateLinks } from "#lib/mail/outbox/rules.ts";
import type { Archive } from "../archive/commands.ts";
import { pathAsReceived } from "./rules.ts";

type Letter = {
  reference: string;
  at: Date;
  subject: string;
  recipient: string;
  text: string | null;
  writtenBy: string | null;
  sentAt: Date | null;
};

type Message = {
  reference: string | null;
  at: Date;
  kind: MailKind | null;
  channel: "EMAIL" | "POST";
  sender: string | null;
  subject: string;
  fileId: string;
  sha256: string;
  size: bigint;
  name: string;
  mediaType: string;
  reason: string | null;
  decidedBy: string | null;
  /** The reference in the log of questions, or of the response that was taken from it. */
  became: string | null;
  isInRegister: boolean;
};

/** Letters about responses of this consultation, without the acknowledgements, which copy the responses themselves. */
const listLetters = (tx: Database, consultationId: string) => tx.$queryRaw<Letter[]>`
  SELECT r."reference", o."queuedAt" AS "at", o."subject", o."recipient", o."text", u."name" AS "writtenBy", o."sentAt"
    FROM portal."OutgoingMail" o JOIN portal."Response" r ON r."reference" = o."about" LEFT JOIN portal."User" u ON u."id" = o."writtenById"
   WHERE r."consultationId" = ${consultationId}::uuid AND o."kind" <> 'acknowledgement' ORDER BY r."reference", o."queuedAt", o."id"`;

/** Every message and letter that came in, but for those that a response was taken from and that belong to no other. */
const listMessages = (tx: Database, consultationId: string) => tx.$queryRaw<Message[]>`
  SELECT r."reference", coalesce((d."content"->>'receivedAt')::timestamptz, m."receivedAt", m."keptAt") AS "at", p."kind"::text AS "kind",
         m."channel"::text AS "channel", m."sender", m."subject", m."fileId", m."sha256", f."size", f."name", f."mediaType",
         coalesce(o."reason", p."reason") AS "reason", coalesce(x."name", u."name") AS "decidedBy",
         coalesce(o."clarification", s."reference") AS "became", o."versionId" IS NOT NULL AS "isInRegister"
    FROM portal."IncomingMail" m ${joinPlacement}
    JOIN portal."StoredFile" f ON f."id" = m."fileId"
    JOIN LATERAL (SELECT "content" FROM portal."IncomingMailReading" WHERE "mailId" = m."id" ORDER BY "number" DESC LIMIT 1) d ON TRUE
    LEFT JOIN portal."IncomingMailOutcome" o ON o."mailId" = m."id"
    LEFT JOIN portal."Response" r ON r."id" = p."responseId"
    LEFT JOIN portal."ResponseVersion" v ON v."id" = o."versionId" LEFT JOIN portal."Response" s ON s."id" = v."responseId"
    LEFT JOIN portal."User" x ON x."id" = o."decidedById" LEFT JOIN portal."User" u ON u."id" = p."placedById"
   WHERE m."consultationId" = ${consultationId}::uuid AND (o."versionId" IS NULL OR p."responseId" IS NOT NULL)
   ORDER BY r."reference", 2, m."id"`;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const folderOf = (reference: string) => `c-responses/correspondence/${safeName(reference)}`;
const ordinal = (index: number) => String(index + 1).padStart(3, "0");

type Piece = ({ way: "from-us" } & Letter) | ({ way: "to-us" } & Message);

/**
 * What was written about each response, both ways, in order: messages as they came, byte for byte, and our letters without private links;
 * and a list of every message that belongs to no response, with what became of it and why. So nothing that was received is left out.
 */
export async function writeCorrespondence(tx: Database, archive: Archive, consultationId: string): Promise<void> {
  const letters = await listLetters(tx, consultationId);
  const messages = await listMessages(tx, consultationId);
  const placed: Piece[] = [
    ...letters.map((letter): Piece => ({ way: "from-us", ...letter })),
    ...messages.flatMap((message): Piece[] => (message.reference === null ? [] : [{ way: "to-us", ...message }])),
  ];
  const byResponse = Map.groupBy(placed, ({ reference }) => reference ?? "");
  const told: unknown[] = [];
  for (const [reference, pieces] of [...byResponse].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inOrder = pieces.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    for (const [index, piece] of inOrder.entries())
      told.push(await writePiece(archive, `${folderOf(reference)}/${ordinal(index)}-${piece.way}`, piece));
  }
  await archive.add("c-responses/correspondence/correspondence.json", json(told));
  const others = messages.filter(({ reference }) => reference === null).map((message) => factsOf(message));
  await archive.add("c-responses/correspondence/other-messages.json", json(others));
}

const factsOf = ({ at, kind, channel, sender, subject, sha256, size, reason, decidedBy, became }: Message) => ({
  receivedAt: at.toISOString(),
  channel: channel === "EMAIL" ? "email" : "post",
  sender,
  subject,
  kind,
  became,
  reason,
  decidedBy,
  size: Number(size),
  sha256,
});

async function writePiece(archive: Archive, name: string, piece: Piece): Promise<unknown> {
  const { reference, way } = piece;
  if (piece.way === "from-us") {
    const { at, subject, recipient, text, writtenBy, sentAt } = piece;
    const path = `${name}.txt`;
    const head = [`To: ${recipient}`, `Subject: ${subject}`, `Written by: ${writtenBy ?? "the portal"}`, ""];
    await archive.add(path, `${[...head, withoutPrivateLinks(text ?? "(not written yet)")].join("\n")}\n`);
    const times = { writtenAt: at.toISOString(), sentAt: sentAt?.toISOString() ?? null };
    return { reference, way, path, subject, recipient, writtenBy, ...times };
  }
  // What was taken into the register lies there, as it came.
  if (piece.isInRegister) return { reference, way, path: null, ...factsOf(piece) };
  const path = `${name}-${pathAsReceived(piece).replace("as-received/", "")}`;
  await archive.addStream(path, readBytes(piece.fileId, Number(piece.size)));
  if (archive.files.at(-1)?.sha256 !== piece.sha256) throw new Error(`${path} is not what came in`);
  return { reference, way, path, ...factsOf(piece) };
}
