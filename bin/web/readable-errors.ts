import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Surroundings = {
  /** Our own address, for the inner request. */
  origin: () => string;
  /** Told when the page that apologises could not be drawn. */
  report: (error: unknown, reference: string) => void;
};

/** Where the readable pages are drawn, by Next itself, so that they look like all others. */
const pages: Record<404 | 500, string> = { 404: "/_not-found", 500: "/problem" };

/** The name under which a request is known in the log and on the page that apologises. */
export const referenceHeader = "x-request-reference";
const innerHeader = "x-inner-page";

/** Stands in when even the page that apologises cannot be drawn. */
const lastResort = (reference: string) => `<!doctype html><html lang="en-GB"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/plain.css"><title>Something went wrong</title>
<main><h1>Something went wrong</h1><p>The fault is ours. What you had saved or sent before is kept. Please try again in a few minutes.</p>
<p>If it happens again, tell us this reference: ${reference}</p></main></html>`;

const isHtml = (value: unknown) => String(value ?? "").startsWith("text/html");
const errorStatus = (status: number): 404 | 500 | null => (status === 404 ? 404 : status >= 500 ? 500 : null);

/**
 * Next 16 sends a body that is empty without JavaScript when a page throws or calls `notFound()`: the status is right, the words are
 * only drawn in the browser. This holds such an answer back and sends in its place a page drawn whole, with the same status.
 * Everything but HTML errors passes through untouched and unbuffered.
 */
export function withReadableErrors(handle: Handle, { origin, report }: Surroundings): Handle {
  const secret = randomBytes(24).toString("base64url");

  async function send(status: 404 | 500, request: IncomingMessage, response: ServerResponse) {
    const reference = String(request.headers[referenceHeader] ?? "");
    const inner = await fetch(origin() + pages[status], {
      headers: { [innerHeader]: secret, [referenceHeader]: reference },
      redirect: "manual",
      signal: AbortSignal.timeout(5000),
    }).catch((error: unknown) => {
      report(error, reference);
      return null;
    });
    const body = inner && isHtml(inner.headers.get("content-type")) ? await inner.text() : "";
    const policy = inner?.headers.get("content-security-policy");
    for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "ETag", "Link"]) {
      response.removeHeader(name);
    }
    // The page was drawn under the inner answer's nonce, so its policy comes with it.
    if (policy) response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.writeHead(status);
    response.end(body.includes("<h1") ? body : lastResort(reference));
  }

  return async (request, response) => {
    if (request.headers[innerHeader] === secret) return handle(request, response);
    delete request.headers[innerHeader];
    request.headers[referenceHeader] = randomBytes(6).toString("hex");
    holdBack(response, (status) => void send(status, request, response));
    return handle(request, response);
  };
}

/** Lets an answer through until its status turns out to be an HTML error; that one is swallowed, and `answer` is told at its end. */
function holdBack(response: ServerResponse, answer: (status: 404 | 500) => void) {
  const { writeHead, flushHeaders, write, end } = response;
  let held: 404 | 500 | null | undefined;
  const decide = (status = response.statusCode) => {
    if (held === undefined) held = isHtml(response.getHeader("content-type")) ? errorStatus(status) : null;
    return held;
  };
  const pass = <Arguments extends unknown[], Result>(
    method: (...args: Arguments) => Result,
    args: Arguments,
    instead: Result,
  ) => (decide() === null ? method.apply(response, args) : instead);

  Object.assign(response, {
    writeHead: (...args: Parameters<typeof writeHead>) => {
      response.statusCode = args[0];
      return pass(writeHead, args, response);
    },
    flushHeaders: () => pass(flushHeaders, [], undefined),
    write: (...args: Parameters<typeof write>) => pass(write, args, true),
    end: (...args: Parameters<typeof end>) => {
      const status = decide();
      if (status === null) return end.apply(response, args);
      Object.assign(response, { writeHead, flushHeaders, write, end });
      answer(status);
      return response;
    },
  });
}
