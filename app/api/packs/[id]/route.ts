import { z } from "zod";
import { downloadOf } from "#app/api/download.ts";
import { currentActor } from "#lib/auth/session.ts";
import { openPack } from "#lib/packs/releases/commands.ts";

/** A pack, for staff with the right and clearance, and for the reader of a body to which it was released. For everybody else there is none. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id);
  const actor = await currentActor();
  const file = actor && id.success ? await openPack(actor, id.data) : null;
  return file ? downloadOf(file) : new Response("Not found", { status: 404 });
}
