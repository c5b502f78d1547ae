import { z } from "zod";
import { downloadOf } from "#app/api/download.ts";
import { currentActor } from "#lib/auth/session.ts";
import { openOriginal } from "#lib/intake/commands.ts";

/** A message or scan as it arrived, for staff. For everybody else there is none. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id);
  const actor = await currentActor();
  const file = actor && id.success ? await openOriginal(actor, id.data) : null;
  return file ? downloadOf(file) : new Response("Not found", { status: 404 });
}
