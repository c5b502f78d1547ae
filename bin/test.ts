import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { ensureBuilt, generateClient, root, runTool } from "./build.ts";

const named = process.argv.slice(2);
/** Not a step's name: a file, or a part of its path, to which the steps that run tests are narrowed. */
const files = () => named.filter((name) => !(name in steps));

/**
 * Everything that proves the portal, in the order in which a fault shows soonest. `npm test -- unit` runs the named steps only, and
 * `npm test -- database lib/audit` those of their tests.
 */
const steps: Record<string, () => Promise<void>> = {
  format: () => show("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  types: async () => {
    await runTool("next/dist/bin/next", ["typegen"]);
    await show("typescript/bin/tsc", []);
  },
  unit: () => show("vitest/vitest.mjs", ["run", "--project", "unit", "--reporter", "default", ...files()]),
  database: () => show("vitest/vitest.mjs", ["run", "--project", "database", "--reporter", "default", ...files()]),
  build: async () => void (await ensureBuilt()),
  journeys: async () => show("@playwright/test/cli.js", ["test", ...files()], { CHROMIUM_PATH: await ensureBrowser() }),
};

function show(tool: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules", ...tool.split("/")), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}

const wanted = named.filter((name) => name in steps);
const failed: string[] = [];
await generateClient();
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = performance.now();
  console.log(`\n── ${name}`);
  await step().catch((error: Error) => {
    failed.push(name);
    console.error(`${name}: ${error.message}`);
  });
  console.log(
    `── ${name}: ${failed.includes(name) ? "FAILED" : "passed"} in ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}
const count = wanted.length > 0 ? wanted.length : Object.keys(steps).length;
console.log(`\nsteps: ${count - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
