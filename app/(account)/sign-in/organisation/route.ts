import { isOwnOrigin } from "#app/api/own-origin.ts";
import { homeOf, ownPath } from "#lib/auth/rules.ts";
import { beginProviderSignIn, currentActor } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";

const seeOther = (location: string, cookies: readonly string[] = []) => {
  const response = new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
};

/** To the organisation's own sign-in, from our page and no other. */
export async function POST(request: Request): Promise<Response> {
  if (!env().OIDC_ISSUER) return new Response("Not found", { status: 404 });
  if (!isOwnOrigin(request)) return new Response("This did not come from one of our pages.", { status: 403 });
  const form = await request.formData().catch(() => null);
  const { location, cookies } = await beginProviderSignIn(ownPath(form?.get("next")) ?? "/sign-in/organisation");
  return seeOther(location, cookies);
}

/** Back from there, to where this person works. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  return seeOther(actor ? homeOf(actor.role) : "/sign-in");
}
