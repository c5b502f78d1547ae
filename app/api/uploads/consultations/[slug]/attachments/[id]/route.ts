import { takeFiles } from "#app/api/uploads/incoming-files.ts";
import { seeOther } from "#app/see-other.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { supplyAttachment } from "#lib/consultations/attachments/public/commands.ts";
import { findVersions } from "#lib/consultations/versions/queries.ts";
import { keepBytes } from "#lib/files/commands.ts";
import { fileLimitBytes } from "#lib/files/schema.ts";
import { log } from "#lib/log.ts";

/** What goes on beyond this is cut off; a file that is only too large is read to its end, so that the browser shows the answer. */
const mostBytes = 128 * 1024 * 1024;
const longestReason = 20_000;

type Context = { params: Promise<{ slug: string; id: string }> };

/** Takes in the file of an attachment that the text names, as part of the next version of the text. A plain form, with JavaScript or without. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug, id } = await params;
  const actor = await currentActor();
  const mayAdd = actor && isEverPermitted(actor.role, "prepare-consultation");
  if (!actor || !mayAdd || !(await findVersions(slug))) return new Response("Not found", { status: 404 });
  let reason = "";
  const back = (upload: string) => {
    // What was typed comes back, as far as an address holds it.
    const outcome = new URLSearchParams({ attachment: id, upload });
    if (upload !== "prepared") outcome.set("reason", reason.slice(0, 500));
    return seeOther(`/staff/consultations/${slug}/versions?${outcome}#supply`);
  };
  try {
    const { taken } = await takeFiles(request, mostBytes, async ({ name, bytes }, fields) => {
      const typed = fields.get(`reason-${id}`) ?? "";
      reason = typed.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed().slice(0, longestReason);
      const kept = await keepBytes(bytes, fileLimitBytes);
      return kept.ok ? supplyAttachment(actor, slug, { attachmentId: id, reason }, kept.value, name) : kept;
    });
    const [outcome] = taken;
    return back(outcome ? (outcome.ok ? "prepared" : outcome.reason) : "empty");
  } catch (error) {
    log().warn({ err: error }, "an upload broke off");
    return back("broken");
  }
}
