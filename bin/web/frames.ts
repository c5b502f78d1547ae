import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
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
const framed = /^\/(?:receipts\/[\w-]+|consultations\/[\w-]+\/respond\/late)$/;

/** A page cut where the main part begins and ends. */
type Frame = { before: string; after: string; nonce: string };
/** Null when it failed, which was told. */
type Drawing = { second: number; isUnderWay: boolean; frame: Promise<Frame | null> };

/** How long somebody waits for a fresh frame where an older one is there, in milliseconds. */
const patience = 500;

const main = /^(.*<main\b[^>]*>).*?(<\/main>.*)$/s;

/**
 * Puts the HTML of a private page that needs no script into the frame of a page that is the same for everyone (app/framed). The frame is
 * drawn once a second, without anybody's cookies; what is private is drawn on each request and never kept. In a crowd that leaves no time
 * for it, or when it fails, the last one stands in: it says nothing that a receipt depends on. Forms of the frame that lead to the page
 * they are on lead to the frame's own address.
 */
export function withFrames(handle: Handle, { clock, origin, report }: Surroundings): Handle {
  const drawings = new Map<string, Drawing>();
  const lasts = new Map<string, Frame>();

  async function draw(path: string): Promise<Frame> {
    const answer = await fetch(origin() + path, { redirect: "manual", signal: AbortSignal.timeout(5000) });
    const parts = answer.ok ? main.exec(withoutScripts(await answer.text())) : null;
    if (!parts) throw new Error(`the page ${path} is no frame: it answered ${answer.status}`);
    const [before = "", after = ""] = parts.slice(1).map((part) => part.replaceAll('action=""', `action="${path}"`));
    return { before, after, nonce: nonceIn(answer.headers.get("content-security-policy")) };
  }

  function newest(path: string): Promise<Frame | null> {
    const second = secondOf(clock());
    const known = drawings.get(path);
    if (known?.isUnderWay || known?.second === second) return known.frame;
    const drawing: Drawing = {
      second,
      isUnderWay: true,
      frame: draw(path)
        .then((frame) => {
          lasts.set(path, frame);
          return frame;
        })
        .catch((error: unknown) => {
          report(error);
          drawings.delete(path);
          return null;
        })
        .finally(() => {
          drawing.isUnderWay = false;
        }),
    };
    drawings.set(path, drawing);
    return drawing.frame;
  }

  async function frameOf(path: string): Promise<Frame | null> {
    const last = lasts.get(path);
    if (!last) return newest(path);
    return (await Promise.race([newest(path), setTimeout(patience, null, { ref: false })])) ?? last;
  }

  return async (request, response) => {
    if (request.method !== "GET" || !framed.test(request.url ?? "")) return handle(request, response);
    const acceptsGzip = takesGzip(request.headers);
    const content = await holdPage(response, () => handle(request, response));
    if (content === null) return;
    const path = response.getHeader(frameHeader);
    response.removeHeader(frameHeader);
    if (typeof path !== "string") return sendPage(response, content, acceptsGzip);
    const frame = await frameOf(path);
    if (!frame) {
      response.statusCode = 500;
      return void response.end();
    }
    const own = nonceIn(response.getHeader("content-security-policy"));
    const around = (part: string) => (frame.nonce ? part.replaceAll(frame.nonce, own) : part);
    sendPage(response, around(frame.before) + content + around(frame.after), acceptsGzip);
  };
}
