import type { Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { queueMails } from "#lib/mail/commands.ts";
import type { Message } from "#lib/mail/schema.ts";
import { listDraftHolders, stopUrlOf } from "#lib/reminders/queries.ts";
import { receiptTokenOf } from "#lib/responses/tokens/rules.ts";
import type { ConsultationContent } from "../../schema.ts";
import { extensionToDraft, extensionToRespondent } from "../messages.ts";
import { listRespondents } from "../queries.ts";
import { lettersFor } from "../rules.ts";
import type { ExtensionForStaff } from "../schema.ts";

/** Rows that one statement inserts. */
const batch = 1000;

/**
 * Queues the letters about a later close in the caller's transaction: to everybody who has responded, and to everybody who holds a draft
 * and has not asked for silence; each address once, whatever it stands for. Gives how many, and how many respondents gave no address.
 */
export async function queueNotices(
  tx: Transaction,
  { id, slug, content }: { id: string; slug: string; content: ConsultationContent },
  period: { opensAt: Date; closesAt: Date; extendedFrom: Date | null },
  extension: Pick<ExtensionForStaff, "fromClosesAt" | "toClosesAt" | "reason">,
  now: Date,
): Promise<{ told: number; untold: number }> {
  const urlOf = (path: string) => new URL(path, env().PUBLIC_URL).href;
  const common = {
    content,
    period: {
      opensAt: period.opensAt,
      closesAt: extension.toClosesAt,
      extendedFrom: period.extendedFrom ?? extension.fromClosesAt,
    },
    reason: extension.reason,
    page: urlOf(`/consultations/${slug}`),
  };
  const respondents = await listRespondents(tx, id);
  const { toRespondents, toDrafts, untold } = lettersFor(respondents, await listDraftHolders(tx, id, now));
  const respondUrl = urlOf(`/consultations/${slug}/respond`);
  const messages: Message[] = [
    ...toRespondents.map(({ email, responses }) =>
      extensionToRespondent({
        ...common,
        email,
        responses: responses.map(({ responseId, reference }) => ({
          reference,
          receiptUrl: urlOf(`/receipts/${receiptTokenOf(responseId, env().AUTH_SECRET)}`),
        })),
      }),
    ),
    ...toDrafts.map(({ email, draftId }) =>
      extensionToDraft({ ...common, email, respondUrl, stopUrl: stopUrlOf(draftId) }),
    ),
  ];
  for (let from = 0; from < messages.length; from += batch) await queueMails(tx, messages.slice(from, from + batch));
  return { told: messages.length, untold };
}
