import { isOwnOrigin } from "#app/api/own-origin.ts";
import { homeOf, ownPath } from "#lib/auth/rules.ts";
import { currentActor, organisationSignIn } from "#lib/auth/session.ts";

const leadTo = (status: 303 | 307, path: string, cookie?: string) =>
  new Response(null, {
    status,
    headers: { Location: path, "Cache-Control": "no-store", ...(cookie ? { "Set-Cookie": cookie } : {}) },
  });

/** From our sign-in page to the organisation's: the form goes on, as it was sent, to where the way to the provider begins. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return leadTo(303, "/sign-in");
  const token = String((await request.formData()).get("csrfToken") ?? "");
  const begun = organisationSignIn(token);
  return begun ? leadTo(307, begun.path, begun.cookie) : leadTo(303, "/sign-in");
}

/** Back from the organisation's sign-in: to where the person wanted to go, or to their place. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return leadTo(303, "/sign-in");
  return leadTo(303, ownPath(new URL(request.url).searchParams.get("next")) ?? homeOf(actor.role));
}
