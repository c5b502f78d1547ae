import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { responseContentSchema } from "../schema.ts";
import { hashToken, receiptTokenOf } from "../tokens/rules.ts";
import { receiptAgain } from "./messages.ts";

/**
 * Mails the link to a receipt again, to the address on the response and to no other. Whether reference and address belong together is not
 * told: the answer is the same, and each request counts against the day's mail of that address and of `source`, so that neither can be
 * tried out. "enough-mail": there was enough of it today.
 */
export async function mailReceiptAgain({
  reference,
  email,
  source,
}: {
  reference: string;
  email: string;
  source: string;
}): Promise<Outcome<null, "enough-mail">> {
  const outcome = await db().$transaction(async (tx): Promise<Outcome<null, "enough-mail">> => {
    if (!(await countAskedMail(tx, { to: email, source }))) return refused("enough-mail");
    const response = await tx.response.findUnique({
      where: { reference },
      select: {
        id: true,
        receiptTokenHash: true,
        consultationId: true,
        versions: { orderBy: { number: "desc" }, take: 1, select: { content: true } },
      },
    });
    const [newest] = response?.versions ?? [];
    if (!response || !newest) return done(null);
    const recipient = responseContentSchema.parse(newest.content).respondent.email;
    const token = receiptTokenOf(response.id, env().AUTH_SECRET);
    // The link is made anew from the secret; with another secret than the one it was made with it would open nothing.
    if (!isSameAddress(recipient, email) || hashToken(token) !== response.receiptTokenHash) return done(null);
    await recordEvent(tx, {
      action: "receipt.mailed-again",
      actor: null,
      role: "respondent",
      consultationId: response.consultationId,
      subject: reference,
    });
    const receiptUrl = new URL(`/receipts/${token}`, env().PUBLIC_URL).href;
    await queueMail(tx, receiptAgain({ recipient, reference, receiptUrl }));
    return done(null);
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

const isSameAddress = (one: string, other: string): boolean =>
  one !== "" && one.trim().toLowerCase() === other.trim().toLowerCase();
