import { type Database, db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { Subscriber } from "./schema.ts";
import { type SubscriptionAct, subscriptionOfToken, subscriptionTokenOf } from "./tokens.ts";

/** Everybody who asked to be told of this consultation and confirmed it. */
export const listSubscribers = (database: Database, consultationId: string): Promise<Subscriber[]> =>
  database.subscription.findMany({
    where: { consultationId, confirmedAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, email: true },
  });

/** The address of the page on which a subscription is confirmed or stopped. */
export const subscriptionUrl = (act: SubscriptionAct, id: string): string =>
  new URL(`/subscriptions/${act}/${subscriptionTokenOf(act, id, env().AUTH_SECRET)}`, env().PUBLIC_URL).href;

/** The consultation that a link in a letter speaks of; null when we made no such link, or the subscription is gone. */
export async function findSubscribed(act: SubscriptionAct, token: string): Promise<{ slug: string } | null> {
  const id = subscriptionOfToken(act, token, env().AUTH_SECRET);
  const found =
    id && (await db().subscription.findUnique({ where: { id }, select: { consultation: { select: { slug: true } } } }));
  return found ? { slug: found.consultation.slug } : null;
}

/** Whether a link is one of ours, whatever became of the subscription. */
export const isSubscriptionToken = (act: SubscriptionAct, token: string): boolean =>
  subscriptionOfToken(act, token, env().AUTH_SECRET) !== null;
