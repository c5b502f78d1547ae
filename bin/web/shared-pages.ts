import type { IncomingMessage, ServerResponse } from "node:http";
import { nonceIn } from "./headers.ts";
import { holdPage, sendPage, takesGzip } from "./holding.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Surroundings = {
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** A fresh key for the form of this consultation. */
  formKey: (slug: string) => string;
};

/** Pages that are the same for everyone, but for the two that tell a respondent of their own: nothing else on them depends on a cookie, on an address after "?" or on who asks. */
const shared =
  /^\/(?:accessibility|privacy|verify|receipts|consultations\/[a-z0-9-]+(?:\/(?:register|respond\/one-page))?)?$/;
const onePage = /^\/consultations\/([a-z0-9-]+)\/respond\/one-page$/;

/**
 * The second in which a page is asked for: everybody who asks in it may read the same page. It ends with the full second itself, as the
 * closing time does ("by 16:00" includes 16:00:00.000), so no page outlives the close, or the minute it shows (S28.4).
 */
export const secondOf = (milliseconds: number): number => Math.ceil(milliseconds / 1000);

/** Pages that tell a respondent of their draft, and of what was sent from their browser. */
const telling = /^\/(?:consultations\/[a-z0-9-]+)?$/;
const ofRespondent = /(?:^|;\s*)(?:__Host-)?(?:draft|sent)-[a-z0-9-]+=[^;\s]/;

/** Whoever brings a draft's or a receipt's cookie to such a page has it drawn for themselves, and kept by nobody. */
const isPersonal = ({ url, headers }: IncomingMessage) =>
  telling.test(url ?? "") && ofRespondent.test(headers.cookie ?? "");

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
export const withoutScripts = (body: string): string => (body.includes("$RC(") ? body : body.replace(scripts, ""));

/**
 * Draws each shared page at most once a second and answers everybody else from memory, with a nonce and a form key of their own. The page
 * is drawn without the asker's cookies. Any act in this process that may change pages empties the memory; acts elsewhere show within a
 * second (docs/decisions, 22).
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
    response.setHeader("Cache-Control", "private, no-cache");
    sendPage(response, text, acceptsGzip);
  }

  /** Draws the page on this very request; gives null, and has answered, when it is not one to keep. */
  async function draw(request: IncomingMessage, response: ServerResponse): Promise<Page | null> {
    const nonce = nonceIn(response.getHeader("content-security-policy"));
    delete request.headers.cookie;
    const body = await holdPage(response, () => handle(request, response));
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
    if (isPersonal(request)) {
      response.setHeader("Cache-Control", "private, no-store");
      return handle(request, response);
    }
    const path = request.url ?? "";
    const acceptsGzip = takesGzip(request.headers);
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
