import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { log } from "#lib/log.ts";

/**
 * Works the background jobs in a thread of their own, so that no page waits for a pack or a letter. The thread ends with the process,
 * however that ends; should it end by itself, that is logged and another one starts. Gives what stops it, which waits for jobs under way.
 */
export async function startJobsApart(): Promise<() => Promise<void>> {
  let isStopping = false;
  const start = () => {
    const worker = new Worker(new URL("./jobs-thread.ts", import.meta.url));
    worker.on("error", (error) => log().error({ err: error }, "the jobs' thread failed"));
    worker.once("exit", async (code) => {
      if (isStopping) return;
      log().error({ code }, "the jobs' thread ended; another one starts");
      await setTimeout(1000);
      if (!isStopping) thread = start();
    });
    return worker;
  };
  let thread = start();
  await Promise.race([once(thread, "message"), once(thread, "exit")]);
  return async () => {
    isStopping = true;
    if (thread.threadId === -1) return;
    const ended = once(thread, "exit");
    thread.postMessage("stop");
    await ended;
  };
}
