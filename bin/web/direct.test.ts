import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { direct, directRoutes } from "#app/direct.ts";
import { formLimitBytes } from "#lib/form-state.ts";
import { withDirectRoutes } from "./direct.ts";
import { serveForTest } from "./test-server.ts";

afterEach(() => {
  delete (globalThis as { [directRoutes]?: unknown })[directRoutes];
});

async function serve() {
  const faults: unknown[] = [];
  const handle = withDirectRoutes(
    async (_, response) => void response.end("by Next"),
    (_, at) => void faults.push(at),
  );
  return { origin: await serveForTest((request, response) => void handle(request, response)), faults };
}

it("a route that asked for it is called with what was sent, and its answer goes out as it is", async () => {
  direct("POST /api/things/[slug]", async (request, { params }) => {
    const headers = new Headers({ Location: `/seen/${(await params).slug}`, "X-Body": await request.text() });
    headers.append("Set-Cookie", "a=1");
    headers.append("Set-Cookie", `b=${request.headers.get("x-mine")}`);
    return new Response(null, { status: 303, headers });
  });
  const { origin } = await serve();
  const answer = await fetch(`${origin}/api/things/one`, {
    method: "POST",
    body: "text",
    headers: { "x-mine": "2" },
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/seen/one");
  expect(answer.headers.get("x-body")).toBe("text");
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

it.each([
  ["another method", "/things/one", "PUT"],
  ["an address with a question mark", "/things/one?x=1", "GET"],
  ["a longer address", "/things/one/two", "GET"],
  ["an encoded address", "/things/%2e%2e", "GET"],
])("%s is Next's", async (_, path, method) => {
  direct("GET /things/[slug]", async () => new Response("direct"));
  const { origin } = await serve();
  expect(await (await fetch(origin + path, { method })).text()).toBe("by Next");
  expect(await (await fetch(`${origin}/things/one`)).text()).toBe("direct");
});

it("a fault is reported by the route's pattern, never the address, and answered as an HTML error", async () => {
  direct("GET /private/[token]", async () => {
    throw new Error("broken");
  });
  const { origin, faults } = await serve();
  const answer = await fetch(`${origin}/private/secret`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
  expect(JSON.stringify(faults)).toContain("GET /private/[token]");
  expect(JSON.stringify(faults)).not.toContain("secret");
});

it("a body that says nothing of its length is refused beyond the limit of a form", async () => {
  direct("POST /things/[slug]", async (request) => new Response(String((await request.text()).length)));
  const { origin } = await serve();
  const body = new Blob([new Uint8Array(formLimitBytes + 1)]).stream();
  const sent = fetch(`${origin}/things/one`, { method: "POST", body, duplex: "half" } as RequestInit);
  await expect(sent.then(({ status }) => status)).resolves.toBe(413);
});

it("a route that streams gets a body larger than any form as it comes in, and whatever stands behind a question mark", async () => {
  direct(
    "POST /files/[slug]",
    async (request) => {
      let size = 0;
      for await (const piece of request.body ?? []) size += piece.length;
      return new Response(`${size} ${new URL(request.url).search}`);
    },
    { streams: true },
  );
  const { origin } = await serve();
  const body = new Uint8Array(formLimitBytes * 2);
  const answer = await fetch(`${origin}/files/one?from=check`, { method: "POST", body });
  expect(await answer.text()).toBe(`${body.length} ?from=check`);
});

it("a route that streams hears that its sender went away, whatever it makes of the body", async () => {
  let heard = (_: string) => {};
  const ended = new Promise<string>((resolve) => {
    heard = resolve;
  });
  direct(
    "POST /files/[slug]",
    async (request) => {
      request.signal.addEventListener("abort", () => heard("gone"));
      await request.body?.pipeTo(new WritableStream()).catch(() => {});
      return new Response();
    },
    { streams: true },
  );
  const { origin } = await serve();
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname, () => {
    socket.write("POST /files/one HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nsome", () => {
      setImmediate(() => socket.destroy());
    });
  });
  expect(await ended).toBe("gone");
});
