import { takeFiles } from "#app/api/uploads/incoming-files.ts";
import { seeOther } from "#app/see-other.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { addAttachment } from "#lib/consultations/attachments/commands.ts";
import { attachmentWordsSchema } from "#lib/consultations/attachments/schema.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import { keepBytes } from "#lib/files/commands.ts";
import { fileLimitBytes } from "#lib/files/schema.ts";
import { log } from "#lib/log.ts";

/** What goes on beyond this is cut off; a file that is only too large is read to its end, so that the browser shows the answer. */
const mostBytes = 128 * 1024 * 1024;

type Context = { params: Promise<{ slug: string }> };

/** Back to the page the form stood on, which is one of this consultation's, with what came of it. */
function backTo(slug: string, next: string | undefined, outcome: Record<string, string>): Response {
  const home = `/staff/consultations/${slug}`;
  const isHere =
    next !== undefined && (next === home || next.startsWith(`${home}/`)) && !/[\\\s]|\/\.\.?(\/|$)/.test(next);
  const [path = home, query = ""] = (isHere ? next : home).split("?");
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(outcome)) search.set(name, value);
  return seeOther(`${path}?${search}`);
}

/** Takes in a file of staff's for a consultation: the final draft, its redline, evidence. A plain form, with JavaScript or without. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const actor = await currentActor();
  const mayAdd = actor && (isEverPermitted(actor.role, "add-attachment") || isEverPermitted(actor.role, "record-gate"));
  const consultation = mayAdd ? await findConsultationForStaff(slug) : null;
  if (!actor || !consultation) return new Response("Not found", { status: 404 });
  let next: string | undefined;
  try {
    const { taken, fields: said } = await takeFiles(request, mostBytes, async ({ name, bytes }, fields) => {
      next = fields.get("next");
      const kind = fields.get("kind");
      const words = attachmentWordsSchema.safeParse({ kind, title: fields.get(`title-${kind?.toLowerCase()}`) });
      if (!words.success) return { ok: false as const, reason: "broken" };
      const kept = await keepBytes(bytes, fileLimitBytes);
      return kept.ok ? addAttachment(actor, consultation.id, words.data, kept.value, name) : kept;
    });
    const [outcome] = taken;
    if (!outcome) return backTo(slug, said.get("next"), { upload: "empty" });
    return backTo(slug, next, outcome.ok ? { added: outcome.value.id } : { upload: outcome.reason });
  } catch (error) {
    log().warn({ err: error }, "an upload broke off");
    return backTo(slug, next, { upload: "broken" });
  }
}
