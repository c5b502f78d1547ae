import { db } from "#lib/db/client.ts";
import { listDraftFiles } from "../files/queries.ts";
import type { FileOfResponse } from "../files/schema.ts";
import { accessOf, type DraftAccess } from "../links/queries.ts";
import { canSend } from "../links/rules.ts";
import { type DraftContent, draftContentSchema } from "../schema.ts";

export type DraftForRespondent = {
  id: string;
  slug: string;
  content: DraftContent;
  revision: number;
  createdAt: Date;
  savedAt: Date;
  expiresAt: Date;
  responseId: string | null;
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
  return { ...draft, access, slug, content: draftContentSchema.parse(draft.content), files };
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
