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

/** How much of what a step printed last is shown again, where it failed, once all are done: the reason stands there. */
const mostLines = 60;
const printedLast: string[] = [];

/** Runs a tool, shows what it prints as it comes, and keeps the last of it. */
function show(tool: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules", ...tool.split("/")), ...args], {
      cwd: root,
      env: { ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}), ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let last = "";
    const tell = (out: NodeJS.WriteStream) => (data: Buffer) => {
      out.write(data);
      last = `${last}${data}`.slice(-60_000);
    };
    child.stdout.on("data", tell(process.stdout));
    child.stderr.on("data", tell(process.stderr));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      printedLast.push(...last.trimEnd().split("\n").slice(-mostLines));
      reject(new Error(`ended with ${code}`));
    });
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
if (printedLast.length > 0) console.log(`\n── once more, what failed\n${printedLast.join("\n")}`);
console.log(`\nsteps: ${count - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
