import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { env } from "#lib/env.ts";
import { mayComeIn, type SignedIn } from "./commands.ts";
import { findActor, findUserByEmail } from "./queries.ts";
import { isEverPermitted, type Permission } from "./rules.ts";
import type { Actor } from "./schema.ts";
import { beginSession, dropSession } from "./sessions/commands.ts";
import { claimsSchema, cookieName, isTls, keptFormName } from "./sessions/cookie.ts";
import { cookieSeconds } from "./sessions/rules.ts";

const csrfName = () => (isTls() ? "__Host-sign-in" : "sign-in");
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isTls() });

/**
 * Whether an address below /api/auth is one that a sign-in through the provider needs. The library's others are closed: "session" would give
 * a cookie a longer life, and "signout" would leave the session open.
 */
export const isSignInAddress = (path: readonly string[]): boolean =>
  env().OIDC_ISSUER !== undefined &&
  ["csrf", "signin", "signin/openid", "callback/openid", "error"].includes(path.join("/"));

/** next-auth's settings: the session's id is in a signed and encrypted cookie; the session, and who it is for, are looked up on every request. */
export function authOptions(): AuthOptions {
  const { AUTH_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  return {
    secret: AUTH_SECRET,
    session: { strategy: "jwt", maxAge: cookieSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: cookieName(), options: cookieOptions() },
      csrfToken: { name: csrfName(), options: cookieOptions() },
    },
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
            // Many providers put the address into the answer of their userinfo address alone.
            userinfo: {
              request: async ({ tokens, client }) => ({
                ...decodeClaims(tokens.id_token),
                ...(tokens.access_token ? await client.userinfo(tokens.access_token) : {}),
              }),
            },
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
      signIn: ({ profile }) => mayComeIn(profile),
      jwt: async ({ token, user }) => {
        if (!user?.email) return token;
        const known = await findUserByEmail(user.email);
        return known ? { sub: known.id, epoch: known.sessionEpoch, sid: await beginSession(known) } : {};
      },
    },
  };
}

/** What an ID token says; it was checked when it was taken. */
const decodeClaims = (idToken: string | undefined) => (idToken ? decodeJwt(idToken) : {});

/**
 * Begins a sign-in through the provider: where the browser takes the form that carried this token, and the cookie that the library
 * compares the token with. Null when there is no provider, or the token is none of ours in form.
 */
export function organisationSignIn(token: string): { path: string; cookie: string } | null {
  const { OIDC_ISSUER, AUTH_SECRET } = env();
  if (!OIDC_ISSUER || !/^[0-9a-f]{64}$/.test(token)) return null;
  const hash = createHash("sha256")
    .update(token + AUTH_SECRET)
    .digest("hex");
  const cookie = `${csrfName()}=${token}%7C${hash}; Path=/; HttpOnly; SameSite=Lax${isTls() ? "; Secure" : ""}`;
  return { path: "/api/auth/signin/openid", cookie };
}

/** Starts a session for somebody whose password was right: the same cookie that a sign-in through the provider gives. One that was here ends. */
export async function startSession(person: SignedIn): Promise<void> {
  const former = await readCookie();
  if (former) await dropSession(former.sessionId, null);
  const token = await encode({
    token: { sub: person.id, epoch: person.sessionEpoch, sid: await beginSession(person) },
    secret: env().AUTH_SECRET,
    maxAge: cookieSeconds,
  });
  (await cookies()).set(cookieName(), token, { ...cookieOptions(), maxAge: cookieSeconds });
}

/** Signs out: the session is over, in this browser and wherever its cookie was copied to. */
export async function endSession(): Promise<void> {
  const session = await readCookie();
  if (session) await dropSession(session.sessionId, await currentActor());
  (await cookies()).delete({ name: cookieName(), ...cookieOptions() });
}

/** What the session cookie says; null when there is none, when it is not ours, or out of date. */
async function readCookie() {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  const claims = claimsSchema.safeParse(await decode({ token, secret: env().AUTH_SECRET }).catch(() => null));
  if (!claims.success) return null;
  const { sub, epoch, sid } = claims.data;
  return { userId: sub, sessionEpoch: epoch, sessionId: sid };
}

/** The token with which this browser finds what was kept of a form that it sent after its session had ended; null when it holds none. */
export const keptFormToken = async (): Promise<string | null> => (await cookies()).get(keptFormName())?.value ?? null;
export async function dropKeptFormToken(): Promise<void> {
  (await cookies()).set(keptFormName(), "", { ...cookieOptions(), maxAge: 0 });
}

/** Who is asking: the signed-in person, or null. Looked up once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await readCookie();
  return session && findActor(session.userId, session, new Date());
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
