import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Surroundings = {
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A fresh key for the form of this consultation. */
  formKey: (slug: string) => string;
};

/** Pages that are the same for everyone: nothing on them depends on a cookie, on an address after "?" or on who asks. */
const shared = /^\/(?:accessibility|privacy|verify|consultations\/[a-z0-9-]+(?:\/(?:register|respond\/one-page))?)?$/;
const onePage = /^\/consultations\/([a-z0-9-]+)\/respond\/one-page$/;

/**
 * The second in which a page is asked for: everybody who asks in it may read the same page. It ends with the full second itself, as the
 * closing time does ("by 16:00" includes 16:00:00.000), so no page outlives the close, or the minute it shows (S28.4).
 */
export const secondOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

const isShared = (request: IncomingMessage) =>
  request.method === "GET" && shared.test(request.url ?? "") && request.headers.rsc === undefined;

/** What a respondent does on the way to a response shows on none of these pages; anything else may. */
const ofRespondents = /^\/(?:api\/(?:responses|uploads|drafts)\/|consultations\/[^/]+\/respond(?!\/one-page))/;
const mayChangePages = ({ method, url }: IncomingMessage) =>
  method !== "GET" && method !== "HEAD" && !ofRespondents.test(url ?? "");

type Page = { body: string; nonce: string; key: string };
type Drawing = { second: number; epoch: number; page: Promise<Page | null> };

const scripts = /<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs;

/** A form that needs no script gets none; a page still waiting for pieces that scripts put in place keeps them. */
const withoutScripts = (body: string): string => (body.includes("$RC(") ? body : body.replace(scripts, ""));

const nonceIn = (policy: unknown): string => /'nonce-([^']+)'/.exec(String(policy ?? ""))?.[1] ?? "";

/**
 * Draws each shared page at most once a second and answers everybody else from memory, with a nonce and a form key of their own. The page
 * is drawn without the asker's cookies. Any act in this process that may change pages empties the memory; acts elsewhere show within a
 * second (docs/decisions, shared-pages).
 */
export function withSharedPages(handle: Handle, { clock, formKey }: Surroundings): Handle {
  const drawings = new Map<string, Drawing>();
  let epoch = 0;
  /** Acts under way: whoever was told of one must find it on the next page, so until they have ended nothing comes from memory. */
  let acts = 0;
  const afterAct = () => {
    acts -= 1;
    epoch += 1;
    drawings.clear();
  };

  function answer(
    { body, nonce, key }: Page,
    request: IncomingMessage,
    response: ServerResponse,
    acceptsGzip: boolean,
  ) {
    const own = nonceIn(response.getHeader("content-security-policy"));
    const slug = onePage.exec(request.url ?? "")?.[1];
    let text = nonce ? body.replaceAll(nonce, own) : body;
    if (slug && key) text = text.replaceAll(key, formKey(slug));
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    const bytes = acceptsGzip ? gzipSync(text, { level: 1 }) : Buffer.from(text);
    if (acceptsGzip) response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Content-Length", bytes.length);
    response.end(bytes);
  }

  /** Draws the page on this very request; gives null, and has answered, when it is not one to keep. */
  async function draw(request: IncomingMessage, response: ServerResponse): Promise<Page | null> {
    const nonce = nonceIn(response.getHeader("content-security-policy"));
    delete request.headers.cookie;
    delete request.headers["accept-encoding"];
    const body = await collect(response, () => handle(request, response));
    if (body === null) return null;
    const isForm = onePage.test(request.url ?? "");
    const key = isForm ? (/name="formKey" value="([^"]+)"/.exec(body)?.[1] ?? "") : "";
    return { body: isForm ? withoutScripts(body) : body, nonce, key };
  }

  return async (request, response) => {
    if (mayChangePages(request)) {
      acts += 1;
      response.once("close", afterAct);
      return handle(request, response);
    }
    if (acts > 0 || !isShared(request)) return handle(request, response);
    const path = request.url ?? "";
    const acceptsGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(request.headers["accept-encoding"] ?? ""));
    const second = secondOf(clock());
    const known = drawings.get(path);
    if (known?.second === second && known.epoch === epoch) {
      const page = await known.page;
      return page ? answer(page, request, response, acceptsGzip) : handle(request, response);
    }
    const drawing = draw(request, response);
    // Whoever comes in this second waits for it; a fault is its first asker's, and the others draw their own.
    const mine: Drawing = { second, epoch, page: drawing.catch(() => null) };
    drawings.set(path, mine);
    const page = await drawing;
    if (page) answer(page, request, response, acceptsGzip);
    if (!page && drawings.get(path) === mine) drawings.delete(path);
  };
}

/** Runs `act` and takes what it sends as a page: its text, held back; null when it was no page, and then it was sent as it came. */
function collect(response: ServerResponse, act: () => Promise<void>): Promise<string | null> {
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
