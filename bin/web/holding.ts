import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Sends a page drawn elsewhere, compressed for whoever takes that. */
export function sendPage(response: ServerResponse, text: string, acceptsGzip: boolean): void {
  const bytes = acceptsGzip ? gzipSync(text, { level: 1 }) : Buffer.from(text);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Vary", "Accept-Encoding");
  if (acceptsGzip) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}

/** Whether the asker takes gzip; the page itself is then to be drawn plain. */
export function takesGzip(headers: { "accept-encoding"?: string | string[] }): boolean {
  const accepted = String(headers["accept-encoding"] ?? "");
  delete headers["accept-encoding"];
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted);
}

/** Runs `act` and takes what it sends as a page: its text, held back; null when it was no page, and then it was sent as it came. */
export function holdPage(response: ServerResponse, act: () => Promise<void>): Promise<string | null> {
  const { writeHead, flushHeaders, write, end } = response;
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const take = (piece: unknown, encoding: unknown) => {
      if (typeof piece === "string") pieces.push(Buffer.from(piece, typeof encoding === "string" ? "utf8" : undefined));
      else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
    };
    const done = (...args: unknown[]) => {
      for (const argument of args) if (typeof argument === "function") queueMicrotask(() => argument());
    };
    response.once("close", () => resolve(null));
    Object.assign(response, {
      writeHead: (status: number, ...rest: unknown[]) => {
        response.statusCode = status;
        const headers = rest.at(-1);
        if (headers && typeof headers === "object" && !Array.isArray(headers))
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        return response;
      },
      flushHeaders: () => undefined,
      write: (piece: unknown, ...rest: unknown[]) => {
        take(piece, rest[0]);
        done(...rest);
        return true;
      },
      end: (...args: unknown[]) => {
        take(args[0], args[1]);
        done(...args);
        Object.assign(response, { writeHead, flushHeaders, write, end });
        const body = Buffer.concat(pieces);
        const isPage =
          response.statusCode === 200 &&
          String(response.getHeader("content-type")).startsWith("text/html") &&
          !response.hasHeader("set-cookie") &&
          !response.hasHeader("content-encoding");
        if (isPage) resolve(body.toString());
        else {
          response.end(body);
          resolve(null);
        }
        return response;
      },
    });
    act().catch(reject);
  });
}
