import { randomBytes } from "node:crypto";
import { recordEvent } from "#lib/audit/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { approvalBase } from "../approvals/rules.ts";
import { findDraft } from "../drafts/queries.ts";
import { hashToken, tokenFrom } from "../tokens/rules.ts";
import { draftLinkMail } from "./messages.ts";
import { canInvite, inviterName, linkTokenFrom, mostLinks } from "./rules.ts";
import type { DraftRole } from "./schema.ts";

/**
 * Makes a private link to the draft that `token` opens and mails it. Only whoever is in charge of the draft can; "too-many" when it has
 * too many live links already; "enough-mail" when that address, or `source` (where the request comes from), had its share today. The link's
 * token is in the mail and nowhere else.
 */
export async function mailDraftLink(
  token: string,
  consultation: { content: ConsultationContent },
  { email, role, source }: { email: string; role: DraftRole; source: string },
  now: Date,
): Promise<Outcome<null, "gone" | "too-many" | "enough-mail">> {
  const { content } = consultation;
  const draft = await findDraft(token, content.slug, now);
  if (!draft || !canInvite(draft.access.role)) return refused("gone");
  const { draftKey } = draft.access;
  const linkToken = linkTokenFrom(tokenFrom(randomBytes(32)));
  const outcome = await db().$transaction(async (tx): Promise<Outcome<null, "too-many" | "enough-mail">> => {
    // The draft's row is the lock: two requests at once cannot both be the last one allowed.
    await tx.$queryRaw`SELECT 1 FROM portal."Draft" WHERE "tokenHash" = ${draftKey} FOR UPDATE`;
    const live = await tx.draftLink.count({ where: { draftKey, revokedAt: null } });
    if (live >= mostLinks) return refused("too-many");
    if (!(await countAskedMail(tx, { to: email, source }))) return refused("enough-mail");
    await tx.draftLink.createMany({ data: { tokenHash: hashToken(linkToken), draftKey, role, recipient: email } });
    if (role === "APPROVE") {
      const base = approvalBase(draft.content, draft.files);
      const asked = { draftId: draft.id, linkHash: hashToken(linkToken), approver: email, act: "ASKED" as const, base };
      await tx.draftApproval.createMany({ data: asked });
    }
    await recordEvent(tx, {
      action: "draft.link-mailed",
      actor: null,
      role: "respondent",
      subject: draft.id,
      detail: { role },
    });
    await queueMail(
      tx,
      draftLinkMail({
        content,
        now,
        recipient: email,
        role,
        from: inviterName(draft.content.respondent.name),
        url: new URL(`/consultations/${content.slug}/respond/return/${linkToken}`, env().PUBLIC_URL).href,
        keptUntil: draft.expiresAt,
      }),
    );
    return done(null);
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

/** Takes a link back: from now on it opens nothing. "gone" when it is no link of this draft, or the person is not in charge of it. */
export async function revokeDraftLink(
  token: string,
  slug: string,
  linkId: string,
  now: Date,
): Promise<Outcome<null, "gone">> {
  const draft = await findDraft(token, slug, now);
  if (!draft || !canInvite(draft.access.role)) return refused("gone");
  return db().$transaction(async (tx) => {
    const { count } = await tx.draftLink.updateMany({
      where: { tokenHash: linkId, draftKey: draft.access.draftKey, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return refused("gone");
    await recordEvent(tx, { action: "draft.link-revoked", actor: null, role: "respondent", subject: draft.id });
    return done(null);
  });
}
