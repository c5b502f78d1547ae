import { printedName } from "#lib/consultations/record/printed-name.ts";
import { findPublicRecord } from "#lib/consultations/record/queries.ts";

type Context = { params: Promise<{ slug: string; number: string }> };

/** A style sheet that names a version at the foot of each printed page: no style may stand in a page itself (bin/web/headers). */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, number } = await params;
  const version = (await findPublicRecord(slug))?.versions.find((each) => String(each.number) === number);
  if (!version) return new Response("Not found", { status: 404 });
  return new Response(`:root { --printed-name: ${printedName(version)}; }\n`, {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "private, max-age=3600" },
  });
}
