import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { env } from "#lib/env.ts";
import type { SignedIn } from "./commands.ts";
import { findActor, findUserByEmail } from "./queries.ts";
import { isEverPermitted, type Permission } from "./rules.ts";
import type { Actor } from "./schema.ts";

/** A session ends after this long, whatever happens (seconds). */
const lifetime = 8 * 60 * 60;

const isTls = () => env().PUBLIC_URL.startsWith("https:");
const cookieName = () => (isTls() ? "__Host-session" : "session");
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isTls() });

/** next-auth's settings: sessions are signed and encrypted cookies; who they are for is looked up on every request. */
export function authOptions(): AuthOptions {
  const { AUTH_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  return {
    secret: AUTH_SECRET,
    session: { strategy: "jwt", maxAge: lifetime },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    providers: OIDC_ISSUER
      ? [
          {
            id: "openid",
            name: "your organisation",
            type: "oauth",
            wellKnown: new URL(".well-known/openid-configuration", `${OIDC_ISSUER.replace(/\/$/, "")}/`).href,
            clientId: OIDC_CLIENT_ID,
            clientSecret: OIDC_CLIENT_SECRET,
            authorization: { params: { scope: "openid email profile" } },
            idToken: true,
            checks: ["pkce", "state", "nonce"],
            profile: (claims: { sub: string; email?: string; name?: string }) => ({
              id: claims.sub,
              email: claims.email,
              name: claims.name,
            }),
          },
        ]
      : [],
    callbacks: {
      // Only people we know come in, and only by an address that the provider has verified.
      signIn: async ({ profile }) => {
        const claims = profile as { email?: string; email_verified?: boolean } | undefined;
        return Boolean(claims?.email && claims.email_verified !== false && (await findUserByEmail(claims.email)));
      },
      jwt: async ({ token, user }) => {
        if (!user?.email) return token;
        const known = await findUserByEmail(user.email);
        return known ? { sub: known.id, epoch: known.sessionEpoch } : {};
      },
    },
  };
}

/** Starts a session for somebody whose password was right: the same cookie that a sign-in through the provider gives. */
export async function startSession(person: SignedIn): Promise<void> {
  const token = await encode({
    token: { sub: person.id, epoch: person.sessionEpoch },
    secret: env().AUTH_SECRET,
    maxAge: lifetime,
  });
  (await cookies()).set(cookieName(), token, { ...cookieOptions(), maxAge: lifetime });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete({ name: cookieName(), ...cookieOptions() });
}

/** Who is asking: the signed-in person, or null. Looked up once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  // A cookie that is not ours, or is out of date, is no session.
  const claims = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null);
  if (!claims?.sub || typeof claims.epoch !== "number") return null;
  return findActor(claims.sub, claims.epoch);
});

/**
 * The signed-in person, who may do this. Nobody signed in: to the sign-in page, and back to `returnTo` after. Signed in without the
 * right: the page does not exist for them (404).
 */
export async function requireActor(permission: Permission, returnTo: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
  if (!isEverPermitted(actor.role, permission)) notFound();
  return actor;
}
