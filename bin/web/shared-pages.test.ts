import { request as send } from "node:http";
import { expect, it } from "vitest";
import { secondOf, sharedPages } from "./shared-pages.ts";
import { serveForTest } from "./test-server.ts";

const form = "/consultations/one/respond/one-page";

const policy = { "Content-Security-Policy": "script-src 'self'" };

/** A server whose pages say which drawing they are, what cookie they saw, and carry the nonce of their answer and a key. */
async function serve() {
  const time = { now: 1_000_500 };
  const faults: unknown[] = [];
  const state: { gate: Promise<void> | "broken" | null; words: string; head: string } = {
    gate: null,
    words: "",
    head: "",
  };
  let drawn = 0;
  let keys = 0;
  let nonces = 0;
  let origin = "";
  const pages = sharedPages({
    clock: () => time.now,
    formKey: (slug) => `key-${slug}-${++keys}`,
    origin: () => origin,
    headers: policy,
    report: (fault) => void faults.push(fault),
  });
  const handle = pages.handle(async (request, response) => {
    const nonce = /nonce-([^']+)/.exec(String(response.getHeader("content-security-policy")))?.[1];
    if (request.method === "POST") {
      request.once("end", () => response.end("done")).resume();
      return;
    }
    drawn += 1;
    const number = drawn;
    if (state.gate === "broken") response.statusCode = 500;
    else await state.gate;
    if (request.url === "/consultations/missing") response.statusCode = 404;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.flushHeaders();
    response.write(
      `<head>${state.head}</head><body><link nonce="${nonce}"/><p>${state.words || `drawing ${number}`}, cookie ${request.headers.cookie ?? "none"}</p>`,
    );
    response.write(`<input type="hidden" name="formKey" value="key-drawn"/><script nonce="${nonce}">1</script></body>`);
    response.end();
  });
  origin = await serveForTest((request, response) => {
    if (pages.answer(request, response)) return;
    response.setHeader("Content-Security-Policy", `script-src 'self' 'nonce-n${++nonces}'`);
    void handle(request, response);
  });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(origin + path, { headers })).text();
  return { origin, time, faults, state, get, textOf: pages.textOf };
}

const drawingOf = (text: string) => Number(/drawing (\d+)/.exec(text)?.[1]);

it("everybody who asks within a second reads one drawing, and nobody's cookie is in it", async () => {
  const { get } = await serve();
  const answers = await Promise.all(Array.from({ length: 20 }, () => get("/", { cookie: "session=secret" })));
  expect(new Set(answers.map(drawingOf))).toEqual(new Set([1]));
  expect(answers.join()).not.toContain("secret");
});

it.each(["draft-one", "__Host-draft-one", "sent-one", "__Host-sent-one"])(
  "whoever brings the cookie %s has home and consultation drawn for them alone",
  async (name) => {
    const { origin, get } = await serve();
    for (const path of ["/", "/consultations/one"]) {
      await get(path);
      const answer = await fetch(origin + path, { headers: { cookie: `other=1; ${name}=my-token` } });
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(await answer.text()).toContain("my-token");
      expect(await get(path)).not.toContain("my-token");
    }
    expect(await get("/privacy", { cookie: `${name}=my-token` })).not.toContain("my-token");
    expect(await get("/", { cookie: `${name}=` })).toContain("cookie none");
  },
);

it("everybody reads the same bytes: no script but our own file, no nonce, and a policy that admits no other", async () => {
  const { origin, get } = await serve();
  const [first, second] = [await get("/"), await get("/")];
  expect(first).toBe(second);
  expect(first.match(/<script[^>]*>/g)).toEqual(['<script src="/reading.js" defer>']);
  expect(first).not.toContain("nonce");
  const { headers } = await fetch(`${origin}/`);
  expect(headers.get("content-security-policy")).toBe("script-src 'self'");
  expect(headers.get("cache-control")).toBe("public, no-cache");
});

it("a page of one respondent alone has no other scripts either", async () => {
  const { origin } = await serve();
  const answer = await fetch(`${origin}/`, { headers: { cookie: "draft-one=token" } });
  expect(answer.headers.get("content-security-policy")).toBe("script-src 'self'");
  expect((await answer.text()).match(/<script[^>]*>/g)).toEqual(['<script src="/reading.js" defer>']);
});

it("a page that tells a respondent of their own depends on cookies, and no other does", async () => {
  const { origin } = await serve();
  const varies = async (path: string) => (await fetch(origin + path)).headers.get("vary");
  expect([await varies("/"), await varies("/consultations/one")]).toEqual(Array(2).fill("Accept-Encoding, Cookie"));
  expect(await varies("/privacy")).toBe("Accept-Encoding");
});

it("whoever has the page already is told so, until it says something else", async () => {
  const { origin, time, state } = await serve();
  state.words = "As it stands";
  const etag = (await fetch(`${origin}/`)).headers.get("etag") ?? "";
  const again = () => fetch(`${origin}/`, { headers: { "if-none-match": etag } });
  expect((await again()).status).toBe(304);
  time.now += 1000;
  expect((await again()).status).toBe(304);
  time.now += 1000;
  state.words = "Corrected";
  const changed = await again();
  expect([changed.status, await changed.text()]).toEqual([200, expect.stringContaining("Corrected")]);
});

it("a page still waiting for pieces that scripts put in place keeps its scripts", async () => {
  const { get, state } = await serve();
  state.words = "$RC(";
  expect(await get("/")).toMatch(/<script nonce="n\d+">/);
});

it("while it cannot be drawn a page goes on for as long as it says that it holds, and no longer", async () => {
  const { get, time, state, faults } = await serve();
  state.head = '<meta name="holds-for" content="3"/>';
  const first = await get("/consultations/one");
  expect(first).not.toContain("holds-for");
  state.gate = "broken";
  time.now += 1900;
  expect(await get("/consultations/one")).toBe(first);
  expect(faults).toHaveLength(1);
  time.now += 1000;
  expect(drawingOf(await get("/consultations/one"))).toBeGreaterThan(1);
});

it("a page that does not say so is not gone on with", async () => {
  const { origin, time, state } = await serve();
  await fetch(`${origin}/privacy`);
  state.gate = "broken";
  time.now += 1000;
  expect((await fetch(`${origin}/privacy`)).status).toBe(500);
});

it("a frame that is not drawn in time, or not at all, is the last one", async () => {
  const { textOf, time, state } = await serve();
  expect(drawingOf((await textOf("/receipts")) ?? "")).toBe(1);
  time.now += 1000;
  const { promise, resolve } = Promise.withResolvers<void>();
  state.gate = promise;
  expect(drawingOf((await textOf("/receipts")) ?? "")).toBe(1);
  resolve();
  await expect.poll(async () => drawingOf((await textOf("/receipts")) ?? "")).toBe(2);
  time.now += 1000;
  state.gate = "broken";
  expect(drawingOf((await textOf("/receipts")) ?? "")).toBe(2);
});

it("an act that has not ended leaves the pages as they are, and is shown once it is answered", async () => {
  const { get, origin } = await serve();
  await get("/");
  const held = send(`${origin}/staff/publish`, { method: "POST" });
  const answered = new Promise((resolve) => held.once("response", (answer) => resolve(answer.resume())));
  held.write("held open");
  expect(drawingOf(await get("/"))).toBe(1);
  held.end();
  await answered;
  expect(drawingOf(await get("/"))).toBe(2);
});

it("F6 each form has a key of its own, and no script", async () => {
  const { get } = await serve();
  const [first, second] = [await get(form), await get(form)];
  expect(first).toContain('value="key-one-1"');
  expect(second).toContain('value="key-one-2"');
  expect(first).not.toContain("<script");
});

it("S28.4 a page asked for at 16:00:00.000 may be the last second's; one millisecond later it is drawn anew", async () => {
  const { get, time } = await serve();
  time.now = Date.parse("2023-04-25T14:59:59.001Z");
  expect(drawingOf(await get("/consultations/one"))).toBe(1);
  time.now = Date.parse("2023-04-25T15:00:00.000Z");
  expect(drawingOf(await get("/consultations/one"))).toBe(1);
  time.now = Date.parse("2023-04-25T15:00:00.001Z");
  expect(drawingOf(await get("/consultations/one"))).toBe(2);
});

it("S28.4 the closing instant itself belongs to the second that it ends", () => {
  const closesAt = Date.parse("2023-04-25T15:00:00.000Z");
  expect(secondOf(closesAt)).toBe(secondOf(closesAt - 999));
  expect(secondOf(closesAt + 1)).toBe(secondOf(closesAt) + 1);
});

it("an act shows at once on the pages of the process that took it", async () => {
  const { get, origin } = await serve();
  expect(drawingOf(await get("/"))).toBe(1);
  await (await fetch(`${origin}/staff/publish`, { method: "POST" })).text();
  await expect.poll(async () => drawingOf(await get("/"))).toBe(2);
});

it("the sending of a response leaves the pages as they are", async () => {
  const { get, origin } = await serve();
  await get("/");
  await (await fetch(`${origin}/api/responses/one`, { method: "POST" })).text();
  expect(drawingOf(await get("/"))).toBe(1);
});

it.each([
  ["an address with a question mark", "/?page=2", {}],
  ["a part of a page", "/", { rsc: "1" }],
  ["a private page", "/receipts/abc", {}],
  ["a missing page", "/consultations/missing", {}],
])("%s is drawn for each asker", async (_, path, headers) => {
  const { get } = await serve();
  const first = drawingOf(await get(path, headers));
  expect(drawingOf(await get(path, headers))).toBe(first + 1);
});

it.each([
  ["br, gzip", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["identity", undefined],
  ["br;q=0, gzip;q=0.0", undefined],
  [undefined, undefined],
])("whoever takes %s gets %s", async (accepted, expected) => {
  const { origin } = await serve();
  for (const path of ["/", "/"]) {
    const headers: Record<string, string> = accepted === undefined ? {} : { "accept-encoding": accepted };
    const encoding = await new Promise((resolve) =>
      send(origin + path, { headers }, (answer) => resolve(answer.resume().headers["content-encoding"])).end(),
    );
    expect(encoding).toBe(expected);
  }
});
