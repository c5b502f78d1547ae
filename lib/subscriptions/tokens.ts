import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link in a letter to a subscriber does: it confirms that the address wants the letters, or stops them. */
export type SubscriptionAct = "confirm" | "stop";

const sealOf = (act: SubscriptionAct, id: string, secret: string): string =>
  createHmac("sha256", secret).update(`${act} subscription ${id}`).digest("base64url");

/** The token of such a link. It does this one act to this one subscription and opens nothing. */
export const subscriptionTokenOf = (act: SubscriptionAct, id: string, secret: string): string =>
  `${id}.${sealOf(act, id, secret)}`;

/** The subscription that such a link speaks of; null for a link that we did not make for this act. */
export function subscriptionOfToken(act: SubscriptionAct, token: string, secret: string): string | null {
  const [id = "", seal = ""] = token.split(".");
  const expected = Buffer.from(sealOf(act, id, secret));
  const given = Buffer.from(seal);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
