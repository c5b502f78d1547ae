import { z } from "zod";
import { seeOther } from "#app/see-other.ts";
import { ownPath } from "#lib/auth/rules.ts";
import { listPublicConsultations } from "#lib/consultations/queries.ts";
import { moveClock } from "#lib/demonstration/commands.ts";
import { instantOf } from "#lib/demonstration/rules.ts";
import { jumps } from "#lib/demonstration/schema.ts";
import { env } from "#lib/env.ts";

/**
 * Moves the demonstration's clock and goes back to the page the visitor was on. A plain form and a whole new page: what the browser's router
 * keeps of pages drawn before, the banner's date among it, goes with the old one.
 */
export async function POST(request: Request): Promise<Response> {
  if (env().PORTAL_MODE !== "demonstration") return new Response("Not found", { status: 404 });
  const form = await request.formData().catch(() => null);
  if (!form) return new Response("This is not a form that we can read.", { status: 400 });
  const jump = z.enum(jumps).safeParse(form.get("jump"));
  const [consultation] = await listPublicConsultations();
  if (jump.success && consultation) await moveClock(instantOf(jump.data, consultation.content));
  const referer = request.headers.get("referer");
  const { pathname, search } = new URL(referer && URL.canParse(referer) ? referer : "http://own.invalid/");
  return seeOther(ownPath(pathname + search) ?? "/");
}
