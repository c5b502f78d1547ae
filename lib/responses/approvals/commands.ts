import { z } from "zod";
import { recordEvent } from "#lib/audit/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { findDraft } from "../drafts/queries.ts";
import { listDraftFiles } from "../files/queries.ts";
import { draftContentSchema } from "../schema.ts";
import { hashToken } from "../tokens/rules.ts";
import { approvalDecided } from "./messages.ts";
import { approvalBase } from "./rules.ts";
import type { ApprovalDecision } from "./schema.ts";

/**
 * Approves the draft that `token` opens, or sends it back with words; only a link that asks for approval can. It is for what the page showed
 * (`base`): "changed" when the draft says something else by now, and nothing is decided. Whoever has the draft in hand is told by mail.
 */
export async function decideApproval(
  token: string,
  content: ConsultationContent,
  { act, words, base }: ApprovalDecision,
  { now, source }: { now: Date; source: string },
): Promise<Outcome<null, "gone" | "changed">> {
  const opened = await findDraft(token, content.slug, now);
  if (opened?.access.role !== "APPROVE" || opened.access.recipient === null) return refused("gone");
  const approver = opened.access.recipient;
  const outcome = await db().$transaction(async (tx): Promise<Outcome<null, "gone" | "changed">> => {
    // The draft's row is the lock: what is approved is what it says at this moment.
    await tx.$queryRaw`SELECT 1 FROM portal."Draft" WHERE "id" = ${opened.id}::uuid FOR UPDATE`;
    const draft = await tx.draft.findUnique({
      where: { id: opened.id },
      select: { content: true, consultationId: true },
    });
    if (!draft) return refused("gone");
    const said = draftContentSchema.parse(draft.content);
    if (approvalBase(said, await listDraftFiles(opened.id, tx)) !== base) return refused("changed");
    await tx.draftApproval.createMany({
      data: { draftId: opened.id, linkHash: hashToken(token), approver, act, base, words },
    });
    await recordEvent(tx, {
      action: act === "APPROVED" ? "draft.approved" : "draft.sent-back",
      actor: null,
      role: "respondent",
      consultationId: draft.consultationId,
      subject: opened.id,
    });
    const recipient = said.respondent.email;
    if (z.email().safeParse(recipient).success && (await countAskedMail(tx, { to: recipient, source })))
      await queueMail(tx, approvalDecided({ content, recipient, approver, decision: { act, words } }));
    return done(null);
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}
