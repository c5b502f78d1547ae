import { db } from "#lib/db/client.ts";
import { hashToken } from "../tokens/rules.ts";
import { canWrite, isLinkToken } from "./rules.ts";
import type { DraftLinkInList, DraftRole } from "./schema.ts";

/** What a private token opens: the draft with this `tokenHash`, in this role. `recipient` is null for the token the draft began with. */
export type DraftAccess = { draftKey: string; role: DraftRole; recipient: string | null };

/** Reads a token: a draft's own, or a link's. Null for a link that was revoked or never was. It does not say that the draft is there. */
export async function accessOf(token: string): Promise<DraftAccess | null> {
  const tokenHash = hashToken(token);
  if (!isLinkToken(token)) return { draftKey: tokenHash, role: "OWNER", recipient: null };
  const link = await db().draftLink.findUnique({
    where: { tokenHash, revokedAt: null },
    select: { draftKey: true, role: true, recipient: true },
  });
  return link;
}

/** The key of the draft that a token allows to be written to; null when it allows none. */
export async function writableKeyOf(token: string): Promise<string | null> {
  const access = await accessOf(token);
  return access && canWrite(access.role) ? access.draftKey : null;
}

/** Whether anybody was ever invited to the draft: then its pages show what they say to each other. */
export async function hasColleagues(draftKey: string): Promise<boolean> {
  return (await db().draftLink.count({ where: { draftKey, role: { not: "OWNER" } } })) > 0;
}

/** The links to a draft, oldest first, for its owner. */
export async function listDraftLinks(draftKey: string): Promise<DraftLinkInList[]> {
  const links = await db().draftLink.findMany({
    where: { draftKey },
    orderBy: { createdAt: "asc" },
    select: { tokenHash: true, recipient: true, role: true, createdAt: true, revokedAt: true },
  });
  return links.map(({ tokenHash, ...link }) => ({ id: tokenHash, ...link }));
}
