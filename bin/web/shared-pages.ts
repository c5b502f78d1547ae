import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { holdPage, sendPage, takesGzip } from "./holding.ts";
import { bytesOf, type PageBytes, sendBytes } from "./page-bytes.ts";
import { isWhole, withOwnScript, withoutNonce, withoutScripts } from "./scriptless.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Surroundings = {
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A fresh key for the form of this consultation. */
  formKey: (slug: string) => string;
  /** Our own address, for drawing a page. */
  origin: () => string;
  /** The security headers of a page without inline scripts. */
  headers: Readonly<Record<string, string>>;
  /** Told when a page could not be drawn. */
  report: (error: unknown) => void;
};

/** Pages that are the same for everyone, but for the two that tell a respondent of their own: nothing else on them depends on a cookie, on an address after "?" or on who asks. */
const shared =
  /^\/(?:accessibility|privacy|receipts|consultations\/[a-z0-9-]+(?:\/(?:register|clarifications|versions\/\d+|respond\/one-page))?)?$/;
const onePage = /^\/consultations\/([a-z0-9-]+)\/respond\/one-page$/;

/**
 * The second in which a page is asked for: everybody who asks in it may read the same page. It ends with the full second itself, as the
 * closing time does ("by 16:00" includes 16:00:00.000), so no page outlives the close, or the minute it shows (S28.4).
 */
export const secondOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Pages that tell a respondent of their draft, and of what was sent from their browser. */
const telling = /^\/(?:consultations\/[a-z0-9-]+)?$/;
const ofRespondent = /(?:^|;\s*)(?:__Host-)?(?:draft|sent)-[a-z0-9-]+=[^;\s]/;

/** What the answer for an address depends on: without the cookie in it, a browser going back would show the page from before a draft was begun. */
const variesBy = (path: string) => (telling.test(path) ? "Accept-Encoding, Cookie" : "Accept-Encoding");

/** Whoever brings a draft's or a receipt's cookie to such a page has it drawn for themselves, and kept by nobody. */
const isPersonal = ({ url, headers }: IncomingMessage) =>
  telling.test(url ?? "") && ofRespondent.test(headers.cookie ?? "");

const isRead = ({ method, headers }: IncomingMessage) =>
  (method === "GET" || method === "HEAD") && headers.rsc === undefined;

/** What a respondent does on the way to a response shows on none of these pages; anything else may. */
const ofRespondents = /^\/(?:api\/(?:responses|uploads|drafts)\/|consultations\/[^/]+\/respond(?!\/one-page))/;
const mayChangePages = ({ method, url }: IncomingMessage) =>
  method !== "GET" && method !== "HEAD" && !ofRespondents.test(url ?? "");

/** `key` stands in a form, for each answer to have its own; such a page is compressed anew each time and has no bytes. */
type Page = { text: string; key: string; bytes: PageBytes | null; holdsUntil: number };
/** `page` is undefined while it is drawn, and null where there is none to share. */
type Drawing = { second: number; epoch: number; page: Page | null | undefined; drawn: Promise<Page | null> };

/** How many pages are remembered, of all consultations together. */
const mostPages = 200;
/** How long somebody waits for a fresh frame where an older one is there, in milliseconds. */
const patience = 500;
const drawingLimit = 5000;

/** How many seconds a page says that it holds, if nothing is done: until the next legal instant that it speaks of. */
const holds = /<meta name="holds-for" content="(\d+)"\/?>/;

/** Calls `tell` when an answer begins: whoever reads it must find on the next page what it told. */
function whenAnswered(response: ServerResponse, tell: () => void) {
  const { writeHead } = response;
  response.once("close", tell);
  Object.assign(response, {
    writeHead: (...args: Parameters<typeof writeHead>) => {
      tell();
      return writeHead.apply(response, args);
    },
  });
}

/**
 * Draws each shared page at most once a second, without anybody's cookies and without scripts, and gives everybody the same bytes, which
 * are made anew only where the page says something else. Any act in this process that may change pages ends what is remembered; acts elsewhere
 * show within a second. A page that says how long it holds goes on until then while it cannot be drawn (docs/decisions, 42).
 */
