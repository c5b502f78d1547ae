import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { answerOnceSent } from "./too-large.ts";

const allow = "GET, HEAD, OPTIONS, POST";

const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/plain.css"><title>The portal takes no request of this kind</title>
<main><h1>The portal takes no request of this kind</h1><p>It shows pages and takes forms. Nothing was changed.</p></main></html>`;

/**
 * What is asked besides GET and POST: HEAD goes on as GET, and Node sends the head of the answer alone, so that both always say the same;
 * OPTIONS is answered with what there is (to our own pages only: other sites get no leave); anything else is refused (405). Gives true
 * when it took the request.
 */
export function answerMethod(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === "HEAD") request.method = "GET";
  if (request.method === "GET" || request.method === "POST") return false;
  const isAsking = request.method === "OPTIONS";
  answerOnceSent(request, response, () => {
    if (response.headersSent) return;
    response.writeHead(isAsking ? 204 : 405, {
      Allow: allow,
      "Cache-Control": "no-store",
      ...(isAsking ? {} : { "Content-Type": "text/html; charset=utf-8" }),
    });
    response.end(isAsking ? undefined : page);
  });
  return true;
}

/** CONNECT asks for a tunnel, which Node hands over bare. */
export function refuseTunnel(_: IncomingMessage, socket: Duplex): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 405 Method Not Allowed\r\nAllow: ${allow}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
