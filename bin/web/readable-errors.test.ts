import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { withReadableErrors } from "./readable-errors.ts";
import { serveForTest } from "./test-server.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A server whose pages fail as Next's do: the right status, a body without words, compressed, sent in pieces. */
async function serve(inner: Handle, form?: (request: IncomingMessage, response: ServerResponse) => void) {
  const reports: string[] = [];
  let origin = "";
  const handle = withReadableErrors(
    async (request, response) => {
      if (request.url === "/form" && form) return form(request, response);
      if (request.url === "/_not-found" || request.url === "/problem") return inner(request, response);
      if (request.url === "/fine") {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.flushHeaders();
        response.write("<p>first ");
        response.end("second</p>");
        return;
      }
      const status = Number(request.url?.slice(1));
      response.statusCode = status;
      response.setHeader(
        "Content-Type",
        request.headers.accept === "application/json" ? "application/json" : "text/html",
      );
      response.setHeader("Content-Encoding", "gzip");
      response.flushHeaders();
      response.write(gzipSync('<html id="__next_error__"></html>'));
      response.end();
    },
    { origin: () => origin, report: (_, reference) => reports.push(reference) },
  );
  origin = await serveForTest((request, response) => void handle(request, response));
  return { origin, reports };
}

const words: Handle = async (request, response) => {
  const isMissing = request.url === "/_not-found";
  response.setHeader("Content-Security-Policy", "script-src 'nonce-inner'");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.statusCode = isMissing ? 404 : 200;
  const asker = request.headers.cookie ? `, ${request.headers.cookie}` : "";
  response.end(`<h1>${isMissing ? "Not here" : `Ours, ${request.headers["x-request-reference"]}`}${asker}</h1>`);
};

it("SX.1 a missing page reads as a page without JavaScript, its status kept", async () => {
  const { origin } = await serve(words);
  const answer = await fetch(`${origin}/404`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe("<h1>Not here</h1>");
  expect(answer.headers.get("content-security-policy")).toBe("script-src 'nonce-inner'");
});

it("SX.1 a fault reads as a page without JavaScript, with a reference of ours and not the sender's", async () => {
  const { origin } = await serve(words);
  const answer = await fetch(`${origin}/500`, { headers: { "x-request-reference": "chosen by the sender" } });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toMatch(/^<h1>Ours, [0-9a-f]{12}<\/h1>$/);
});

it("SX.1 a missing page is drawn for whoever is signed in; the page that apologises for nobody in particular", async () => {
  const { origin } = await serve(words);
  const ask = async (path: string) => (await fetch(origin + path, { headers: { cookie: "session=mine" } })).text();
  expect(await ask("/404")).toBe("<h1>Not here, session=mine</h1>");
  expect(await ask("/500")).toMatch(/^<h1>Ours, [0-9a-f]{12}<\/h1>$/);
});

it("says so plainly when even the page that apologises fails, and reports it", async () => {
  const { origin, reports } = await serve(async (request) => void request.socket.destroy());
  const answer = await fetch(`${origin}/500`);
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).toContain("<h1>Something went wrong</h1>");
  expect(reports).toHaveLength(1);
  expect(text).toContain(reports[0]);
});

it("says so plainly, and leaves nobody waiting, when the page that apologises breaks off in the middle", async () => {
  const { origin, reports } = await serve(async (request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.write("<h1>Ou", () => request.socket.destroy());
  });
  for (const status of [404, 500]) {
    const answer = await fetch(`${origin}/${status}`);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain("<h1>Something went wrong</h1>");
  }
  expect(reports).toHaveLength(2);
});

it("lets every other answer pass as it was sent", async () => {
  const { origin } = await serve(words);
  expect(await (await fetch(`${origin}/fine`)).text()).toBe("<p>first second</p>");
  const json = await fetch(`${origin}/404`, { headers: { accept: "application/json" } });
  expect(json.status).toBe(404);
  expect(await json.text()).toContain("__next_error__");
});

it("does not take a stranger's word that a request is an inner one", async () => {
  const { origin } = await serve(words);
  const answer = await fetch(`${origin}/404`, { headers: { "x-inner-page": "guess" } });
  expect(await answer.text()).toBe("<h1>Not here</h1>");
});

it.each([
  [500, "Internal Server Error", 400, "This form could not be read"],
  [409, "Server Action unavailable.", 409, "This page is older than the portal"],
])(
  "SX.1 a form that the framework answers with %i and bare words gets a page that says what was kept",
  async (status, said, shown, title) => {
    const { origin } = await serve(words, (request, response) => {
      request.resume();
      response.writeHead(status, { "Content-Type": "text/plain", ETag: '"x"' });
      response.end(said);
    });
    const send = (headers: Record<string, string>) => fetch(`${origin}/form`, { method: "POST", headers, body: "a=b" });
    const answer = await send({});
    expect(answer.status).toBe(shown);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const text = await answer.text();
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain("What you had saved before is kept");
    expect(text).not.toContain(said);
  },
);

it("a script that calls an action hears what the framework said, but for a call that nobody could read: that fault is the sender's", async () => {
  const { origin } = await serve(words, async (request, response) => {
    for await (const _ of request);
    response.writeHead(Number(request.headers["x-wanted"]), { "Content-Type": "text/x-component" });
    response.end("said");
  });
  const send = async (wanted: number, body: FormData | string) => {
    const headers = { "next-action": "1", "x-wanted": String(wanted) };
    const answer = await fetch(`${origin}/form`, { method: "POST", headers, body });
    return [answer.status, answer.headers.get("content-type"), await answer.text()];
  };
  const call = new FormData();
  call.set("0", '[{"errors":{}},"$K1"]');
  expect(await send(409, "[]")).toEqual([409, "text/x-component", "said"]);
  expect(await send(500, call)).toEqual([500, "text/x-component", "said"]);
  expect(await send(500, "not a call")).toEqual([400, "text/plain", "This call could not be read."]);
});
