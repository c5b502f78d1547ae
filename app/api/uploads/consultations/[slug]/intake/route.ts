import { type IncomingFile, takeFiles } from "#app/api/uploads/incoming-files.ts";
import { seeOther } from "#app/see-other.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { currentActor } from "#lib/auth/session.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
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

/** What became of one email file: its messages, or why none of it was brought in. */
type Brought = { kept: number; known: number; problem?: string };

const notBrought = (problem: string): Brought => ({ kept: 0, known: 0, problem });

async function bringIn(
  actor: Actor,
  consultation: ConsultationForStaff,
  { name, bytes }: IncomingFile,
): Promise<Brought> {
  const collected = await collect(bytes);
  if (!collected) return notBrought("too-large");
  if (collected.length === 0) return notBrought("empty");
  const kept = await keepMessages(actor, consultation, name, collected);
  return kept.ok ? { kept: kept.value.ids.length, known: kept.value.known } : notBrought(kept.reason);
}

/** All files together: what was brought in of them, the first thing that stood in the way, and in how many of them something did. */
function outcomeOf(files: readonly Brought[]): Record<string, string> {
  const [first, ...others] = files.flatMap(({ problem }) => problem ?? []);
  const sum = (of: (each: Brought) => number) => String(files.reduce((total, each) => total + of(each), 0));
  const isAny = files.some(({ problem }) => problem === undefined);
  return {
    ...(isAny && { kept: sum(({ kept }) => kept), known: sum(({ known }) => known) }),
    ...(first && { mail: first, missed: String(1 + others.length) }),
  };
}

/** Takes in email files, several at a time, and scans of letters that staff drop. A plain form, with JavaScript or without. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const actor = await currentActor();
  const isPermitted = actor !== null && isEverPermitted(actor.role, "take-in-mail");
  const consultation = isPermitted ? await findConsultationForStaff(slug) : null;
  if (!actor || !consultation) return new Response("Not found", { status: 404 });
  const brought: Brought[] = [];
  try {
    const { taken, fields: said } = await takeFiles(request, mostBytes, async (file, fields) => {
      if (fields.get("channel") !== "POST") return void brought.push(await bringIn(actor, consultation, file));
      const kept = await keepBytes(file.bytes, fileLimitBytes);
      const letter = kept.ok ? await keepLetter(actor, consultation, file.name, kept.value) : kept;
      return letter.ok ? backTo(slug, `/${letter.value.id}`) : backTo(slug, "", { letter: letter.reason });
    });
    if (brought.length > 0) return backTo(slug, "", outcomeOf(brought));
    return taken[0] ?? backTo(slug, "", { [said.get("channel") === "POST" ? "letter" : "mail"]: "empty" });
  } catch (error) {
    log().warn({ err: error }, "an upload broke off");
    return backTo(slug, "", outcomeOf([...brought, notBrought("broken")]));
  }
}
