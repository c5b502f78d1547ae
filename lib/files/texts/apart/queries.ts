import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { MediaType } from "../../schema.ts";
import { type ReadText, UnreadableFile } from "../schema.ts";

const mostMemoryMb = 512;
const mostMilliseconds = 120_000;

/** The program that the thread runs: every process of the portal runs in its folder. */
const program = () => pathToFileURL(join(process.cwd(), "bin", "read-text.ts"));

/**
 * Reads the text of a stranger's file in a thread of its own, bounded in memory and time, so that the worst it can do is to end that
 * thread. Throws `UnreadableFile`, with the reason in words.
 */
export function readTextApart(bytes: Uint8Array, mediaType: MediaType): Promise<ReadText> {
  const worker = new Worker(program(), {
    workerData: { bytes, mediaType },
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  return new Promise<ReadText>((resolve, reject) => {
    const late = setTimeout(() => reject(new UnreadableFile("It took too long to read")), mostMilliseconds);
    worker.once("message", ({ text, failure }: { text?: ReadText; failure?: string }) =>
      text ? resolve(text) : reject(new UnreadableFile(failure)),
    );
    worker.once("error", () => reject(new UnreadableFile("It needs more memory than a document may")));
    worker.once("exit", () => reject(new UnreadableFile("It could not be read to its end")));
    worker.once("exit", () => clearTimeout(late));
  }).finally(() => worker.terminate());
}
