import { expect, it } from "vitest";
import { isOwnOrigin, refuseForeign, withSecretOfTheirOwn } from "./own-origin.ts";
import { serveForTest } from "./test-server.ts";

type Sent = Record<string, string>;
const tls = "https://portal.example.org";
const plain = "http://localhost:3000";

/** What was sent; the address people use; whether it is taken. Node gives header names in small letters. */
const cases: [string, Sent, string, boolean][] = [
  ["our own page", { origin: tls, "sec-fetch-site": "same-origin" }, tls, true],
  ["our own page over a proxy that asks by another name", { origin: tls, host: "node-1:3000" }, tls, true],
  ["our own page, its Origin blanked", { origin: "null", "sec-fetch-site": "same-origin" }, tls, true],
  ["our own page by plain HTTP", { origin: plain, host: "localhost:3000" }, plain, true],
  ["our own page by another name", { origin: "http://127.0.0.1:8080", host: "127.0.0.1:8080" }, plain, true],
  ["whoever says nothing", { host: "portal.example.org" }, tls, false],
  ["no Origin, whatever else is said", { host: "portal.example.org", "sec-fetch-site": "same-origin" }, tls, false],
  ["Referer alone", { host: "portal.example.org", referer: `${tls}/sign-in` }, tls, false],
  ["an Origin that is blanked", { origin: "null", host: "portal.example.org" }, tls, false],
  ["an Origin that is none", { origin: "portal", host: "portal.example.org" }, tls, false],
  ["another site", { origin: "https://elsewhere.example.org", "sec-fetch-site": "cross-site" }, tls, false],
  ["another site in an older browser", { origin: "https://elsewhere.example.org" }, tls, false],
  ["a neighbouring host", { origin: "https://www.portal.example.org", "sec-fetch-site": "same-site" }, tls, false],
  ["our Origin, though the browser says otherwise", { origin: tls, "sec-fetch-site": "cross-site" }, tls, false],
  ["our Origin, opened by nobody's page", { origin: tls, "sec-fetch-site": "none" }, tls, false],
  ["another scheme", { origin: "http://portal.example.org", host: "portal.example.org" }, tls, false],
  ["TLS where there is none", { origin: "https://localhost:3000", host: "localhost:3000" }, plain, false],
  ["another port", { origin: `${tls}:8443`, host: "portal.example.org" }, tls, false],
  ["another port of the host asked", { origin: "http://localhost:4000", host: "localhost:3000" }, plain, false],
  ["by another name beside TLS", { origin: "http://node-1:3000", host: "node-1:3000" }, tls, false],
];

it.each(cases)("a change sent with %s: %j to %s, taken: %s", (_, headers, publicUrl, isTaken) => {
  expect(isOwnOrigin(headers, publicUrl)).toBe(isTaken);
});

/** A front door with one room behind it, that says what it was told. */
const door = (exceptions?: readonly RegExp[]) =>
  serveForTest((request, response) => {
    if (refuseForeign(request, response, tls, exceptions)) return;
    const { origin, cookie, "x-forwarded-host": host, "x-forwarded-proto": scheme } = request.headers;
    response.end(JSON.stringify({ origin, cookie, host, scheme }));
  });
const evil = { "x-forwarded-host": "elsewhere.example.org", "x-forwarded-proto": "http" };

it("a forwarded host of the sender's own makes nothing ours, and is told to nobody behind the door", async () => {
  const origin = await door();
  const send = (headers: Sent, method = "POST") => fetch(origin, { method, headers: { ...evil, ...headers } });
  expect((await send({ origin: "https://elsewhere.example.org" })).status).toBe(403);
  expect(await (await send({ origin: tls })).json()).toEqual({ origin: tls, host: "portal.example.org" });
  expect(await (await send({}, "GET")).json()).toEqual({});
});

it("SX.1 what is refused is answered in words when all of it was sent", async () => {
  const answer = await fetch(await door(), { method: "POST", body: Buffer.alloc(8 * 1024 * 1024, "a") });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const text = await answer.text();
  expect(text).toContain("<h1>This was not sent from one of our pages</h1>");
  expect(text).toContain("Go back with your browser: what you typed is still on the page.");
});

it("an address that carries its own secret is asked by programs, and given no cookie", async () => {
  const origin = await door([/^\/stop\/[\w-]+$/]);
  const send = (path: string) => fetch(origin + path, { method: "POST", headers: { cookie: "session=mine" } });
  expect(await (await send("/stop/secret")).json()).toEqual({});
  expect((await send("/stopped/secret")).status).toBe(403);
});

it("no address of ours is asked so yet", () => {
  expect(withSecretOfTheirOwn).toEqual([]);
});
