import { z } from "zod";
import { downloadOf } from "#app/api/download.ts";
import { currentActor } from "#lib/auth/session.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import { openResponseFile } from "#lib/triage/files/commands.ts";

type Context = { params: Promise<{ slug: string; reference: string; file: string }> };

/** A file of a response, for staff who may open it. For everybody else there is none. `version` is the number of the version it came with. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, reference, file } = await params;
  const version = z.coerce.number().int().positive().safeParse(new URL(request.url).searchParams.get("version"));
  const id = z.uuid().safeParse(file);
  const actor = await currentActor();
  const consultation = actor && (await findConsultationForStaff(slug));
  const found =
    actor && consultation && id.success && version.success
      ? await openResponseFile(actor, consultation, { reference, number: version.data, fileId: id.data })
      : null;
  return found ? downloadOf(found) : new Response("Not found", { status: 404 });
}
