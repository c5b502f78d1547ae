import { createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { closesGently } from "./closing.ts";

it("closing lets a request under way end, and does not wait for a connection that asked for nothing", async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<() => void>();
  const server = createServer((_, response) => begin(() => response.end("whole")));
  const close = closesGently(server, 60_000, 50);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const silent = connect(port, "127.0.0.1");
  await new Promise((resolve) => silent.once("connect", resolve));
  const answer = new Promise<string>((resolve, reject) => {
    get({ port, host: "127.0.0.1" }, (response) => {
      let text = "";
      response.on("data", (data) => {
        text += String(data);
      });
      response.once("end", () => resolve(text));
    }).once("error", reject);
  });
  const finish = await begun;
  const closed = close();
  finish();
  expect(await answer).toBe("whole");
  await closed;
  expect(server.listening).toBe(false);
});

it("F12 a request that was on its way when closing began is answered", async () => {
  const server = createServer((_, response) => response.end("whole"));
  const close = closesGently(server, 60_000, 5_000);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const accepted = new Promise((resolve) => server.once("connection", resolve));
  const sender = connect(port, "127.0.0.1");
  await accepted;
  const closed = close();
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    sender.on("data", (data) => {
      text += String(data);
    });
    sender.once("end", () => resolve(text));
    sender.once("error", reject);
  });
  sender.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(await answer).toContain("whole");
  await closed;
});
