import { request as send } from "node:http";
import { expect, it } from "vitest";
import { secondOf, withSharedPages } from "./shared-pages.ts";
import { serveForTest } from "./test-server.ts";

const form = "/consultations/one/respond/one-page";

/** A server whose pages say which drawing they are, what cookie they saw, and carry the nonce of their answer and a key. */
async function serve() {
  const time = { now: 1_000_500 };
  let drawn = 0;
  let keys = 0;
  let nonces = 0;
  const handle = withSharedPages(
    async (request, response) => {
      const nonce = /nonce-([^']+)/.exec(String(response.getHeader("content-security-policy")))?.[1];
      if (request.method === "POST") return void response.end("done");
      drawn += 1;
      if (request.url === "/consultations/missing") response.statusCode = 404;
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.flushHeaders();
      response.write(`<p>drawing ${drawn}, cookie ${request.headers.cookie ?? "none"}</p>`);
      response.write(`<input type="hidden" name="formKey" value="key-drawn"/><script nonce="${nonce}">1</script>`);
      response.end();
    },
    { clock: () => time.now, formKey: (slug) => `key-${slug}-${++keys}` },
  );
  const origin = await serveForTest((request, response) => {
    response.setHeader("Content-Security-Policy", `script-src 'nonce-n${++nonces}'`);
    void handle(request, response);
  });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(origin + path, { headers })).text();
  return { origin, time, get };
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

it("each answer has the nonce of its own policy", async () => {
  const { origin } = await serve();
  for (const _ of [1, 2]) {
    const answer = await fetch(`${origin}/`);
    const nonce = /nonce-([^']+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    expect(await answer.text()).toContain(`<script nonce="${nonce}">`);
  }
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
  expect(drawingOf(await get(path, headers))).toBe(1);
  expect(drawingOf(await get(path, headers))).toBe(2);
});

it("whoever takes gzip gets it, and whoever does not gets plain text", async () => {
  const { origin } = await serve();
  expect((await fetch(`${origin}/`)).headers.get("content-encoding")).toBe("gzip");
  const encoding = await new Promise((resolve) =>
    send(`${origin}/`, (answer) => resolve(answer.resume().headers["content-encoding"])).end(),
  );
  expect(encoding).toBeUndefined();
  const refusing = await new Promise((resolve) =>
    send(`${origin}/`, { headers: { "accept-encoding": "br, gzip;q=0" } }, (answer) =>
      resolve(answer.resume().headers["content-encoding"]),
    ).end(),
  );
  expect(refusing).toBeUndefined();
});
