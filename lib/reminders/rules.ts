import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { addDays, type Instant, londonDate, londonInstants, londonTime } from "#lib/dates.ts";

/** Our proposal: a reminder a week and a day before the close, once each. */
export const reminderKinds = ["seven-days", "one-day"] as const;
export type ReminderKind = (typeof reminderKinds)[number];
const daysBefore: Record<ReminderKind, number> = { "seven-days": 7, "one-day": 1 };

/** The moment of a reminder: what a London clock shows at the close, so many days before it. */
function momentOf(kind: ReminderKind, closesAt: Date): Date {
  const days = daysBefore[kind];
  const [at] = londonInstants(addDays(londonDate(closesAt), -days), londonTime(closesAt));
  return at ?? new Date(closesAt.getTime() - days * 86_400_000);
}

/**
 * Which reminder is due, and since when; null when none is. It stays due for a day, so that runners that stood still catch up, and no
 * longer: a reminder much too late is worse than none. Nothing is due after the close.
 */
export function reminderDue(closesAt: Instant | Date, now: Date): { kind: ReminderKind; dueAt: Date } | null {
  const close = new Date(closesAt);
  const due = reminderKinds
    .map((kind) => ({ kind, dueAt: momentOf(kind, close) }))
    .find(({ dueAt }) => dueAt <= now && now < new Date(dueAt.getTime() + 86_400_000));
  return due && now < close ? due : null;
}

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
