import pg from "pg";

/** Sets the database's own clock, which decides lateness, so that it reads `at` now; as the owner, who alone may in a test. */
export async function setDatabaseClock(at: Date): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO portal."ClockOffset" ("id", "milliseconds") VALUES (1, $1) ON CONFLICT ("id") DO UPDATE SET "milliseconds" = $1`,
      [at.getTime() - Date.now()],
    );
  } finally {
    await client.end();
  }
}

/** Stops the database's clock at exactly `at`, to the millisecond: for the boundaries of lateness. */
export async function stopDatabaseClock(at: Date): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    await client.query(
      `CREATE OR REPLACE FUNCTION portal.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''${at.toISOString()}'''`,
    );
  } finally {
    await client.end();
  }
}
