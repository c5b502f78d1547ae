import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

type Encoding = "br" | "gzip" | "identity";

/** A page as it is sent: drawn, named and compressed once, for everybody. */
export type PageBytes = { etag: string; bodies: Record<Encoding, Buffer> };

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses a page; what `before` holds already is taken from there. */
export async function bytesOf(text: string, before: PageBytes | null): Promise<PageBytes> {
  const identity = Buffer.from(text);
  const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 27)}"`;
  if (before?.etag === etag) return before;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length };
  const [br, zipped] = await Promise.all([toBrotli(identity, { params }), toGzip(identity, { level: 9 })]);
  return { etag, bodies: { br, gzip: zipped, identity } };
}

const refuses = (accepted: string, encoding: string) =>
  new RegExp(`\\b${encoding}\\b\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepted);
const takes = (accepted: string, encoding: string) => accepted.includes(encoding) && !refuses(accepted, encoding);

/** The shortest of what the asker takes (RFC 9110, 12.5.3). */
function encodingFor({ headers }: IncomingMessage): Encoding {
  const accepted = String(headers["accept-encoding"] ?? "");
  if (takes(accepted, "br")) return "br";
  return takes(accepted, "gzip") ? "gzip" : "identity";
}

/** Whether the asker has these very bytes already (RFC 9110, 13.1.2). */
const isKnown = ({ headers }: IncomingMessage, etag: string): boolean =>
  (headers["if-none-match"] ?? "").split(",").some((known) => known.trim() === etag || known.trim() === "*");

/**
 * Answers with a page that is the same for everybody: 304 to whoever has it. A browser or a server in between may keep it, and asks each
 * time whether it still stands.
 */
export function sendBytes(
  { etag, bodies }: PageBytes,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const shared = { ...headers, "Cache-Control": "public, no-cache", ETag: etag };
  if (isKnown(request, etag)) return void response.writeHead(304, shared).end();
  const encoding = encodingFor(request);
  const body = bodies[encoding];
  response.writeHead(200, {
    ...shared,
    "Content-Type": "text/html; charset=utf-8",
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    "Content-Length": body.length,
  });
  response.end(body);
}
