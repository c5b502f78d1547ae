import { expect, it } from "vitest";
import { frameHeader } from "#app/frame.ts";
import { withFrames } from "./frames.ts";
import { serveForTest } from "./test-server.ts";

/** A server with a frame that says which drawing it is and what cookie it saw, and a private page that belongs into it. */
async function serve() {
  const time = { now: 1_000_500 };
  const faults: unknown[] = [];
  let drawn = 0;
  let nonces = 0;
  let gate: Promise<void> | "broken" | null = null;
  let origin = "";
  const handle = withFrames(
    async (request, response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      if (request.url === "/receipts") {
        drawn += 1;
        const number = drawn;
        if (gate === "broken") response.statusCode = 503;
        else await gate;
        const nonce = /nonce-([^']+)/.exec(String(response.getHeader("content-security-policy")))?.[1];
        response.end(
          `<body><form action=""></form>drawing ${number}, cookie ${request.headers.cookie ?? "none"}<main id="main">old</main><script nonce="${nonce}">1</script><style nonce="${nonce}"></style></body>`,
        );
        return;
      }
      if (request.url === "/receipts/missing") response.statusCode = 404;
      else response.setHeader(frameHeader, "/receipts");
      response.end("<h1>Private</h1>");
    },
    { clock: () => time.now, origin: () => origin, report: (fault) => void faults.push(fault) },
  );
  origin = await serveForTest((request, response) => {
    response.setHeader("Content-Security-Policy", `script-src 'nonce-n${++nonces}'`);
    void handle(request, response);
  });
  const breakFrame = (how: "slow" | "broken") => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = how === "slow" ? promise : how;
    return resolve;
  };
  return { origin, time, faults, breakFrame };
}

it("a private page is drawn into the main part of its frame, without scripts, and forms of the frame lead to the frame", async () => {
  const { origin } = await serve();
  const answer = await fetch(`${origin}/receipts/abc`);
  const text = await answer.text();
  expect(text).toContain('<main id="main"><h1>Private</h1></main>');
  expect(text).toContain('<form action="/receipts">');
  expect(text).not.toContain("<script");
  expect(answer.headers.get(frameHeader)).toBeNull();
});

it("the frame is drawn once a second, with nobody's cookies, and each answer has the nonce of its own policy", async () => {
  const { origin, time } = await serve();
  const read = async () => {
    const answer = await fetch(`${origin}/receipts/abc`, { headers: { cookie: "session=secret" } });
    return { text: await answer.text(), policy: answer.headers.get("content-security-policy") ?? "" };
  };
  for (const { text, policy } of [await read(), await read()]) {
    expect(text).toContain("drawing 1, cookie none");
    expect(text).toContain(`<style nonce="${/nonce-([^']+)/.exec(policy)?.[1]}">`);
  }
  time.now += 1000;
  expect((await read()).text).toContain("drawing 2");
});

it("what is missing stays missing, and compression is for whoever takes it", async () => {
  const { origin } = await serve();
  expect((await fetch(`${origin}/receipts/missing`)).status).toBe(404);
  expect((await fetch(`${origin}/receipts/abc`)).headers.get("content-encoding")).toBe("gzip");
  const plain = await fetch(`${origin}/receipts/abc`, { headers: { "accept-encoding": "identity" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
});

it("a frame that cannot be drawn is a fault that is told, and half a page is never sent", async () => {
  const { origin, faults, breakFrame } = await serve();
  breakFrame("broken");
  const answer = await fetch(`${origin}/receipts/abc`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("Private");
  expect(faults).toHaveLength(1);
});

it("when the frame cannot be drawn again, or not in time, the last one stands in, and a fault is told", async () => {
  const { origin, time, faults, breakFrame } = await serve();
  const read = async () => (await fetch(`${origin}/receipts/abc`)).text();
  expect(await read()).toContain("drawing 1");
  time.now += 1000;
  const letGo = breakFrame("slow");
  expect(await read()).toMatch(/drawing 1.*Private/s);
  expect(faults).toEqual([]);
  letGo();
  await expect.poll(read).toContain("drawing 2");
  time.now += 1000;
  breakFrame("broken");
  expect(await read()).toMatch(/drawing 2.*Private/s);
  expect(faults).toHaveLength(1);
});
