import pg from "pg";

const owners = new Map<string, pg.Pool>();

/** The owner's one connection to the database of a test file, kept from act to act; it neither holds a process up nor outlives its database aloud. */
function owner(): pg.Pool {
  const connectionString = process.env.DATABASE_OWNER_URL ?? "";
  const known = owners.get(connectionString);
  if (known) return known;
  const made = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 2_000, allowExitOnIdle: true });
  // The database is dropped when its tests are over: whoever asks next is told.
  made.on("error", () => undefined);
  owners.set(connectionString, made);
  return made;
}

/** Sets the database's own clock, which decides lateness, so that it reads `at` now; as the owner, who alone may in a test. */
export async function setDatabaseClock(at: Date): Promise<void> {
  await owner().query(
    `INSERT INTO portal."ClockOffset" ("id", "milliseconds") VALUES (1, $1) ON CONFLICT ("id") DO UPDATE SET "milliseconds" = $1`,
    [at.getTime() - Date.now()],
  );
}

/** Stops the database's clock at exactly `at`, to the millisecond: for the boundaries of lateness. */
export async function stopDatabaseClock(at: Date): Promise<void> {
  await owner().query(
    `CREATE OR REPLACE FUNCTION portal.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''${at.toISOString()}'''`,
  );
}
