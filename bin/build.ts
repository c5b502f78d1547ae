import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));
const inputs = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.js",
  "package-lock.json",
  "tsconfig.json",
];
const stampFile = join(root, ".next", "sources.sha256");

/** Runs one of the project's own tools and answers when it has ended well; throws with its last lines when it has not. */
export function runTool(name: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules", ...name.split("/")), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => lines.push(String(data)));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}:\n${lines.join("").slice(-4000)}`)),
    );
  });
}

/** Writes the database client from the schema. The generator only checks that a schema engine is named; it never runs it. */
export const generateClient = () =>
  runTool("prisma/build/index.js", ["generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, "package.json"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });

async function* filesUnder(path: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return null;
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (!entries) return yield path;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === "generated" || entry.name.endsWith(".test.ts")) continue;
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
    else yield join(path, entry.name);
  }
}

async function sourcesHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for await (const path of filesUnder(input)) hash.update(`${path}\0`).update(await readFile(join(root, path)));
  }
  return hash.digest("hex");
}

/** Makes the production build when there is none for the sources as they stand. Gives true when it built. */
export async function ensureBuilt(): Promise<boolean> {
  const wanted = await sourcesHash();
  if ((await readFile(stampFile, "utf8").catch(() => "")) === wanted) return false;
  await generateClient();
  await runTool("next/dist/bin/next", ["build"], { NEXT_TELEMETRY_DISABLED: "1" });
  await writeFile(stampFile, wanted);
  return true;
}
