import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerOnceSent } from "./too-large.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Whether the database is away: what was found within the last second, by one question for everybody who asks in it. */
export type Availability = { isAway: () => Promise<boolean>; wasAway: () => boolean };

/** `isReachable` asks the database; whoever waits longer than `patience` milliseconds for the answer takes it for no. `clock`: milliseconds since the epoch. */
export function watchAvailability(
  isReachable: () => Promise<boolean>,
  clock: () => number,
  patience = 1500,
): Availability {
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking = Promise.resolve(false);
  let was = false;
  const ask = async () => {
    was = !(await Promise.race([isReachable(), wait(patience, false, { ref: false })]));
    return was;
  };
  return {
    isAway: () => {
      if (clock() - askedAt >= 1000) {
        askedAt = clock();
        asking = ask();
      }
      return asking;
    },
    wasAway: () => was,
  };
}

/** What is answered without the database, or says itself that it is away. */
const needsNothing = /^\/(?:_next\/static\/|api\/health$|[\w-]+\.(?:css|ico|svg|png|txt|woff2)$)/;

const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/plain.css"><title>The portal cannot answer just now</title>
<main><h1>The portal cannot answer just now</h1>
<p>It does not reach the place where everything is kept. What you had saved or sent before is kept; what you sent just now may not have been taken in.</p>
<p>Please try again in a few minutes. If you were filling in a form, go back with your browser: what you typed is still on the page.</p></main></html>`;

/** Says so (503), with the seconds after which to try again. */
export function answerAway(response: ServerResponse): void {
  if (response.headersSent) return;
  for (const name of response.getHeaderNames())
    if (/^(?:content-(?!security)|set-cookie|etag|location|transfer)/.test(name)) response.removeHeader(name);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Retry-After", "10");
  response.writeHead(503);
  response.end(page);
}

/** From now on the answer is out, and whatever else is said to this request is said to nobody. */
function silence(response: ServerResponse): void {
  Object.assign(response, {
    setHeader: () => response,
    appendHeader: () => response,
    removeHeader: () => undefined,
    flushHeaders: () => undefined,
    writeHead: () => response,
    write: () => true,
    end: () => response,
  });
}

/**
 * While the database is away every page says so at once, without being drawn: nothing waits for it, and nothing fails and is logged once
 * more. A request that gets no answer within `patience` milliseconds has it asked: one that hangs is answered as well.
 */
export function withAvailability(handle: Handle, { isAway, wasAway }: Availability, patience = 2500): Handle {
  return async (request, response) => {
    if (needsNothing.test(request.url ?? "")) return handle(request, response);
    if (wasAway() && (await isAway())) return answerOnceSent(request, response, () => answerAway(response));
    const own = { end: response.end, writeHead: response.writeHead };
    const timer = setTimeout(async () => {
      if (!request.complete || response.headersSent || !(await isAway()) || response.headersSent) return;
      Object.assign(response, own);
      answerAway(response);
      silence(response);
    }, patience).unref();
    response.once("close", () => clearTimeout(timer));
    return handle(request, response);
  };
}
