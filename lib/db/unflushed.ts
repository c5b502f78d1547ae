import pg from "pg";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import type { Prisma } from "./generated/client.ts";
import { sharedBy } from "./shared.ts";
import { statementName } from "./statements.ts";

const pools = new Map<string, pg.Pool>();

function pool(name: string, settings: pg.PoolConfig): pg.Pool {
  const known = pools.get(name);
  if (known) return known;
  const made = new pg.Pool({ connectionString: env().DATABASE_URL, idleTimeoutMillis: 30_000, ...settings });
  // A database that goes away is reported by whoever needs it next; it must not take the web server along.
  made.on("error", (error) => log().warn({ err: error, pool: name }, "a connection failed"));
  pools.set(name, made);
  return made;
}

/**
 * Connections of the application's role whose commits do not wait for the disk. What they wrote is kept for certain only when a later
 * commit has been flushed, since the log is in order: by `flushed()`, or by any ordinary commit that comes after.
 */
export const unflushedPool = (name: string, max: number): pg.Pool =>
  pool(name, { max, options: "-c synchronous_commit=off", connectionTimeoutMillis: 30_000 });

/** Connections of the public role (invariant 3), apart from those that pages wait for. */
export const publicPool = (name: string, max: number): pg.Pool =>
  pool(name, { connectionString: env().PUBLIC_DATABASE_URL, max, connectionTimeoutMillis: 30_000 });

/**
 * Runs a statement whose commit does not wait for the disk, so that the locks it takes are gone at once. Nothing that hangs on it may be
 * acknowledged before `flushed()`. Throws what the database answers.
 */
export async function queryUnflushed(statement: Prisma.Sql): Promise<unknown[]> {
  const { text, values } = statement;
  const connections = unflushedPool("statements", env().DATABASE_POOL_SIZE);
  return (await connections.query({ name: statementName(text), text, values })).rows;
}

const sharedFlush = sharedBy(flush);

/**
 * Answers when all that was committed before the call is as safe as an ordinary commit is (on disk, and wherever else the server's
 * synchronous_commit asks for). Everyone who asks while one flush is under way shares the next one. Throws when the database is gone:
 * then nothing may be acknowledged.
 */
export const flushed = (): Promise<void> => sharedFlush("log");

/** One small record in the log, committed in the ordinary way: everything before it in the log is flushed with it. */
async function flush(): Promise<void> {
  const connection = pool("flush", { max: 1, connectionTimeoutMillis: 5_000 });
  await connection.query({ name: "flush", text: "SELECT pg_logical_emit_message(true, 'portal', '')" });
}

/** Closes the connections; for commands and tests that end. */
export async function closeUnflushed(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((each) => each.end()));
}
