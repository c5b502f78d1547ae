import { findSeal } from "#lib/register/queries.ts";

type Context = { params: Promise<{ slug: string; seal: string }> };

/** A published seal as a file: `register/1` gives seal.json of the first one. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, seal } = await params;
  const found = /^[1-9]\d{0,6}$/.test(seal) ? await findSeal(slug, Number(seal)) : null;
  if (!found) return new Response("Not found", { status: 404 });
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="seal.json"',
    },
  });
}
