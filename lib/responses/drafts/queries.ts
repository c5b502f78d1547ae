import { db } from "#lib/db/client.ts";
import { listDraftFiles, listVersionFiles } from "../files/queries.ts";
import type { FileOfResponse } from "../files/schema.ts";
import { accessOf, type DraftAccess } from "../links/queries.ts";
import { canSend } from "../links/rules.ts";
import { type DraftContent, draftContentSchema, type ResponseContent, responseContentSchema } from "../schema.ts";
import { isOperativeRow } from "../versions/queries.ts";

/** The sent response that a draft would change, with the version that stands until then. */
export type Amended = {
  reference: string;
  /** The one that counts: the last on time, or the last of all (invariant 2). */
  version: number;
  isLate: boolean;
  content: ResponseContent;
  files: FileOfResponse[];
};

export type DraftForRespondent = {
  id: string;
  slug: string;
  content: DraftContent;
  revision: number;
  createdAt: Date;
  savedAt: Date;
  expiresAt: Date;
  responseId: string | null;
  /** What it changes; null for a first draft. */
  amends: Amended | null;
  files: FileOfResponse[];
  /** Through which token it was opened, and what that allows. */
  access: DraftAccess;
};

/** The draft a private token opens, for this consultation alone; null for a token that is forged, foreign, revoked or out of date. */
export async function findDraft(token: string, slug: string, now: Date): Promise<DraftForRespondent | null> {
  const access = await accessOf(token);
  if (!access) return null;
  const draft = await db().draft.findFirst({
    where: { tokenHash: access.draftKey, revokedAt: null, expiresAt: { gt: now }, consultation: { slug } },
    select: {
      id: true,
      content: true,
      revision: true,
      createdAt: true,
      savedAt: true,
      expiresAt: true,
      responseId: true,
    },
  });
  if (!draft) return null;
  const files = await listDraftFiles(draft.id);
  const amends = draft.responseId ? await findAmended(draft.responseId) : null;
  return { ...draft, access, slug, content: draftContentSchema.parse(draft.content), files, amends };
}

async function findAmended(responseId: string): Promise<Amended | null> {
  const [standing] = await db().$queryRaw<
    { id: string; reference: string; number: number; isLate: boolean; content: unknown }[]
  >`
    SELECT v."id", r."reference", v."number", v."isLate", v."content"
      FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
     WHERE v."responseId" = ${responseId}::uuid AND ${isOperativeRow}`;
  if (!standing) return null;
  const files = (await listVersionFiles([standing.id])).get(standing.id) ?? [];
  return {
    reference: standing.reference,
    version: standing.number,
    isLate: standing.isLate,
    content: responseContentSchema.parse(standing.content),
    files,
  };
}

/** The revision of a draft that this token allows to be sent; null when there is none. */
export async function sendableRevision(token: string, slug: string, now: Date): Promise<number | null> {
  const access = await accessOf(token);
  if (!access || !canSend(access.role)) return null;
  const draft = await db().draft.findUnique({
    where: { tokenHash: access.draftKey, revokedAt: null, expiresAt: { gt: now }, consultation: { slug } },
    select: { revision: true },
  });
  return draft?.revision ?? null;
}
