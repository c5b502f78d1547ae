import { findReceiptFiles } from "#lib/responses/queries.ts";

type Context = { params: Promise<{ token: string; version: string; file: string }> };

/** receipt.json and response.json of one version, for whoever holds the private link. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token, version, file } = await params;
  const isVersion = /^[1-9]\d{0,4}$/.test(version);
  const files = isVersion ? await findReceiptFiles(token, Number(version)) : null;
  const text = file === "receipt.json" ? files?.receipt : file === "response.json" ? files?.response : undefined;
  if (text === undefined) return new Response("Not found", { status: 404 });
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${file}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
