import type { IncomingMessage, ServerResponse } from "node:http";
import { ReadableStream } from "node:stream/web";
import { type DirectRoute, directRoutes } from "#app/direct.ts";
import { formLimitBytes } from "#lib/form-state.ts";
import { referenceHeader } from "./readable-errors.ts";
import { answerTooLarge, drainLimitBytes } from "./too-large.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Told of a fault in a handler: with the request's reference, and the route as its pattern, since addresses hold private tokens. */
type Report = (error: unknown, at: { reference: string; method: string; route: string }) => void;

const registered = (): Map<string, DirectRoute> =>
  (globalThis as { [directRoutes]?: Map<string, DirectRoute> })[directRoutes] ?? new Map();

/** The whole body; null when it is larger than a form may be. Throws when the sender goes away. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > drainLimitBytes) return null;
    if (size <= formLimitBytes) pieces.push(piece);
  }
  return size > formLimitBytes ? null : Buffer.concat(pieces);
}

function headersOf({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(", ") : value);
  return given;
}

/** The request as a handler reads it: its whole body, or the body as it comes in; null when a whole body is larger than a form may be. */
async function asWebRequest(request: IncomingMessage, streams: boolean): Promise<Request | null> {
  const { method = "", url = "" } = request;
  const about = { method, headers: headersOf(request) };
  const address = `http://localhost${url}`;
  if (method === "GET") return new Request(address, about);
  if (!streams) {
    const body = await bodyOf(request);
    return body && new Request(address, { ...about, body });
  }
  const gone = new AbortController();
  request.once("close", () => request.complete || gone.abort());
  // As it is: Node's own way to a web stream copies every piece.
  const body = ReadableStream.from(request) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;
  // The types are the browser's, which send no streams; Node wants it said.
  const streaming: RequestInit & { duplex: "half" } = { ...about, body, signal: gone.signal, duplex: "half" };
  return new Request(address, streaming);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/**
 * Calls the handlers that asked for it (app/direct) without Next's routing, which costs more than all they do themselves; everything
 * else, and a handler that Next has not loaded yet, goes to `handle`. A fault is reported and answered as Next would: an HTML 500,
 * which `withReadableErrors` makes readable.
 */
export function withDirectRoutes(handle: Handle, report: Report): Handle {
  return async (request, response) => {
    const { method = "", url = "" } = request;
    for (const [route, { method: wanted, path, handler, streams }] of registered()) {
      const params = method === wanted && path.exec(url)?.groups;
      if (!params) continue;
      try {
        const asked = await asWebRequest(request, streams);
        if (asked === null) return answerTooLarge(response);
        return await send(await handler(asked, { params: Promise.resolve({ ...params }) }), response);
      } catch (error) {
        if (request.destroyed && !request.complete) return void response.destroy();
        report(error, { reference: String(request.headers[referenceHeader] ?? ""), method, route });
        if (response.headersSent) return void response.destroy();
        response.writeHead(500, { "Content-Type": "text/html; charset=utf-8" }).end();
        return;
      }
    }
    return handle(request, response);
  };
}
