import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { generateClient } from "./build.ts";

// A fresh clone has no database client yet, and the commands import it.
if (!existsSync(new URL("../lib/db/generated/client.ts", import.meta.url))) await generateClient();

type Command = { summary: string; usage: string; run(args: string[]): Promise<number> };

const folder = new URL("commands/", import.meta.url);
const names = (await readdir(folder))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => name.replace(/\.ts$/, ""))
  .sort();

const load = (name: string): Promise<Command> => import(new URL(`${name}.ts`, folder).href);

async function overview(): Promise<string> {
  const rows = await Promise.all(names.map(async (name) => `  ${name.padEnd(16)} ${(await load(name)).summary}`));
  return `portal <command>\n\n${rows.join("\n")}\n\nportal <command> --help says more. Results are JSON on standard output, messages go to standard error.`;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || name === "--help" || name === "-h" || name === "help") {
    console.log(await overview());
    return name ? 0 : 2;
  }
  if (!names.includes(name)) {
    console.error(`There is no command "${name}".\n\n${await overview()}`);
    return 2;
  }
  const command = await load(name);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(command.usage);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    // An expected refusal to start speaks for itself; anything else shows where it came from.
    const isPlain = error instanceof Error && error.name === "Error" && !process.env.DEBUG;
    console.error(isPlain ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
