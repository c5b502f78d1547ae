import { fromPrisma, PgBoss } from "pg-boss";
import type { Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { JobData, Queue } from "./schema.ts";

let sender: Promise<PgBoss> | undefined;

/** One sender a process: it only inserts jobs, and leaves workers and maintenance to the job runner. */
function startSender(): Promise<PgBoss> {
  sender ??= new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  }).start();
  return sender;
}

/** Puts a job on its queue inside the caller's transaction: it runs only if that commits. */
export async function enqueue<Q extends Queue>(tx: Transaction, queue: Q, data: JobData[Q]): Promise<void> {
  const boss = await startSender();
  await boss.send(queue, data, { db: fromPrisma(tx) });
}

/** Ends this process's sender; for commands and tests that end. */
export async function stopSender(): Promise<void> {
  const running = await sender;
  sender = undefined;
  await running?.stop({ graceful: false });
}
