import { migrateDatabase } from "../migration.ts";

export const summary = "bring the database's tables up to date";
export const usage = `portal migrate

Applies what is missing of prisma/migrations and prepares the job queues, as the database's owner.
Settings: DATABASE_OWNER_URL, the owner's postgresql:// address.
Prints the migrations applied now as JSON.`;

export async function run(): Promise<number> {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (!ownerUrl) {
    console.error("DATABASE_OWNER_URL is missing: the database owner's postgresql:// address.");
    return 1;
  }
  console.log(JSON.stringify({ applied: await migrateDatabase(ownerUrl) }));
  return 0;
}
