import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { answerOnceSent } from "./too-large.ts";

/**
 * Addresses that a program posts to, which sends no Origin: each carries a secret of its own, and is handed no cookie. One-click
 * unsubscribing (RFC 8058) is what this table is for; the portal sends no List-Unsubscribe-Post yet.
 */
export const withSecretOfTheirOwn: readonly RegExp[] = [];

/**
 * Whether what changes something was sent from one of our own pages. Browsers send Origin with every POST, and no page can make them say
 * otherwise: it is to be the address people use, scheme, host and port. Where that is plain HTTP (a demonstration, a trial) also the one that
 * was asked, for there are no cookies of TLS to guard and people come by several names. What a browser says outright (Fetch Metadata) stands
 * beside it: without it a blanked Origin ("null", which a setting for privacy makes of ours too) counts for nothing. Referer is never asked:
 * whatever blanks or drops Origin drops it as well. What is forwarded is never believed: proxies hand on what the sender wrote there.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === "null") return site !== undefined;
  const own = new URL(publicUrl);
  const asked = own.protocol === "http:" && host && URL.canParse(`http://${host}`) ? [new URL(`http://${host}`)] : [];
  return [own, ...asked].some((address) => address.origin === origin);
}

const forwarded = ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"] as const;

const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/plain.css"><title>This was not sent from one of our pages</title>
<main><h1>This was not sent from one of our pages</h1>
<p>Your browser did not say that the form is ours, so nothing in it was taken in. What you had saved before is kept.</p>
<p>Go back with your browser: what you typed is still on the page. Copy it, open the page at the portal's own address and send it from there.</p></main></html>`;

/**
 * The one check of where a change comes from, before anything else sees the request: refuses (403, in words) what was not sent from our own
 * pages. Nothing of it is kept, or another site could put words into a person's hands. Gives true when it took the request.
 */
export function refuseForeign(
  request: IncomingMessage,
  response: ServerResponse,
  publicUrl: string,
  exceptions = withSecretOfTheirOwn,
): boolean {
  const { headers, method, url = "/" } = request;
  for (const name of forwarded) delete headers[name];
  if (method !== "POST") return false;
  if (exceptions.some((path) => path.test(url))) {
    delete headers.cookie;
    return false;
  }
  if (isOwnOrigin(headers, publicUrl)) {
    // The framework compares it once more, with the name we were asked by, which a proxy may have chosen.
    if (headers.origin === "null") headers.origin = new URL(publicUrl).origin;
    headers["x-forwarded-host"] = new URL(headers.origin ?? publicUrl).host;
    return false;
  }
  answerOnceSent(request, response, () => {
    if (response.headersSent) return;
    response.writeHead(403, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
    response.end(page);
  });
  return true;
}
