import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // An odd zone, half an hour off: a rule that leans on the machine's zone shows itself (dates belong to Europe/London).
    env: { TZ: "Australia/Lord_Howe" },
    // Both cores of a small machine work: with one worker less than cores, which is what is used otherwise, half of it would wait.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    pool: "threads",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,lib,bin,components,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          setupFiles: ["bin/test-seed.ts"],
          // Rules keep nothing between tests: one set of modules serves every file of a worker, and is loaded once.
          isolate: false,
          // No test is about time: this only ends what would never end, on a machine as busy as may be.
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{lib,bin,prisma,bench}/**/*.db.test.ts"],
          globalSetup: ["lib/db/test-database.ts"],
          setupFiles: ["bin/test-seed.ts", "lib/db/test-setup.ts"],
          // As above: what a file loads serves the next one, on a database of its own (lib/db/test-setup.ts).
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
