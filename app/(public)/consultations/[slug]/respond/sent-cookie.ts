import { cookies } from "next/headers";
import { env } from "#lib/env.ts";

const isTls = () => env().PUBLIC_URL.startsWith("https:");
const cookieName = (slug: string) => `${isTls() ? "__Host-" : ""}sent-${slug}`;

/** How long a browser remembers what was sent from it, in seconds: past the close and what follows it. Our proposal. */
const sentStays = 180 * 86_400;

/** More than this on one consultation is nobody's own; the oldest is left out. */
const mostRemembered = 5;

const isToken = (token: string) => /^[\w-]{20,64}$/.test(token);
const tokensIn = (value: string | undefined): string[] => (value ?? "").split(".").filter(isToken);

/** The receipts' private tokens of what was sent from this browser, newest first. They are all that the cookie holds: no name, no reference. */
export const sentTokens = async (slug: string): Promise<string[]> =>
  tokensIn((await cookies()).get(cookieName(slug))?.value);

const withToken = (held: readonly string[], token: string): string =>
  [token, ...held.filter((other) => other !== token)].slice(0, mostRemembered).join(".");

const attributes = (stays: number) =>
  ({ httpOnly: true, sameSite: "lax", secure: isTls(), path: "/", maxAge: stays }) as const;

/** Remembers in this browser that a response was sent from here. */
export async function keepSentToken(slug: string, token: string): Promise<void> {
  (await cookies()).set(cookieName(slug), withToken(await sentTokens(slug), token), attributes(sentStays));
}

/** Forgets in this browser what was sent from here; the responses stay, and their receipts open by their own addresses. */
export async function forgetSentTokens(slug: string): Promise<void> {
  (await cookies()).set(cookieName(slug), "", attributes(0));
}

/** The same as a header line, for an answer made by hand; `cookie` is the request's own header. */
export function sentCookie(cookie: string | null, slug: string, token: string): string {
  const name = `${cookieName(slug)}=`;
  const held = cookie?.split(/; */).find((part) => part.startsWith(name));
  const value = withToken(tokensIn(held?.slice(name.length)), token);
  return `${name}${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sentStays}${isTls() ? "; Secure" : ""}`;
}
