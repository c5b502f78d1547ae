import pg from "pg";
import { expect, onTestFinished } from "vitest";

/** Somebody else at the same database, until the test is over: with rows held up in a transaction of theirs, races can be told step by step. */
export async function rival() {
  const sessions = [0, 1].map(() => new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL }));
  const [holder, watcher] = sessions as [pg.Client, pg.Client];
  await Promise.all(sessions.map((session) => session.connect()));
  onTestFinished(async () => void (await Promise.all(sessions.map((session) => session.end()))));
  const countWaiting = async () => {
    const { rows } = await watcher.query(`
      SELECT count(DISTINCT l.pid)::int AS count FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE NOT l.granted AND a.datname = current_database()`);
    return rows[0].count;
  };
  return {
    query: (sql: string, values?: unknown[]) => holder.query(sql, values),
    /** Until so many sessions wait for a lock. */
    untilWaiting: (count: number) => expect.poll(countWaiting, { timeout: 10_000 }).toBe(count),
  };
}
