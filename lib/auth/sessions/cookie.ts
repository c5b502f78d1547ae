import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "#lib/env.ts";

export const isTls = () => env().PUBLIC_URL.startsWith("https:");
export const cookieName = () => (isTls() ? "__Host-session" : "session");
export const keptFormName = () => (isTls() ? "__Secure-kept-form" : "kept-form");

/** What the session's cookie says of it. */
export const claimsSchema = z.object({ sub: z.uuid(), epoch: z.int(), sid: z.uuid() });

/** Whose cookie stands in a request's own header, whether or not their session is over; null when it is none of ours. For what is sent too late. */
export async function whoseCookie(header: string | undefined): Promise<string | null> {
  const name = `${cookieName()}=`;
  const own = header?.split(/; */).find((part) => part.startsWith(name));
  const token = own?.slice(name.length);
  if (!token) return null;
  const claims = claimsSchema.safeParse(await decode({ token, secret: env().AUTH_SECRET }).catch(() => null));
  return claims.success ? claims.data.sub : null;
}

/**
 * The cookie with which a browser finds what was kept of a form that it sent after its session had ended. For every address: with a script the first
 * staff page after signing in is drawn by the request that signs in.
 */
export const keptFormCookie = (token: string): string =>
  `${keptFormName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400${isTls() ? "; Secure" : ""}`;
