import { draftToken, keepDraftToken } from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { londonTime } from "#lib/dates.ts";
import { findPassagesBase } from "#lib/responses/form/queries.ts";
import { type AutosaveAnswer, entriesOf } from "#lib/responses/form/schema.ts";
import { markPassages } from "#lib/responses/passages/commands.ts";

type Context = { params: Promise<{ slug: string; field: string }> };

const answer = (body: AutosaveAnswer, status: number) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

/** Saves the ticked sentences and the reasons of a page that marks passages when it is left. The same command as its own button. */
export async function POST(request: Request, context: Context) {
  const { slug, field } = await context.params;
  const key = decodeURIComponent(field);
  const at = await now();
  const consultation = await findPublicConsultation(slug);
  const form = await request.formData().catch(() => null);
  if (!consultation || !form) return new Response(null, { status: 400 });
  form.set("go", "sentences");
  const token = await draftToken(slug);
  const outcome = await markPassages(token, consultation.content, key, entriesOf(form), at);
  if (!outcome.ok && outcome.reason === "gone") return answer({ problem: "gone" }, 409);
  if (!outcome.ok && outcome.reason === "changed") return answer({ problem: "conflict" }, 409);
  if (token) await keepDraftToken(slug, token);
  const base = (token && (await findPassagesBase(token, slug, key, at))) ?? "";
  return answer({ savedAt: londonTime(at).slice(0, 5), base, errors: outcome.ok ? [] : [outcome.message ?? ""] }, 200);
}

/** The fingerprint of what is saved of it, for a page that a browser drew from its memory. */
export async function GET(_: Request, context: Context) {
  const { slug, field } = await context.params;
  const token = await draftToken(slug);
  const base = token && (await findPassagesBase(token, slug, decodeURIComponent(field), await now()));
  return Response.json(base ? { base } : {}, { headers: { "Cache-Control": "no-store" } });
}
