import { isEverPermitted } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { findVersions } from "#lib/consultations/versions/queries.ts";

type Context = { params: Promise<{ slug: string; number: string }> };

/** A version's content as a file, for staff: to read, to correct, to start another consultation from. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, number } = await params;
  const actor = await currentActor();
  const consultation = actor && isEverPermitted(actor.role, "read-responses") ? await findVersions(slug) : null;
  const version = consultation?.versions.find((candidate) => String(candidate.number) === number);
  if (!version) return new Response("Not found", { status: 404 });
  return new Response(JSON.stringify(version.content, null, 2), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="${slug}-version-${number}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
