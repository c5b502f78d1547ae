import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/build.ts";

// npm run bench -- NAME [ARGUMENTS]: a measurement, under the project's own Node whatever the machine has.
const others = ["run.ts", "campaign.ts"];
const names = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(".ts") && !others.includes(file))
  .map((file) => file.slice(0, -".ts".length));

const [name = "", ...given] = process.argv.slice(2);
if (names.includes(name)) {
  const run = spawn(process.execPath, [join(root, "bench", `${name}.ts`), ...given], { stdio: "inherit" });
  run.once("close", (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(`npm run bench -- NAME, one of: ${names.join(", ")}`);
  process.exitCode = 2;
}
