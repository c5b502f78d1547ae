import type { IncomingMessage, ServerResponse } from "node:http";
import { frameHeader } from "#app/frame.ts";
import { nonceIn } from "./headers.ts";
import { holdPage, sendPage, takesGzip } from "./holding.ts";
import { secondOf, withoutScripts } from "./shared-pages.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Surroundings = {
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Our own address, for drawing the frame. */
  origin: () => string;
  /** Told when a frame could not be drawn. */
  report: (error: unknown) => void;
};

/** The only addresses that answer with what belongs into a frame. */
const framed = /^\/receipts\/[\w-]+$/;

/** A page cut where the main part begins and ends. */
type Frame = { before: string; after: string; nonce: string };
type Drawing = { second: number; frame: Promise<Frame> };

const main = /^(.*<main\b[^>]*>).*?(<\/main>.*)$/s;

/**
 * Puts the HTML of a private page that needs no script into the frame of a page that is the same for everyone (app/framed). The frame is
 * drawn once a second, without anybody's cookies; what is private is drawn on each request and never kept. Forms of the frame that
 * lead to the page they are on lead to the frame's own address.
 */
export function withFrames(handle: Handle, { clock, origin, report }: Surroundings): Handle {
  const drawings = new Map<string, Drawing>();

  async function draw(path: string): Promise<Frame> {
    const answer = await fetch(origin() + path, { redirect: "manual", signal: AbortSignal.timeout(5000) });
    const parts = answer.ok ? main.exec(withoutScripts(await answer.text())) : null;
    if (!parts) throw new Error(`the page ${path} is no frame: it answered ${answer.status}`);
    const [before = "", after = ""] = parts.slice(1).map((part) => part.replaceAll('action=""', `action="${path}"`));
    return { before, after, nonce: nonceIn(answer.headers.get("content-security-policy")) };
  }

  function frameOf(path: string): Promise<Frame> {
    const second = secondOf(clock());
    const known = drawings.get(path);
    if (known?.second === second) return known.frame;
    const drawing = { second, frame: draw(path) };
    drawing.frame.catch(() => drawings.delete(path));
    drawings.set(path, drawing);
    return drawing.frame;
  }

  return async (request, response) => {
    if (request.method !== "GET" || !framed.test(request.url ?? "")) return handle(request, response);
    const acceptsGzip = takesGzip(request.headers);
    const content = await holdPage(response, () => handle(request, response));
    if (content === null) return;
    const path = response.getHeader(frameHeader);
    response.removeHeader(frameHeader);
    if (typeof path !== "string") return sendPage(response, content, acceptsGzip);
    const frame = await frameOf(path).catch((error: unknown) => report(error));
    if (!frame) {
      response.statusCode = 500;
      return void response.end();
    }
    const own = nonceIn(response.getHeader("content-security-policy"));
    const around = (part: string) => (frame.nonce ? part.replaceAll(frame.nonce, own) : part);
    sendPage(response, around(frame.before) + content + around(frame.after), acceptsGzip);
  };
}
