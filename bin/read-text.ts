import { parentPort, workerData } from "node:worker_threads";
import { readText } from "#lib/files/texts/queries.ts";
import { UnreadableFile } from "#lib/files/texts/schema.ts";

// The other side of lib/files/texts: a file from a stranger is read apart, with bounds on memory and time, so that the worst it can do
// is to end this thread.
const { bytes, mediaType } = workerData;
readText(bytes, mediaType).then(
  (text) => parentPort?.postMessage({ text }),
  (error: Error) =>
    parentPort?.postMessage({
      failure: error instanceof UnreadableFile ? error.message : "It is damaged, or not made as its kind asks",
    }),
);
