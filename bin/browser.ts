import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

const isThere = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function find(): Promise<string | null> {
  for (const path of [process.env.CHROMIUM_PATH, ...known]) if (path && (await isThere(path))) return path;
  const { chromium } = await import("@playwright/test");
  return (await isThere(chromium.executablePath())) ? chromium.executablePath() : null;
}

/** A Chromium for the journeys: the machine's own, or one installed now, by Debian's packages or by Playwright. Throws when neither works. */
export async function ensureBrowser(): Promise<string> {
  const found = await find();
  if (found) return found;
  console.error("Installing a browser for the journeys …");
  const tries: [string, string[]][] = [
    [
      "sh",
      [
        "-c",
        "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium",
      ],
    ],
    [process.execPath, ["node_modules/@playwright/test/cli.js", "install", "--with-deps", "chromium"]],
    [process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]],
  ];
  const failures: string[] = [];
  for (const [command, args] of tries) {
    await run(command, args, { maxBuffer: 64 << 20, timeout: 600_000 }).catch((error: Error) =>
      failures.push(error.message.slice(0, 300)),
    );
    const installed = await find();
    if (installed) return installed;
  }
  throw new Error(`No browser could be installed. Set CHROMIUM_PATH to one.\n${failures.join("\n")}`);
}
