import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { mailAttachmentSchema } from "../schema.ts";
import { findMail } from "./queries.ts";
import { withoutPrivateLinks } from "./rules.ts";
import type { MailForStaff } from "./schema.ts";

/**
 * A mail for one member of staff. Letters copy and name responses, so without clearance only those that are known to be open are read
 * (SX.4); opening a mail is an event, and another where marked text was shown. Private links are left out, but not in the demonstration,
 * whose mail reaches nobody otherwise. Null: no such mail, or no right to read mail; that attempt is recorded.
 */
export async function readMail(actor: Actor, id: string): Promise<MailForStaff | null> {
  return db().$transaction(async (tx) => {
    if (!isEverPermitted(actor.role, "read-mail")) {
      await recordEvent(tx, { action: "mail.read", actor, isRefused: true });
      return null;
    }
    const mail = await findMail(tx, actor, id);
    if (!mail) return null;
    const { isMarked, attachments, text, ...envelope } = mail;
    const { isWithheld } = mail;
    await recordEvent(tx, {
      action: isMarked && !isWithheld ? "response.read-confidential" : "mail.read",
      actor,
      subject: mail.about ?? undefined,
      detail: { through: `mail: ${mail.kind}` },
    });
    const isDemonstration = env().PORTAL_MODE === "demonstration";
    return {
      ...envelope,
      text: isWithheld || text === null ? null : isDemonstration ? text : withoutPrivateLinks(text),
      attachments: isWithheld ? [] : mailAttachmentSchema.parse(attachments).map(({ name }) => name),
    };
  });
}
