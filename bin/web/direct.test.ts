import { afterEach, expect, it } from "vitest";
import { direct, directRoutes } from "#app/direct.ts";
import { withDirectRoutes } from "./direct.ts";
import { serveForTest } from "./test-server.ts";
import { formLimitBytes } from "./too-large.ts";

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
