import { applyMigrations } from "#prisma/migrate.ts";
import { prepareJobs } from "./jobs.ts";

/** Brings a database up to date as its owner: migrations first, then the job queues with their grants. Gives the migrations applied now. */
export async function migrateDatabase(ownerUrl: string): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl);
  await prepareJobs(ownerUrl);
  return applied;
}
