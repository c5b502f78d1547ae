import { cookies } from "next/headers";
import { env } from "#lib/env.ts";
import { draftRetentionDays } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";

const isTls = () => env().PUBLIC_URL.startsWith("https:");

/** One cookie for each consultation, so that drafts on several live side by side. Behind TLS no other host can set it. */
const cookieName = (slug: string) => `${isTls() ? "__Host-" : ""}draft-${slug}`;

/** The private token that this browser holds for a draft on this consultation; null when it holds none. */
export const draftToken = async (slug: string): Promise<string | null> =>
  (await cookies()).get(cookieName(slug))?.value ?? null;

/** The same from a request's own header, for a handler that knows nothing else of it. */
export function draftTokenIn(cookie: string | null, slug: string): string | null {
  const name = `${cookieName(slug)}=`;
  const found = cookie?.split(/; */).find((part) => part.startsWith(name));
  return found?.slice(name.length) || null;
}

const draftStays = draftRetentionDays * 86_400;

/** `stays`: how long the browser keeps it, in seconds; 0 drops it. */
const attributes = (stays: number) =>
  ({ httpOnly: true, sameSite: "lax", secure: isTls(), path: "/", maxAge: stays }) as const;

const headerLine = (slug: string, token: string, stays: number): string =>
  `${cookieName(slug)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${stays}${isTls() ? "; Secure" : ""}`;

/** Hands the browser the token, or lengthens its stay: it lives as long as the draft does after a save. */
export async function keepDraftToken(slug: string, token: string): Promise<void> {
  (await cookies()).set(cookieName(slug), token, attributes(draftStays));
}

/**
 * Where to open a draft that was begun beside another one, `held`: null when this browser holds none and can simply take it. Otherwise the page that
 * asks first, for the other draft would open only by a private link afterwards.
 */
export async function askBeforeOpening(
  slug: string,
  held: string | null,
  token: string,
  now: Date,
): Promise<string | null> {
  const isHeld = held !== null && held !== token && (await findDraft(held, slug, now)) !== null;
  return isHeld ? `/consultations/${slug}/respond/return/${token}` : null;
}

export async function dropDraftToken(slug: string): Promise<void> {
  (await cookies()).set(cookieName(slug), "", attributes(0));
}

/** The same two as header lines, for an answer made by hand. */
export const draftCookie = (slug: string, token: string): string => headerLine(slug, token, draftStays);
export const droppedDraftCookie = (slug: string): string => headerLine(slug, "", 0);
