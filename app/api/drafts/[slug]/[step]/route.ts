import { draftToken, keepDraftToken } from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation, findTexts } from "#lib/consultations/queries.ts";
import { londonTime } from "#lib/dates.ts";
import { saveStep } from "#lib/responses/form/commands.ts";
import { findStepBase } from "#lib/responses/form/queries.ts";
import { type AutosaveAnswer, entriesOf } from "#lib/responses/form/schema.ts";
import { stepIn } from "#lib/responses/steps/rules.ts";

const answer = (body: AutosaveAnswer, status: number) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

/**
 * Saves a page of the draft while a person types. The same command as the page's own button, so the same conflicts are found and the same
 * words kept; only it never goes on.
 */
export async function POST(request: Request, context: { params: Promise<{ slug: string; step: string }> }) {
  const { slug, step: key } = await context.params;
  const at = await now();
  const consultation = await findPublicConsultation(slug);
  const step = consultation && stepIn(await findTexts(consultation.slug), key);
  if (!consultation || !step || step.kind === "check") return answer({ problem: "gone" }, 404);
  // A form that was cut on the way, or is none: what it held is still on the page, which tries again when it gets no answer of ours.
  const form = await request.formData().catch(() => null);
  if (!form) return new Response(null, { status: 400 });
  form.set("go", "save");
  const token = await draftToken(slug);
  const outcome = await saveStep(token, consultation, step, entriesOf(form), at);
  if (!outcome.ok && outcome.state.problem) return answer({ problem: outcome.state.problem }, 409);
  if (token) await keepDraftToken(slug, token);
  const savedAt = londonTime(at).slice(0, 5);
  if (outcome.ok) return answer({ savedAt, base: outcome.base, errors: [], doubtful: outcome.doubtful }, 200);
  const { values, errors } = outcome.state;
  return answer({ savedAt, base: String(values.base), errors: Object.values(errors) }, 200);
}

/** The fingerprint of what is saved of a page, for one that a browser drew from its memory. */
export async function GET(_: Request, context: { params: Promise<{ slug: string; step: string }> }) {
  const { slug, step } = await context.params;
  const token = await draftToken(slug);
  const base = token && (await findStepBase(token, slug, step, await now()));
  return Response.json(base ? { base } : {}, { headers: { "Cache-Control": "no-store" } });
}
