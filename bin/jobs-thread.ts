import { parentPort } from "node:worker_threads";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { startJobs } from "./work.ts";

// The other side of bin/jobs-apart.ts: the jobs of a process that serves pages too.
const stop = await startJobs();
parentPort?.once("message", async () => {
  await stop();
  await stopSender();
  await disconnect();
  process.exit(0);
});
parentPort?.postMessage("started");
