import type { IncomingMessage, ServerResponse } from "node:http";
import { formLimitBytes } from "#lib/form-state.ts";

const uploadPath = /^\/api\/uploads(\/|$)/;
/** What is beyond the limit is read and dropped up to here, for a browser shows an answer only once it has finished sending. */
export const drainLimitBytes = 64 * 1024 * 1024;

const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/plain.css"><title>That was too much to send at once</title>
<main><h1>That was too much to send at once</h1>
<p>A page of answers may hold 4 MB of text. What you sent is larger, so it was not taken in.</p>
<p>Nothing you saved before is lost. Go back with your browser: your text is still on the page. Make it shorter, or attach it as a file.</p></main></html>`;

/** Says what happened (413), unless something was said already. */
export function answerTooLarge(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(413, {
    "Content-Type": "text/html; charset=utf-8",
    Connection: "close",
    "Cache-Control": "no-store",
  });
  response.end(page);
}

const isTooLarge = (request: IncomingMessage) => Number(request.headers["content-length"] ?? 0) > formLimitBytes;

/** Reads and drops the body, up to a bound, and answers then: a browser shows an answer only once it has finished sending. */
export function answerOnceSent(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
  let dropped = 0;
  request.on("data", (data: Buffer) => {
    dropped += data.length;
    if (dropped > drainLimitBytes) {
      answer();
      request.destroy();
    }
  });
  request.once("end", answer);
  request.once("error", () => response.destroy());
}

/**
 * Refuses a form whose body is beyond the limit, with a page that says what happened (413). One that does not say its length beforehand is watched
 * as it comes in. Gives true when it took the request.
 */
export function refuseTooLarge(request: IncomingMessage, response: ServerResponse): boolean {
  if (uploadPath.test(request.url ?? "")) return false;
  if (request.headers["transfer-encoding"] !== undefined) watch(request, response);
  if (!isTooLarge(request)) return false;
  answerOnceSent(request, response, () => answerTooLarge(response));
  return true;
}

/**
 * Lets a body of unknown length through up to the limit. What is beyond is read and dropped as well, and whoever reads the body sees it
 * break off: nothing is ever taken in part.
 */
function watch(request: IncomingMessage, response: ServerResponse): void {
  const push = request.push.bind(request);
  let size = 0;
  request.push = (piece: Buffer | null, encoding?: BufferEncoding) => {
    size += piece?.length ?? 0;
    if (size <= formLimitBytes) return push(piece, encoding);
    if (piece === null || size > drainLimitBytes) {
      response.once("finish", () => request.destroy());
      answerTooLarge(response);
    }
    return true;
  };
}
