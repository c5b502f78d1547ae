import { randomBytes } from "node:crypto";
import { recordEvent } from "#lib/audit/commands.ts";
import { isLate } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { draftRetentionDays } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { bringFiles } from "../files/commands.ts";
import { responseContentSchema } from "../schema.ts";
import { hashToken, tokenFrom } from "../tokens/rules.ts";
import { withdrawn } from "./messages.ts";

type Published = { content: ConsultationContent; closesAt: Date };

/**
 * Opens a sent response for change, by its receipt link, until the close: a draft with everything the latest version says, files included.
 * Sending it adds a version; the earlier ones stay as they are (invariant 2). The acknowledgement of S30.1 is asked for again. Whoever
 * holds such a draft already (`held`, this browser's token) goes on with it. Gives the draft's private token.
 */
export async function beginAmendment(
  receiptToken: string,
  { content, closesAt }: Published,
  now: Date,
  held: string | null = null,
): Promise<Outcome<string, "gone" | "closed" | "withdrawn">> {
  if (isLate(now, closesAt)) return refused("closed");
  const open = held === null ? null : await findDraft(held, content.slug, now);
  const token = tokenFrom(randomBytes(32));
  return db().$transaction(async (tx) => {
    const response = await tx.response.findFirst({
      where: { receiptTokenHash: hashToken(receiptToken), consultation: { slug: content.slug } },
      select: {
        id: true,
        reference: true,
        consultationId: true,
        withdrawal: { select: { withdrawnAt: true } },
        versions: {
          orderBy: { number: "desc" },
          take: 1,
          select: {
            id: true,
            content: true,
          },
        },
      },
    });
    const [latest] = response?.versions ?? [];
    if (!response || !latest) return refused("gone");
    if (response.withdrawal) return refused("withdrawn");
    if (held && open?.responseId === response.id && open.access.role === "OWNER") return done(held);
    const draft = await tx.draft.create({
      data: {
        consultationId: response.consultationId,
        responseId: response.id,
        tokenHash: hashToken(token),
        content: { ...responseContentSchema.parse(latest.content), hasReadWhoSees: false },
        expiresAt: new Date(now.getTime() + draftRetentionDays * 86_400_000),
      },
      select: { id: true },
    });
    await bringFiles(tx, latest.id, draft.id);
    await recordEvent(tx, {
      action: "draft.begun",
      actor: null,
      role: "respondent",
      consultationId: response.consultationId,
      subject: response.reference,
    });
    return done(token);
  });
}

/**
 * Withdraws a response by its receipt link, until the close by the database's clock (invariant 4). Nothing is deleted: a row says that it is
 * not counted. Doing it twice changes nothing. Drafts that would amend it end.
 */
export async function withdrawResponse(
  receiptToken: string,
  { content }: Pick<Published, "content">,
): Promise<Outcome<null, "gone" | "closed">> {
  const outcome = await db().$transaction(async (tx): Promise<Outcome<null, "gone" | "closed">> => {
    const response = await tx.response.findFirst({
      where: { receiptTokenHash: hashToken(receiptToken), consultation: { slug: content.slug } },
      select: {
        id: true,
        reference: true,
        consultationId: true,
        versions: { orderBy: { number: "desc" }, take: 1, select: { content: true } },
      },
    });
    const [latest] = response?.versions ?? [];
    if (!response || !latest) return refused("gone");
    const stored = await tx.$executeRaw`
      INSERT INTO portal."ResponseWithdrawal" ("responseId")
      SELECT ${response.id}::uuid FROM portal."Consultation" c
       WHERE c."id" = ${response.consultationId}::uuid AND portal.now() <= c."closesAt"
      ON CONFLICT ("responseId") DO NOTHING`;
    if (stored === 0) {
      const already = await tx.responseWithdrawal.count({ where: { responseId: response.id } });
      return already === 1 ? done(null) : refused("closed");
    }
    await tx.draft.deleteMany({ where: { responseId: response.id } });
    await recordEvent(tx, {
      action: "response.withdrawn",
      actor: null,
      role: "respondent",
      consultationId: response.consultationId,
      subject: response.reference,
    });
    await queueMail(
      tx,
      withdrawn({
        recipient: responseContentSchema.parse(latest.content).respondent.email,
        reference: response.reference,
        title: content.title,
        consulter: content.consulter.name,
        receiptUrl: new URL(`/receipts/${receiptToken}`, env().PUBLIC_URL).href,
      }),
    );
    return done(null);
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}
