import pg from "pg";
import { PgBoss } from "pg-boss";
import { type Queue, queues } from "#lib/jobs/schema.ts";

/** Makes the job queues' schema as the owner and lets the application's role work them. Safe to repeat. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = await new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false }).start();
  for (const [name, { cron: _, ...settings }] of Object.entries(queues)) {
    const found = await boss.getQueue(name);
    await (found ? boss.updateQueue(name, settings) : boss.createQueue(name, settings));
  }
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA pgboss TO portal_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO portal_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO portal_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO portal_app;`);
  } finally {
    await client.end();
  }
}

export type JobWorkers = { [Q in Queue]?: (data: import("#lib/jobs/schema.ts").JobData[Q]) => Promise<void> };

/**
 * Works the queues until the returned function is called, which waits for jobs under way (at most 20 seconds). `onError` hears of each job
 * that failed, with its queue, and of faults of the runner itself, with null.
 */
export async function runJobs(
  databaseUrl: string,
  workers: JobWorkers,
  onError: (error: unknown, queue: Queue | null) => void,
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, migrate: false, createSchema: false });
  boss.on("error", (error) => onError(error, null));
  await boss.start();
  for (const [name, work] of Object.entries(workers) as [Queue, (data: object) => Promise<void>][]) {
    await boss.work<object>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      try {
        for (const job of jobs) await work(job.data);
      } catch (error) {
        // The queue keeps what failed and tries it again; nobody looks there before the log has said so.
        onError(error, name);
        throw error;
      }
    });
    const { cron } = queues[name];
    if (cron) await boss.schedule(name, cron);
  }
  return () => boss.stop({ graceful: true, timeout: 20_000 });
}
