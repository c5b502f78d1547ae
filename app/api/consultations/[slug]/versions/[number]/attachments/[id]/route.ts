import { downloadOf } from "#app/api/download.ts";
import { findPublicFile, readPublicBytes } from "#lib/consultations/attachments/public/queries.ts";

type Context = { params: Promise<{ slug: string; number: string; id: string }> };

/** A file published with a text, for everybody: as a download, through the public role, so that nothing else can come out (invariant 3). */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, number, id } = await params;
  const file = await findPublicFile(slug, Number(number), id);
  return file ? downloadOf(file, readPublicBytes(file)) : new Response("Not found", { status: 404 });
}
