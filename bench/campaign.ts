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

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const all = Number(values.count);
await generateClient();
const isFound = await findsFault();
console.log(`histories: ${isFound ? "a fault was found" : "nothing found"}`);
process.exitCode = isFound ? 1 : 0;

/** Two hundred at a time, each time on an empty database and with the next seed: what has piled up makes the later ones slow. */
async function findsFault(): Promise<boolean> {
  for (let done = 0; done < all; done += 200) {
    const [count, next] = [Math.min(200, all - done), seed + done / 200];
    console.log(`histories: ${count} of ${all}, seed ${next}`);
    if (!(await passes(count, next))) return true;
  }
  return false;
}

function passes(count: number, next: number): Promise<boolean> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const run = spawn(process.execPath, [vitest, "run", "--project", "database", "bench/histories"], {
    cwd: root,
    env: { ...process.env, HISTORIES: String(count), HISTORIES_SEED: String(next) },
    stdio: "inherit",
  });
  return new Promise((resolve) => run.once("close", (code) => resolve(code === 0)));
}
