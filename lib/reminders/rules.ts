import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export type DraftHolder = { draftId: string; email: string };

/** Only what is a mail address is written to: a draft holds whatever was typed. */
export const oneEach = (holders: readonly DraftHolder[]): DraftHolder[] => {
  const usable = holders.filter(({ email }) => z.email().safeParse(email).success);
  return [...new Map(usable.map((holder) => [holder.email.toLowerCase(), holder])).values()];
};

const sealOf = (draftId: string, secret: string): string =>
  createHmac("sha256", secret).update(`stop letters ${draftId}`).digest("base64url");

/** The token of the link that stops letters about a draft. It opens nothing, and least of all the draft. */
export const stopTokenOf = (draftId: string, secret: string): string => `${draftId}.${sealOf(draftId, secret)}`;

/** The draft that a stop link speaks of; null for a link that we did not make. */
export function draftOfStopToken(token: string, secret: string): string | null {
  const [draftId = "", seal = ""] = token.split(".");
  const expected = Buffer.from(sealOf(draftId, secret));
  const given = Buffer.from(seal);
  return given.length === expected.length && timingSafeEqual(given, expected) ? draftId : null;
}
