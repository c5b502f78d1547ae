import { createServer } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { answerMethod, refuseTunnel } from "./methods.ts";

async function serve(): Promise<number> {
  const server = createServer((request, response) => {
    if (answerMethod(request, response)) return;
    response.setHeader("Content-Length", 5);
    response.end("words");
  });
  server.on("connect", refuseTunnel);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return address && typeof address === "object" ? address.port : 0;
}

/** All that comes back on a connection of its own. */
async function ask(method: string, target = "/"): Promise<string> {
  const socket = connect(await serve(), "127.0.0.1");
  socket.end(`${method} ${target} HTTP/1.1\r\nHost: portal\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx`);
  return text(socket);
}

it.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "LOCK", "PURGE", "SEARCH", "QUERY"])(
  "%s is refused, with what may be asked",
  async (method) => {
    const answer = await ask(method);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toContain("\r\nAllow: GET, HEAD, OPTIONS, POST\r\n");
    expect(answer).toContain("Nothing was changed.");
  },
);

it("CONNECT is refused as well, though Node hands over its bare connection", async () => {
  expect(await ask("CONNECT", "elsewhere.example.org:443")).toMatch(/^HTTP\/1\.1 405 .*\r\nAllow: GET, HEAD, /s);
});

it("a word that is no method is no request", async () => {
  expect(await ask("GARBAGE")).toMatch(/^HTTP\/1\.1 400 /);
});

it("HEAD says what GET would, and nothing more", async () => {
  const [head, page] = [await ask("HEAD"), await ask("GET")];
  expect(head).toMatch(/^HTTP\/1\.1 200 .*\r\nContent-Length: 5\r\n.*\r\n\r\n$/s);
  expect(page).toMatch(/\r\n\r\nwords$/);
});

it("OPTIONS says what may be asked, and gives other sites no leave", async () => {
  const answer = await ask("OPTIONS", "*");
  expect(answer).toMatch(/^HTTP\/1\.1 204 .*\r\nAllow: GET, HEAD, OPTIONS, POST\r\n/s);
  expect(answer).not.toMatch(/access-control/i);
});
