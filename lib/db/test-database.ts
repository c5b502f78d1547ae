import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "#bin/database.ts";
import { migrateDatabase } from "#bin/migration.ts";
import { startEmbeddedPostgres } from "./embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    rolePassword: string;
  }
}

/** For the database tests: a real PostgreSQL of their own with one migrated template, from which each test file gets a copy. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "portal-test-"));
  const postgres = await startEmbeddedPostgres(join(folder, "pg"), {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  });
  const adminUrl = `postgresql://postgres:${postgres.password}@127.0.0.1:${postgres.port}/postgres`;
  const rolePassword = "tests-only";
  const roles = await prepareDatabase(adminUrl, "template_portal", rolePassword);
  await migrateDatabase(roles.owner);
  project.provide("adminUrl", adminUrl);
  project.provide("rolePassword", rolePassword);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
