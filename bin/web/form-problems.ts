import type { IncomingMessage, ServerResponse } from "node:http";

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
 * What is wrong with a form that a browser sent without a script and that the framework answered with bare words: it says 500 to what it
 * cannot decode, and to a form of another site. Null when that is not the case; what an action itself answers is never plain text.
 */
export function formProblem(
  { method, headers, url }: IncomingMessage,
  contentType: unknown,
  status: number,
): FormProblem | null {
  if (method !== "POST" || headers["next-action"] !== undefined || url?.startsWith("/api/")) return null;
  if (!String(contentType ?? "").startsWith("text/plain")) return null;
  return status === 409 ? 409 : status === 400 || status === 500 ? 400 : null;
}

export function sendFormProblem(problem: FormProblem, response: ServerResponse): void {
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "ETag"]) response.removeHeader(name);
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.writeHead(problem);
  response.end(pages[problem]);
}
