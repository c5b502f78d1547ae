import { findConsultationVersion } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { whatWasUnderstood } from "#lib/intake/messages.ts";
import { findReadingOfVersion } from "#lib/intake/queries.ts";
import type { Message } from "#lib/mail/schema.ts";
import { committedText } from "#lib/register/commitments/rules.ts";
import { lineOfEntry, receiptFile } from "#lib/register/queries.ts";
import { listLateDecisions } from "#lib/triage/lateness/queries.ts";
import { standingOn } from "#lib/triage/lateness/rules.ts";
import type { LateDecision } from "#lib/triage/lateness/schema.ts";
import { listVersionFiles } from "./files/queries.ts";
import type { FileOfResponse } from "./files/schema.ts";
import { acknowledgement } from "./messages.ts";
import { type ResponseContent, responseContentSchema } from "./schema.ts";
import { hashToken, receiptTokenOf } from "./tokens/rules.ts";

export type Receipt = {
  reference: string;
  slug: string;
  /** The portal's instant, by the database, when this was read. */
  at: Date;
  /** When its author took it back; null while it stands. */
  withdrawnAt: Date | null;
  versions: {
    number: number;
    registerNumber: number;
    receivedAt: Date;
    isLate: boolean;
    /** What stands on it where it is late; null while nothing is decided (S28.6). Who decided is the staff's own matter. */
    lateDecision: Pick<LateDecision, "outcome" | "reason" | "decidedAt"> | null;
    commitment: string;
    salt: string;
    content: ResponseContent;
    files: FileOfResponse[];
  }[];
};

type StoredReceipt = Pick<Receipt, "reference" | "slug" | "withdrawnAt" | "at"> & {
  versions: {
    id: string;
    number: number;
    registerNumber: number;
    /** As JSON has it. */
    receivedAt: string;
    isLate: boolean;
    commitment: string;
    salt: string;
    content: unknown;
    hasFiles: boolean;
  }[];
};

/** The receipt that a private link opens, newest version first; null when the token opens none. One read, as a crowd asks for it. */
export async function findReceipt(token: string): Promise<Receipt | null> {
  const [found] = await db().$queryRaw<StoredReceipt[]>`
    SELECT r."reference", c."slug", w."withdrawnAt", portal.now() AS "at",
           (SELECT jsonb_agg(jsonb_build_object(
                     'id', v."id", 'number', v."number", 'registerNumber', v."registerNumber", 'receivedAt', v."receivedAt",
                     'isLate', v."isLate", 'commitment', v."commitment", 'salt', v."salt", 'content', v."content",
                     'hasFiles', EXISTS (SELECT 1 FROM portal."ResponseFile" f WHERE f."versionId" = v."id"))
                   ORDER BY v."number" DESC)
              FROM portal."ResponseVersion" v WHERE v."responseId" = r."id") AS "versions"
      FROM portal."Response" r JOIN portal."Consultation" c ON c."id" = r."consultationId"
      LEFT JOIN portal."ResponseWithdrawal" w ON w."responseId" = r."id"
     WHERE r."receiptTokenHash" = ${hashToken(token)}`;
  if (!found) return null;
  const idsOf = (versions: StoredReceipt["versions"]) => versions.map(({ id }) => id);
  const [withFiles, late] = [found.versions.filter((v) => v.hasFiles), found.versions.filter((v) => v.isLate)];
  const [files, decisions] = await Promise.all([
    withFiles.length > 0 ? listVersionFiles(idsOf(withFiles)) : new Map<string, FileOfResponse[]>(),
    late.length > 0 ? listLateDecisions(idsOf(late)) : new Map<string, LateDecision[]>(),
  ]);
  return {
    ...found,
    versions: found.versions.map(({ id, hasFiles: _, receivedAt, content, ...version }) => ({
      ...version,
      receivedAt: new Date(receivedAt),
      lateDecision: decisionFor(decisions.get(id) ?? [], version.number),
      content: responseContentSchema.parse(content),
      files: files.get(id) ?? [],
    })),
  };
}

