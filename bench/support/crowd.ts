import { connect } from "node:net";
import { parentPort, Worker, workerData } from "node:worker_threads";

export type Visit = {
  /** "http://127.0.0.1:3000". */
  origin: string;
  path: string;
  /** How many connections ask at the same time, each again as soon as it is answered. */
  connections: number;
  seconds: number;
};
/** `wrong` counts answers of another status or length than the first one's. */
export type Visited = { perSecond: number; wrong: number; bytes: number };

const end = Buffer.from("\r\n\r\n");

/** A crowd that reads one page with gzip, from a thread of its own, over bare sockets: the generator must not be what is measured. */
export function visit(task: Visit): Promise<Visited> {
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

function readOver({ origin, path, connections, seconds }: Visit): Promise<Visited> {
  const { hostname, port } = new URL(origin);
  const request = `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept-Encoding: gzip\r\n\r\n`;
  const until = Date.now() + seconds * 1000;
  const counts = { answers: 0, wrong: 0, bytes: 0 };
  const reader = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let held = Buffer.alloc(0);
      socket.on("data", (piece) => {
        held = held.length === 0 ? piece : Buffer.concat([held, piece]);
        const head = held.indexOf(end);
        if (head < 0) return;
        const text = held.toString("latin1", 0, head);
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
        if (held.length < head + end.length + length) return;
        counts.answers += 1;
        counts.bytes ||= length;
        if (!text.startsWith("HTTP/1.1 200") || length !== counts.bytes) counts.wrong += 1;
        held = Buffer.alloc(0);
        if (Date.now() < until) socket.write(request);
        else socket.end(resolve);
      });
      socket.once("error", reject);
    });
  return Promise.all(Array.from({ length: connections }, reader)).then(() => ({
    perSecond: Math.round(counts.answers / seconds),
    wrong: counts.wrong,
    bytes: counts.bytes,
  }));
}

const task: Visit = workerData;
if (parentPort) parentPort.postMessage(await readOver(task));
