import type { ReactElement } from "react";
import { frameHeader } from "./frame.ts";

/**
 * A private page that needs no script: drawn once, as plain HTML, into the frame of the page `frame`, which is the same for everyone and
 * drawn once a second. For pages that many ask for at once; the usual way draws each page twice over (docs/decisions, 24).
 */
export async function framed(frame: string, page: ReactElement): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(renderToStaticMarkup(page), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-cache, no-store, max-age=0, must-revalidate",
      [frameHeader]: frame,
    },
  });
}

/** What is not there, and what must look so: the page of that name is drawn in its place. */
export const missing = (): Response =>
  new Response(null, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
