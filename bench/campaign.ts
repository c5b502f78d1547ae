import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateClient, root } from "#bin/build.ts";

// Long looks for faults, each on a real PostgreSQL of its own. `npm test` makes a short one of each.
const campaigns = ["histories"] as const;
const usage = `npm run campaign -- histories [--count 2000] [--seed NUMBER]

histories  random orders of what people and staff can do to responses, against what must hold after each
  --count  how many histories
  --seed   a number that was printed before: the same histories again; without it, others each time`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "2000" }, seed: { type: "string" } },
});
const [name] = positionals;
if (!campaigns.some((each) => each === name)) {
  console.error(usage);
  process.exit(2);
}
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`${name}: ${values.count} of them, seed ${seed}`);
await generateClient();
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
spawn(process.execPath, [vitest, "run", "--project", "database", `bench/${name}`], {
  cwd: root,
  env: { ...process.env, HISTORIES: values.count, HISTORIES_SEED: seed },
  stdio: "inherit",
}).once("close", (code) => {
  console.log(`${name}: ${code === 0 ? "nothing found" : "a fault was found"}, seed ${seed}`);
  process.exitCode = code ?? 1;
});
