import { expect, it, onTestFinished } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { enqueue } from "#lib/jobs/commands.ts";
import { runJobs } from "./jobs.ts";

it("a job that fails is reported with the name of its queue, and the others go on", async () => {
  const reports: [string | null, string][] = [];
  let isDone = false;
  const stop = await runJobs(
    env().DATABASE_URL,
    {
      "sweep-bytes": async () => {
        throw new Error("nothing could be swept");
      },
      "remind-drafts": async () => {
        isDone = true;
      },
    },
    (error, queue) => reports.push([queue, error instanceof Error ? error.message : ""]),
  );
  onTestFinished(stop);
  await db().$transaction(async (tx) => {
    await enqueue(tx, "sweep-bytes", {});
    await enqueue(tx, "remind-drafts", {});
  });
  await expect.poll(() => reports, { timeout: 15_000 }).toEqual([["sweep-bytes", "nothing could be swept"]]);
  await expect.poll(() => isDone, { timeout: 15_000 }).toBe(true);
});
