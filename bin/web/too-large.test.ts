import { request as open } from "node:http";
import { expect, it } from "vitest";
import { formLimitBytes } from "#lib/form-state.ts";
import { serveForTest } from "./test-server.ts";
import { refuseTooLarge } from "./too-large.ts";

/** A server whose forms are read whole; says how many bytes it was handed. */
async function serve() {
  const read: number[] = [];
  const origin = await serveForTest(async (request, response) => {
    if (refuseTooLarge(request, response)) return;
    let size = 0;
    try {
      for await (const piece of request) size += piece.length;
      read.push(size);
      response.end("taken");
    } catch {
      read.push(-1);
    }
  });
  return { port: Number(new URL(origin).port), read };
}

const send = (port: number, bytes: number, headers: Record<string, string | number>) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = open({ port, host: "127.0.0.1", method: "POST", path: "/api/responses/one", headers }, (answer) => {
      let text = "";
      answer.on("data", (data) => {
        text += data;
      });
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    request.once("error", reject);
    for (let sent = 0; sent < bytes; sent += 65_536) request.write(Buffer.alloc(Math.min(65_536, bytes - sent), 97));
    request.end();
  });

const large = 30 * 1024 * 1024;

it("a form of 30 MB that says so is refused with a page that says what is kept", async () => {
  const { port, read } = await serve();
  const answer = await send(port, large, { "Content-Length": large });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("Nothing you saved before is lost");
  expect(read).toEqual([]);
});

it("C10 a form that does not say its length is not taken beyond the limit, and never taken in part", async () => {
  const { port, read } = await serve();
  const chunked = { "Transfer-Encoding": "chunked" };
  expect((await send(port, large, chunked)).status).toBe(413);
  await expect.poll(() => read).toEqual([-1]);
  expect(await send(port, formLimitBytes, chunked)).toEqual({ status: 200, text: "taken" });
});
