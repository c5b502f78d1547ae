import { env } from "#lib/env.ts";

/**
 * Whether a request that changes something comes from one of our own pages. Browsers say the relation outright (Fetch Metadata), and no page
 * can make them say otherwise; older ones, and all of them over plain HTTP, send Origin with every POST, which must name the host that was
 * asked or the address people use: a proxy may ask us by a name of its own. Server actions check the same by themselves; route handlers must ask here.
 */
export function isOwnOrigin({ headers }: Request, publicUrl = env().PUBLIC_URL): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return [headers.get("host"), new URL(publicUrl).host].includes(new URL(origin).host);
}
