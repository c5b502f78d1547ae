import { db } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";

/** True when the database answers; the reason why not goes to the log. */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    log().error({ err: error }, "the database does not answer");
    return false;
  }
}
