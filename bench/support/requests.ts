import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export type Ask = {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: Buffer | string;
  agent?: Agent;
};

/** Connections kept open, as many at once as there are people. */
export const connections = (most: number) => new Agent({ keepAlive: true, maxSockets: most, maxFreeSockets: most });

/** One HTTP exchange, answered when the whole body has arrived. Throws when the connection breaks. */
export function ask(url: string, { method = "GET", headers = {}, body, agent }: Ask = {}): Promise<Answer> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers, ...length }, agent }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.once("error", reject);
      answer.once("close", () => (answer.complete ? undefined : reject(new Error("the answer was cut off"))));
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    sent.once("error", reject);
    sent.setTimeout(30_000, () => sent.destroy(new Error("no answer in 30 seconds")));
    sent.end(body);
  });
}
