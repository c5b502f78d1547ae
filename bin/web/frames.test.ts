import { expect, it } from "vitest";
import { frameHeader } from "#app/frame.ts";
import { withFrames } from "./frames.ts";
import { serveForTest } from "./test-server.ts";

const frame = '<body><form action=""></form>around<main id="main">old</main></body>';

/** A server with a private page that belongs into a frame, which is `text`. */
function serve(text: string | null = frame): Promise<string> {
  const handle = withFrames(
    async (request, response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      if (request.url === "/receipts/missing") response.statusCode = 404;
      else response.setHeader(frameHeader, "/receipts");
      response.end("<h1>Private</h1>");
    },
    async (path) => (path === "/receipts" ? text : null),
  );
  return serveForTest((request, response) => {
    response.setHeader("Content-Security-Policy", "script-src 'self' 'nonce-abc'; base-uri 'none'");
    void handle(request, response);
  });
}

it("a private page is drawn into the main part of its frame, and forms of the frame lead to the frame", async () => {
  const answer = await fetch(`${await serve()}/receipts/abc`);
  const text = await answer.text();
  expect(text).toContain('around<main id="main"><h1>Private</h1></main>');
  expect(text).toContain('<form action="/receipts">');
  expect(answer.headers.get(frameHeader)).toBeNull();
});

it("its policy admits files of ours alone: no script stands in the page", async () => {
  const { headers } = await fetch(`${await serve()}/receipts/abc`);
  expect(headers.get("content-security-policy")).toBe("script-src 'self'; base-uri 'none'");
});

it("what is missing stays missing, and compression is for whoever takes it", async () => {
  const origin = await serve();
  expect((await fetch(`${origin}/receipts/missing`)).status).toBe(404);
  expect((await fetch(`${origin}/receipts/abc`)).headers.get("content-encoding")).toBe("gzip");
  const plain = await fetch(`${origin}/receipts/abc`, { headers: { "accept-encoding": "identity" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
});

it.each([null, "<p>half a page"])("without a whole frame (%s) half a page is never sent", async (text) => {
  const answer = await fetch(`${await serve(text)}/receipts/abc`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("Private");
});
