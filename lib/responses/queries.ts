import { db } from "#lib/db/client.ts";
import { committedText } from "#lib/register/commitments/rules.ts";
import { lineOfEntry, receiptFiles } from "#lib/register/queries.ts";
import { writeReceipt } from "#lib/register/receipts/rules.ts";
import { listLateDecisions } from "#lib/triage/lateness/queries.ts";
import { standingOn } from "#lib/triage/lateness/rules.ts";
import type { LateDecision } from "#lib/triage/lateness/schema.ts";
import { listVersionFiles } from "./files/queries.ts";
import type { FileOfResponse } from "./files/schema.ts";
import { type ResponseContent, responseContentSchema } from "./schema.ts";
import { hashToken } from "./tokens/rules.ts";

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
  const line = lineOfEntry(version.response.consultation.slug, version.registerEntry);
  const [receipt] = await receiptFiles([{ line, salt: version.salt }]);
  if (!receipt) return null;
  const content = responseContentSchema.parse(version.content);
  const files = (await listVersionFiles([version.id])).get(version.id) ?? [];
  return { receipt: writeReceipt(receipt), response: committedText(version.salt, content, files) };
}

/** What was sent, as the browser it was sent from is reminded of it. */
export type SentFromHere = {
  reference: string;
  receiptToken: string;
  /** When the newest version was received. */
  receivedAt: Date;
  version: number;
  withdrawnAt: Date | null;
};

/** The responses on this consultation whose receipts these private tokens open, in the order of the tokens; forged ones open none. */
export async function listSentBy(slug: string, receiptTokens: readonly string[]): Promise<SentFromHere[]> {
  if (receiptTokens.length === 0) return [];
  const found = await db().response.findMany({
    where: { receiptTokenHash: { in: receiptTokens.map(hashToken) }, consultation: { slug } },
    select: {
      reference: true,
      receiptTokenHash: true,
      withdrawal: { select: { withdrawnAt: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, receivedAt: true } },
    },
  });
  return receiptTokens.flatMap((receiptToken): SentFromHere[] => {
    const response = found.find(({ receiptTokenHash }) => receiptTokenHash === hashToken(receiptToken));
    const [latest] = response?.versions ?? [];
    if (!response || !latest) return [];
    const { reference, withdrawal } = response;
    const { number, receivedAt } = latest;
    return [{ reference, receiptToken, receivedAt, version: number, withdrawnAt: withdrawal?.withdrawnAt ?? null }];
  });
}
