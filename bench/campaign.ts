import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateClient, root } from "#bin/build.ts";

// Long looks for faults, each on a real PostgreSQL of its own. `npm test` makes a short one of each.
const campaigns = ["histories", "canary"] as const;
const usage = `npm run campaign -- histories [--count 2000] [--seed NUMBER]

histories  random orders of what people and staff can do to responses, against what must hold after each
  --count  how many histories
  --seed   a number that was printed before: the same histories again; without it, others each time

npm run campaign -- canary

canary     words that were marked, looked for on every page and route as everybody`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "2000" }, seed: { type: "string" } },
});
const [name] = positionals;
if (!campaigns.some((each) => each === name)) {
  console.error(usage);
  process.exit(2);
}

const { node, args, env } = name === "canary" ? canary() : histories();
await generateClient();
spawn(node, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).once("close", (code) => {
  console.log(`${name}: ${code === 0 ? "nothing found" : "a fault was found"}`);
  process.exitCode = code ?? 1;
});

function tool(path: string, args: string[], env: Record<string, string>) {
  return { node: process.execPath, args: [join(root, "node_modules", ...path.split("/")), ...args], env };
}

function canary() {
  return tool("@playwright/test/cli.js", ["test", "e2e/canary.spec.ts", "--retries", "0"], { CAMPAIGN: "canary" });
}

function histories() {
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  console.log(`histories: ${values.count} of them, seed ${seed}`);
  return tool("vitest/vitest.mjs", ["run", "--project", "database", "bench/histories"], {
    HISTORIES: values.count,
    HISTORIES_SEED: seed,
  });
}
