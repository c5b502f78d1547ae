import type { Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { queueMails } from "#lib/mail/commands.ts";
import { listDraftHolders, stopUrlOf } from "#lib/reminders/queries.ts";
import { receiptTokenOf } from "#lib/responses/tokens/rules.ts";
import { listSubscribers, subscriptionUrl } from "#lib/subscriptions/queries.ts";
import { listRespondents } from "../periods/queries.ts";
import { lettersAbout, type News, onceEach } from "./letters.ts";

/** Rows that one statement inserts. */
const batch = 1000;

/**
 * Queues letters about a piece of news in the caller's transaction: to everybody who has responded, who holds a draft and has not asked for
 * silence, and who asked to be told; each address once, and none of `except`. Gives how many, and how many respondents gave no address.
 */
export async function tellEverybody(
  tx: Transaction,
  { id, slug }: { id: string; slug: string },
  news: News,
  now: Date,
  except: readonly string[] = [],
): Promise<{ told: number; untold: number }> {
  const urlOf = (path: string) => new URL(path, env().PUBLIC_URL).href;
  const everybody = onceEach(
    await listRespondents(tx, id),
    await listDraftHolders(tx, id, now),
    await listSubscribers(tx, id),
    except,
  );
  const messages = lettersAbout(news, {
    respondents: everybody.respondents.map(({ email, responses }) => ({
      email,
      responses: responses.map(({ responseId, reference }) => ({
        reference,
        receiptUrl: urlOf(`/receipts/${receiptTokenOf(responseId, env().AUTH_SECRET)}`),
      })),
    })),
    drafts: everybody.holders.map(({ email, draftId }) => ({
      email,
      respondUrl: urlOf(`/consultations/${slug}/respond`),
      stopUrl: stopUrlOf(draftId),
    })),
    subscribers: everybody.subscribers.map(({ email, id: subscription }) => ({
      email,
      stopUrl: subscriptionUrl("stop", subscription),
    })),
  });
  for (let from = 0; from < messages.length; from += batch) await queueMails(tx, messages.slice(from, from + batch));
  return { told: messages.length, untold: everybody.untold };
}
