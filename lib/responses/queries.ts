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

type StoredReceipt = Pick<Receipt, "reference" | "slug" | "withdrawnAt"> & {
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
    SELECT r."reference", c."slug", w."withdrawnAt",
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

/** The letter of an acknowledgement, written from the version as stored; for the job that sends mail. */
export async function composeAcknowledgement(versionId: string): Promise<Pick<Message, "text" | "attachments">> {
  const version = await db().responseVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      content: true,
      registerNumber: true,
      receivedAt: true,
      isLate: true,
      salt: true,
      registerEntry: true,
      response: { select: { id: true, reference: true, consultation: { select: { slug: true } } } },
    },
  });
  const content = responseContentSchema.parse(version.content);
  const consultation = await findConsultationVersion(version.response.consultation.slug, content.consultationVersion);
  const receiptUrl = new URL(`/receipts/${receiptTokenOf(version.response.id, env().AUTH_SECRET)}`, env().PUBLIC_URL)
    .href;
  const { reference } = version.response;
  const reading = await findReadingOfVersion(versionId);
  const intake = reading && {
    enteredAt: version.registerEntry.receivedAt,
    understood: whatWasUnderstood({ reading, content, consultation, pauseDays: env().PUBLICATION_PAUSE_DAYS }),
  };
  const receipt = await receiptFile(lineOfEntry(consultation.slug, version.registerEntry), version.salt);
  const files = (await listVersionFiles([versionId])).get(versionId) ?? [];
  return {
    text: acknowledgement({ ...version, consultation, content, files, reference, receiptUrl, intake }),
    attachments: [
      { name: "receipt.json", mediaType: "application/json", text: writeJson(receipt) },
      { name: "response.json", mediaType: "application/json", text: committedText(version.salt, content, files) },
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