export function sharedPages({ clock, formKey, origin, headers, report }: Surroundings) {
  const secret = randomBytes(24).toString("base64url");
  const innerHeader = "x-drawn-for-all";
  const drawings = new Map<string, Drawing>();
  const lasts = new Map<string, Page>();
  let epoch = 0;
  const forget = () => {
    epoch += 1;
    drawings.clear();
  };

  function remember<T>(pages: Map<string, T>, path: string, page: T) {
    pages.delete(path);
    pages.set(path, page);
    for (const [oldest] of pages) {
      if (pages.size <= mostPages) return;
      pages.delete(oldest);
    }
  }

  async function draw(path: string): Promise<Page | null> {
    const at = clock();
    const answer = await fetch(origin() + path, {
      headers: { [innerHeader]: secret, "accept-encoding": "identity" },
      redirect: "manual",
      signal: AbortSignal.timeout(drawingLimit),
    });
    const html = await answer.text();
    if (answer.status >= 500) throw new Error(`the page ${path} answered ${answer.status}`);
    if (answer.status !== 200 || answer.headers.has("set-cookie") || !isWhole(html)) return null;
    const isForm = onePage.test(path);
    const bare = withoutScripts(html).replace(holds, "");
    const text = isForm ? bare : withOwnScript(bare);
    return {
      text,
      key: isForm ? (/name="formKey" value="([^"]+)"/.exec(bare)?.[1] ?? "") : "",
      bytes: isForm ? null : await bytesOf(text, lasts.get(path)?.bytes ?? null),
      holdsUntil: at + 1000 * Number(holds.exec(html)?.[1] ?? 0),
    };
  }

  /** The last one, where it still holds when this second ends; null: there is none to share. */
  function standIn(path: string, second: number, error: unknown): Page | null {
    report(error);
    const last = lasts.get(path);
    return last && last.holdsUntil >= second * 1000 ? last : null;
  }

  function newest(path: string): Promise<Page | null> {
    const second = secondOf(clock());
    const known = drawings.get(path);
    if (known?.second === second && known.epoch === epoch) return known.drawn;
    const drawing: Drawing = { second, epoch, page: undefined, drawn: Promise.resolve(null) };
    drawing.drawn = draw(path)
      .then((page) => {
        if (page) remember(lasts, path, page);
        return page;
      })
      .catch((error: unknown) => standIn(path, second, error))
      .then((page) => {
        drawing.page = page;
        return page;
      });
    remember(drawings, path, drawing);
    return drawing.drawn;
  }

  function send({ text, key, bytes }: Page, request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? "";
    if (bytes) return sendBytes(bytes, request, response, { ...headers, Vary: variesBy(path) });
    const slug = onePage.exec(path)?.[1];
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("Cache-Control", "private, no-cache");
    sendPage(response, slug && key ? text.replaceAll(key, formKey(slug)) : text, takesGzip(request.headers));
  }

  /** A page for one respondent alone, as bare of scripts as everybody's. */
  async function drawFor(handle: Handle, request: IncomingMessage, response: ServerResponse) {
    response.setHeader("Cache-Control", "private, no-store");
    const acceptsGzip = takesGzip(request.headers);
    const html = await holdPage(response, () => handle(request, response));
    if (html === null) return;
    if (!isWhole(html)) return sendPage(response, html, acceptsGzip);
    response.setHeader("Content-Security-Policy", withoutNonce(String(response.getHeader("content-security-policy"))));
    sendPage(response, withOwnScript(withoutScripts(html).replace(holds, "")), acceptsGzip);
  }

  return {
    /** Answers at once what is remembered and still holds; gives false where more is to be done. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const known = drawings.get(request.url ?? "");
      if (!known?.page?.bytes || known.epoch !== epoch || known.second !== secondOf(clock())) return false;
      if (!isRead(request) || isPersonal(request) || request.headers[innerHeader] !== undefined) return false;
      send(known.page, request, response);
      return true;
    },

    /** A shared page as text, for what is put into it; in a crowd that leaves no time, or when it cannot be drawn, the last one. */
    async textOf(path: string): Promise<string | null> {
      const fresh = newest(path).then((page) => page?.text ?? null);
      const last = lasts.get(path);
      if (!last) return fresh;
      return (await Promise.race([fresh, setTimeout(patience, null, { ref: false })])) ?? last.text;
    },

    handle:
      (handle: Handle): Handle =>
      async (request, response) => {
        const isInner = request.headers[innerHeader] === secret;
        delete request.headers[innerHeader];
        if (mayChangePages(request)) whenAnswered(response, forget);
        if (isInner || !isRead(request) || !shared.test(request.url ?? "")) return handle(request, response);
        if (isPersonal(request)) return drawFor(handle, request, response);
        const page = await newest(request.url ?? "");
        return page ? send(page, request, response) : handle(request, response);
      },
  };
}
