import { fromPrisma, PgBoss } from "pg-boss";
import type { Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import type { JobData, Queue } from "./schema.ts";

let sender: Promise<PgBoss> | undefined;

/** One sender a process: it only inserts jobs, and leaves workers and maintenance to the job runner. */
function startSender(): Promise<PgBoss> {
  if (sender) return sender;
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  // A database that goes away is reported by whoever needs it next; it must not take the web server along.
  boss.on("error", (error) => log().warn({ err: error }, "job sender"));
  sender = boss.start();
  sender.catch(() => {
    sender = undefined;
  });
  return sender;
}

/** Puts a job on its queue inside the caller's transaction: it runs only if that commits. */
export async function enqueue<Q extends Queue>(tx: Transaction, queue: Q, data: JobData[Q]): Promise<void> {
  const boss = await startSender();
  await boss.send(queue, data, { db: fromPrisma(tx) });
}

const lastWoken = new Map<Queue, number>();

/**
 * Tells the job runner, after a commit, that there is work on a queue whose job does all that is due; at most once a second from one
 * process. A wake-up that is lost costs a minute: the timetable wakes it too.
 */
async function wake(queue: Queue): Promise<void> {
  if (Date.now() - (lastWoken.get(queue) ?? 0) < 1000) return;
  lastWoken.set(queue, Date.now());
  try {
    const boss = await startSender();
    await boss.send(queue, {}, { startAfter: 1 });
  } catch (error) {
    // What was committed is acknowledged whatever happens here.
    log().warn({ err: error, queue }, "the job was not woken; the timetable will");
  }
}

/** Mail is due. */
export const wakeMail = (): Promise<void> => wake("send-mail");

/** A file came in, to be read and scanned. */
export async function wakeFileJobs(): Promise<void> {
  await wake("read-files");
  await wake("scan-files");
}

/** Ends this process's sender; for commands and tests that end. */
export async function stopSender(): Promise<void> {
  const running = await sender;
  sender = undefined;
  await running?.stop({ graceful: false });
}
