import { db } from "#lib/db/client.ts";
import type { CommentOnDraft } from "./schema.ts";

/** What colleagues said about one page of a draft, oldest first. The caller has opened the draft, and so may read them. */
export async function listComments(draftId: string, step: string): Promise<CommentOnDraft[]> {
  return db().draftComment.findMany({
    where: { draftId, step },
    orderBy: { writtenAt: "asc" },
    select: { id: true, author: true, text: true, writtenAt: true },
  });
}
