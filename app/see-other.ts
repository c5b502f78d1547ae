/** Sends the browser on to another page of ours (303: it asks for it with GET, whatever it sent); kept by no cache. `cookie` is a header line. */
export const seeOther = (path: string, cookie?: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: path, "Cache-Control": "no-store", ...(cookie ? { "Set-Cookie": cookie } : {}) },
  });
