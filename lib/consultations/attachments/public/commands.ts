import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { dropBytes, storeFile } from "#lib/files/commands.ts";
import { kindOf } from "#lib/files/queries.ts";
import { safeName } from "#lib/files/rules.ts";
import type { KeptBytes } from "#lib/files/schema.ts";
import { type Outcome, refused } from "#lib/outcome.ts";
import { prepareVersion } from "../../commands.ts";
import { holdConsultation } from "../../queries.ts";
import { type ConsultationContent, consultationContentSchema } from "../../schema.ts";

export type NotSupplied =
  | "not-permitted"
  | "kind-not-taken"
  | "no-such-attachment"
  | "reason-missing"
  | "period-differs";

/**
 * Supplies the file of an attachment that the text names (§23). It becomes part of the next version of the text, made from the newest one,
 * published or not: nobody outside can read it before a second person publishes that version (invariant 6). What is refused leaves no byte.
 * `reason` is published with the version. Refused attempts are on record.
 */
export async function supplyAttachment(
  actor: Actor,
  slug: string,
  { attachmentId, reason }: { attachmentId: string; reason: string },
  kept: KeptBytes,
  sentName: string,
): Promise<Outcome<{ versionId: string }, NotSupplied>> {
  const mediaType = isEverPermitted(actor.role, "prepare-consultation") ? await kindOf(kept, sentName) : null;
  const name = safeName(sentName);
  const outcome = await db().$transaction(async (tx): Promise<Outcome<{ versionId: string }, NotSupplied>> => {
    const { id: consultationId } = await holdConsultation(tx, { slug });
    const event = { action: "attachment.added", actor, consultationId, subject: kept.sha256 } as const;
    const refuse = async <R extends NotSupplied>(why: R) => {
      await recordEvent(tx, { ...event, isRefused: true, detail: { kind: "CONSULTATION_DOCUMENT", why } });
      return refused(why);
    };
    if (!mediaType)
      return refuse(isEverPermitted(actor.role, "prepare-consultation") ? "kind-not-taken" : "not-permitted");
    if (reason.trim() === "") return refuse("reason-missing");
    const content = await newestText(tx, consultationId);
    const attachment = content.attachments.find(({ id }) => id === attachmentId);
    if (!attachment) return refuse("no-such-attachment");
    const file = { name, mediaType, bytes: kept.size, sha256: kept.sha256 };
    const attachments = content.attachments.map((each) => (each === attachment ? { ...each, file } : each));
    const prepared = await prepareVersion(tx, actor, { ...content, attachments }, reason.trim());
    if (!prepared.ok) return prepared;
    const fileId = await storeFile(tx, kept, sentName, mediaType);
    await tx.consultationAttachment.create({
      data: { consultationId, kind: "CONSULTATION_DOCUMENT", title: attachment.title, fileId, addedById: actor.id },
      select: { id: true },
    });
    const detail = { kind: "CONSULTATION_DOCUMENT", attachment: attachmentId, name, size: kept.size, mediaType };
    await recordEvent(tx, { ...event, detail });
    return prepared;
  });
  if (!outcome.ok) await dropBytes(kept.fileId);
  return outcome;
}

/** The text that the next version is made from: the newest there is, as printed. */
async function newestText(tx: Transaction, consultationId: string): Promise<ConsultationContent> {
  const { content } = await tx.consultationVersion.findFirstOrThrow({
    where: { consultationId },
    orderBy: { number: "desc" },
    select: { content: true },
  });
  return consultationContentSchema.parse(content);
}
