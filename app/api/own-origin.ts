/**
 * Whether a request that changes something comes from one of our own pages. Browsers send Origin with every POST; a form of another site
 * bears that site's; newer ones say the relation outright (Fetch Metadata), and that must be our own too. Server actions check the same by themselves; route handlers must ask here.
 */
export function isOwnOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