function decisionFor(decisions: readonly LateDecision[], number: number): Receipt["versions"][number]["lateDecision"] {
  const standing = standingOn(decisions, number);
  return standing && { outcome: standing.outcome, reason: standing.reason, decidedAt: standing.decidedAt };
}

type StoredVersion = {
  content: unknown;
  registerNumber: number;
  receivedAt: Date;
  isLate: boolean;
  salt: string;
  commitment: string;
  responseId: string;
  reference: string;
  channel: "WEB" | "EMAIL" | "POST";
  slug: string;
  enteredAt: Date;
  hasFiles: boolean;
};

/** The letter of an acknowledgement, written from the version as stored; for the job that sends mail, which has many of them to write. */
export async function composeAcknowledgement(versionId: string): Promise<Pick<Message, "text" | "attachments">> {
  const [version] = await db().$queryRaw<StoredVersion[]>`
    SELECT v."content", v."registerNumber", v."receivedAt", v."isLate", v."salt", v."commitment", r."id" AS "responseId",
           r."reference", r."channel"::text AS "channel", c."slug", e."receivedAt" AS "enteredAt",
           EXISTS (SELECT 1 FROM portal."ResponseFile" f WHERE f."versionId" = v."id") AS "hasFiles"
      FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
      JOIN portal."Consultation" c ON c."id" = r."consultationId"
      JOIN portal."RegisterEntry" e ON e."consultationId" = v."registerConsultationId" AND e."number" = v."registerNumber"
     WHERE v."id" = ${versionId}::uuid`;
  if (!version) throw new Error(`version ${versionId} is gone`);
  const { slug, reference, channel, registerNumber: number, enteredAt, salt, commitment } = version;
  const content = responseContentSchema.parse(version.content);
  const consultation = await findConsultationVersion(slug, content.consultationVersion);
  const receiptUrl = new URL(`/receipts/${receiptTokenOf(version.responseId, env().AUTH_SECRET)}`, env().PUBLIC_URL)
    .href;
  const reading = channel === "WEB" ? null : await findReadingOfVersion(versionId);
  const intake = reading && {
    enteredAt,
    understood: whatWasUnderstood({ reading, content, consultation, pauseDays: env().PUBLICATION_PAUSE_DAYS }),
  };
  const line = lineOfEntry(slug, { number, reference, channel, receivedAt: enteredAt, commitment });
  const receipt = await receiptFile(line, salt);
  const files = version.hasFiles ? ((await listVersionFiles([versionId])).get(versionId) ?? []) : [];
  return {
    text: acknowledgement({ ...version, consultation, content, files, reference, receiptUrl, intake }),
    attachments: [
      { name: "receipt.json", mediaType: "application/json", text: writeJson(receipt) },
      { name: "response.json", mediaType: "application/json", text: committedText(salt, content, files) },
    ],
  };
}

const writeJson = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The two files that go with a receipt, for one version of the response that a private link opens: the signed receipt, with its place in
 * the seal once there is one, and the exact bytes that the commitment is the SHA-256 of. Null: no such link, or no such version.
 */
export async function findReceiptFiles(
  token: string,
  number: number,
): Promise<{ receipt: string; response: string } | null> {
  const version = await db().responseVersion.findFirst({
    where: { number, response: { receiptTokenHash: hashToken(token) } },
    select: {
      id: true,
      content: true,
      salt: true,
      registerEntry: true,
      response: { select: { consultation: { select: { slug: true } } } },
    },
  });
  if (!version) return null;
  const receipt = await receiptFile(
    lineOfEntry(version.response.consultation.slug, version.registerEntry),
    version.salt,
  );
  const content = responseContentSchema.parse(version.content);
  const files = (await listVersionFiles([version.id])).get(version.id) ?? [];
  return { receipt: writeJson(receipt), response: committedText(version.salt, content, files) };
}
