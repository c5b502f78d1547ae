import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateClient, root } from "#bin/build.ts";

// A long look for faults, on a real PostgreSQL of its own. `npm test` makes a short one of it.
const usage = `npm run campaign -- histories [--count 2000] [--seed NUMBER]

histories  random orders of what people and staff can do to responses, against what must hold after each
  --count  how many histories
  --seed   a number that was printed before: the same histories again; without it, others each time`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "2000" }, seed: { type: "string" } },
});
if (positionals[0] !== "histories") {
  console.error(usage);
  process.exit(2);
}

const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`histories: ${values.count} of them, seed ${seed}`);
await generateClient();
const vitest = join(root, "node_modules/vitest/vitest.mjs");
spawn(process.execPath, [vitest, "run", "--project", "database", "bench/histories"], {
  cwd: root,
  env: { ...process.env, HISTORIES: values.count, HISTORIES_SEED: seed },
  stdio: "inherit",
}).once("close", (code) => {
  console.log(`histories: ${code === 0 ? "nothing found" : "a fault was found"}`);
  process.exitCode = code ?? 1;
});
