/** Sends the browser on to another page of ours (303: it asks for it with GET, whatever it sent); kept by no cache. `cookies` are header lines. */
export function seeOther(path: string, ...cookies: string[]): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
