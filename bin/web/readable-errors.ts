import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { copyOf } from "./copied-bodies.ts";
import { type FormProblem, formProblem, sendFormProblem } from "./form-problems.ts";

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

/** A page of our own, whole. Throws when it does not come in five seconds, or breaks off: whoever waits for it is answered all the same. */
async function drawn(address: string, headers: Record<string, string>) {
  const answer = await fetch(address, { headers, redirect: "manual", signal: AbortSignal.timeout(5000) });
  const body = isHtml(answer.headers.get("content-type")) ? await answer.text() : "";
  return { body, policy: answer.headers.get("content-security-policy") };
}

/**
 * Next 16 sends a body that is empty without JavaScript when a page throws or calls `notFound()`: the status is right, the words are
 * only drawn in the browser. This holds such an answer back and sends in its place a page drawn whole, with the same status.
 * A
 * form that it could not even read gets bare words from it, and from us a page (form-problems.ts). Everything else passes through untouched
 * and unbuffered.
 */
export function withReadableErrors(handle: Handle, { origin, report }: Surroundings): Handle {
  const secret = randomBytes(24).toString("base64url");

  async function send(status: 404 | 500, request: IncomingMessage, response: ServerResponse) {
    const reference = String(request.headers[referenceHeader] ?? "");
    // A missing page keeps the frame of whoever is signed in; the page that apologises must not need to know who that is.
    const cookie = status === 404 ? (request.headers.cookie ?? "") : "";
    const headers = { [innerHeader]: secret, [referenceHeader]: reference, ...(cookie ? { cookie } : {}) };
    const { body, policy } = await drawn(origin() + pages[status], headers).catch((error: unknown) => {
      report(error, reference);
      return { body: "", policy: null };
    });
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
    const body = request.method === "POST" && !request.url?.startsWith("/api/") ? copyOf(request) : () => null;
    const problemOf = (status: number): Problem | null => {
      const type = response.getHeader("content-type");
      const page = isHtml(type) ? errorStatus(status) : null;
      const form = formProblem(request, type, status, body);
      return form ? { form } : page ? { page } : null;
    };
    holdBack(response, problemOf, (problem) => {
      if (problem.page) void send(problem.page, request, response);
      else sendFormProblem(problem.form, request, response);
    });
    return handle(request, response);
  };
}

type Problem = { page: 404 | 500; form?: never } | { form: FormProblem; page?: never };

/** Lets an answer through unless `problemOf` its status says otherwise when it begins; that one is swallowed, and `answer` is told at its end. */
function holdBack(
  response: ServerResponse,
  problemOf: (status: number) => Problem | null,
  answer: (problem: Problem) => void,
) {
  const { writeHead, flushHeaders, write, end } = response;
  let held: Problem | null | undefined;
  const decide = () => {
    if (held === undefined) held = problemOf(response.statusCode);
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
      const given = args.at(-1);
      if (held === undefined && given && typeof given === "object" && !Array.isArray(given))
        for (const [name, value] of Object.entries(given)) if (value !== undefined) response.setHeader(name, value);
      return pass(writeHead, args, response);
    },
    flushHeaders: () => pass(flushHeaders, [], undefined),
    write: (...args: Parameters<typeof write>) => pass(write, args, true),
    end: (...args: Parameters<typeof end>) => {
      const problem = decide();
      if (problem === null) return end.apply(response, args);
      Object.assign(response, { writeHead, flushHeaders, write, end });
      answer(problem);
      return response;
    },
  });
}
