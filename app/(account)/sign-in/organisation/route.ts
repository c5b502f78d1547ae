import { seeOther } from "#app/see-other.ts";
import { homeOf, ownPath } from "#lib/auth/rules.ts";
import { currentActor, organisationSignIn } from "#lib/auth/session.ts";

/** From our sign-in page to the organisation's: the form goes on, as it was sent, to where the way to the provider begins. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const token = String(form?.get("csrfToken") ?? "");
  const begun = organisationSignIn(token);
  if (!begun) return seeOther("/sign-in");
  // 307: the form is sent there once more, and not asked for with GET.
  const headers = { Location: begun.path, "Cache-Control": "no-store", "Set-Cookie": begun.cookie };
  return new Response(null, { status: 307, headers });
}

/** Back from the organisation's sign-in: to where the person wanted to go, or to their place. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return seeOther("/sign-in");
  return seeOther(ownPath(new URL(request.url).searchParams.get("next")) ?? homeOf(actor.role));
}
