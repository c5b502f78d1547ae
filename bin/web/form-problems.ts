import type { IncomingMessage, ServerResponse } from "node:http";
import { isWholeCall, isWholeForm } from "./action-calls.ts";

/** A form that reached no action: it cannot be read, or it is from a build that is no more. Also the status of the answer. */
export type FormProblem = 400 | 409;

const page = (title: string, lines: readonly string[]) => `<!doctype html><html lang="en-GB"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/plain.css"><title>${title}</title>
<main><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join("\n")}</main></html>`;

const pages: Record<FormProblem, string> = {
  400: page("This form could not be read", [
    "It did not arrive whole, or it was not sent from one of our pages. Nothing in it was taken in. What you had saved before is kept.",
    "Go back with your browser: what you typed is still on the page. Then send it again.",
  ]),
  409: page("This page is older than the portal", [
    "The portal was brought up to date after you opened the page, and could not take it in. What you had saved before is kept.",
    "Go back with your browser: what you typed is still on the page. Copy it, load the page anew, put it in again and send it.",
  ]),
};

/**
 * What is wrong with a form or a call of an action that reached no action: the framework says 500 to what it cannot decode, with bare words, a page or an
 * answer for scripts. So whatever fails is looked at once more: `body` gives what was sent. Null when the fault is not the sender's.
 */
export function formProblem(
  { method, headers, url }: IncomingMessage,
  contentType: unknown,
  status: number,
  body: () => Buffer | null,
): FormProblem | null {
  if (method !== "POST" || url?.startsWith("/api/")) return null;
  const isWhole = headers["next-action"] === undefined ? isWholeForm : isWholeCall;
  const sent = status === 500 ? body() : null;
  if (sent && !isWhole(headers["content-type"] ?? "", sent)) return 400;
  if (headers["next-action"] !== undefined || !String(contentType ?? "").startsWith("text/plain")) return null;
  return status === 409 ? 409 : status === 400 || status === 500 ? 400 : null;
}

/** Tells a person with a page, and a script in a few words. */
export function sendFormProblem(problem: FormProblem, { headers }: IncomingMessage, response: ServerResponse): void {
  const isCall = headers["next-action"] !== undefined;
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "ETag"]) response.removeHeader(name);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", isCall ? "text/plain" : "text/html; charset=utf-8");
  response.writeHead(problem);
  response.end(isCall ? "This call could not be read." : pages[problem]);
}
