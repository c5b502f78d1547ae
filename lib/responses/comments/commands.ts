import { db } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { findDraft } from "../drafts/queries.ts";
import { mostComments } from "./schema.ts";

/** Adds a comment to a page of the draft that `token` opens, in whatever role. It is never part of the response, and goes with the draft. */
export async function addComment(
  token: string,
  slug: string,
  step: string,
  text: string,
  now: Date,
): Promise<Outcome<null, "gone" | "too-many">> {
  const draft = await findDraft(token, slug, now);
  if (!draft) return refused("gone");
  if ((await db().draftComment.count({ where: { draftId: draft.id } })) >= mostComments) return refused("too-many");
  const author = draft.access.recipient ?? (draft.content.respondent.name || "The person in charge");
  await db().draftComment.createMany({ data: { draftId: draft.id, step, author, text } });
  return done(null);
}
