import { isOwnOrigin } from "#app/api/own-origin.ts";
import { takeFiles } from "#app/api/uploads/incoming-files.ts";
import { seeOther } from "#app/see-other.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import { keepBytes } from "#lib/files/commands.ts";
import { fileLimitBytes } from "#lib/files/schema.ts";
import { keepMessages } from "#lib/intake/arrivals/commands.ts";
import { keepLetter } from "#lib/intake/letters/commands.ts";
import { mailboxLimitBytes } from "#lib/intake/schema.ts";
import { log } from "#lib/log.ts";

/** What goes on beyond this is cut off; a file that is only too large is read to its end, so that the browser shows the answer. */
const mostBytes = 128 * 1024 * 1024;

type Context = { params: Promise<{ slug: string }> };

const backTo = (slug: string, path: string, outcome: Record<string, string> = {}) =>
  seeOther(`/staff/consultations/${slug}/intake${path}?${new URLSearchParams(outcome)}`);

/** The bytes of a mailbox file in memory, where its messages are told apart; null when there are too many. */
async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > mailboxLimitBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Takes in email files and scans of letters that staff drop. A plain form, with JavaScript or without. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response("This did not come from one of our pages.", { status: 403 });
  const { slug } = await params;
  const actor = await currentActor();
  const isPermitted = actor !== null && isEverPermitted(actor.role, "take-in-mail");
  const consultation = isPermitted ? await findConsultationForStaff(slug) : null;
  if (!actor || !consultation) return new Response("Not found", { status: 404 });
  try {
    const { taken, fields: said } = await takeFiles(request, mostBytes, async ({ name, bytes }, fields) => {
      if (fields.get("channel") === "POST") {
        const kept = await keepBytes(bytes, fileLimitBytes);
        const letter = kept.ok ? await keepLetter(actor, consultation, name, kept.value) : kept;
        return letter.ok ? backTo(slug, `/${letter.value.id}`) : backTo(slug, "", { letter: letter.reason });
      }
      const collected = await collect(bytes);
      if (!collected) return backTo(slug, "", { mail: "too-large" });
      if (collected.length === 0) return backTo(slug, "", { mail: "empty" });
      const kept = await keepMessages(actor, consultation, name, collected);
      if (!kept.ok) return backTo(slug, "", { mail: kept.reason });
      return backTo(slug, "", { kept: String(kept.value.ids.length), known: String(kept.value.known) });
    });
    return taken[0] ?? backTo(slug, "", { [said.get("channel") === "POST" ? "letter" : "mail"]: "empty" });
  } catch (error) {
    log().warn({ err: error }, "an upload broke off");
    return backTo(slug, "", { mail: "broken" });
  }
}
