import type { IncomingMessage, ServerResponse } from "node:http";
import { frameHeader } from "#app/frame.ts";
import { holdPage, sendPage, takesGzip } from "./holding.ts";
import { withoutNonce } from "./scriptless.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The only addresses that answer with what belongs into a frame. */
const framed = /^\/(?:receipts\/[\w-]+|consultations\/[\w-]+\/respond\/late)$/;

const main = /^(.*<main\b[^>]*>).*?(<\/main>.*)$/s;

/**
 * Puts the HTML of a private page that needs no script into the frame of a page that is the same for everyone (app/framed), which `textOf`
 * gives as text. What is private is drawn on each request and never kept. Forms of the frame that lead to the page they are on lead
 * to the frame's own address.
 */
export function withFrames(handle: Handle, textOf: (path: string) => Promise<string | null>): Handle {
  return async (request, response) => {
    if (request.method !== "GET" || !framed.test(request.url ?? "")) return handle(request, response);
    const acceptsGzip = takesGzip(request.headers);
    const content = await holdPage(response, () => handle(request, response));
    if (content === null) return;
    const path = response.getHeader(frameHeader);
    response.removeHeader(frameHeader);
    response.setHeader("Content-Security-Policy", withoutNonce(String(response.getHeader("content-security-policy"))));
    if (typeof path !== "string") return sendPage(response, content, acceptsGzip);
    const parts = main.exec((await textOf(path)) ?? "");
    if (!parts) {
      response.statusCode = 500;
      return void response.end();
    }
    const [before = "", after = ""] = parts.slice(1).map((part) => part.replaceAll('action=""', `action="${path}"`));
    sendPage(response, before + content + after, acceptsGzip);
  };
}
