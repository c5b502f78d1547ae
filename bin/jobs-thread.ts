import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { startJobs } from "./work.ts";

// The other side of bin/jobs-apart.ts: the jobs of a process that serves pages too.
try {
  // People first: where both want the processor, a letter waits for a page. On Linux this is of the calling thread alone; elsewhere it is
  // of the process, and left as it is.
  if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Not permitted here: the jobs run at the priority of everything else.
}
const stop = await startJobs();
parentPort?.once("message", async () => {
  await stop();
  await stopSender();
  await disconnect();
  process.exit(0);
});
parentPort?.postMessage("started");
