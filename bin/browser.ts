import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { promisify } from "node:util";
import { whyNoProgram } from "#prisma/factories/debian.ts";

const run = promisify(execFile);
/** Chromium without its windows: the same engine, and the journeys take two thirds of the time. */
const headlessShell = "/usr/bin/chromium-headless-shell";
const browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** The Chromium that npm installed, unpacked, where it starts on this machine: a third less work for each page than Debian's. */
async function packagedBrowser(): Promise<string | null> {
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    packaged.setGraphicsMode = false;
    const path = await packaged.executablePath();
    await run(path, ["--version"]);
    return path;
  } catch {
    return null;
  }
}

const isThere = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function firstOf(paths: string[]): Promise<string | null> {
  for (const path of paths) if (await isThere(path)) return path;
  return null;
}

/**
 * A Chromium for the journeys: the one that `CHROMIUM_PATH` names, the packaged one, the machine's own, or one installed now, by Debian's
 * packages or by Playwright. Throws when none can be had.
 */
export async function ensureBrowser(): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const { chromium } = await import("@playwright/test");
  if (!(await isThere(headlessShell))) console.error("Looking for a browser for the journeys …");
  const whyNot = await whyNoProgram(headlessShell, "chromium-headless-shell");
  // Debian's brings the libraries that the packaged one needs.
  const packaged = await packagedBrowser();
  if (packaged) return packaged;
  if (whyNot === null) return headlessShell;
  const own = await firstOf([...browsers, chromium.executablePath()]);
  if (own) return own;
  const failures = [whyNot];
  for (const options of [["--with-deps"], []]) {
    await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", ...options, "chromium"], {
      maxBuffer: 64 << 20,
      timeout: 600_000,
    }).catch((error: Error) => failures.push(error.message.slice(0, 300)));
    if (await isThere(chromium.executablePath())) return chromium.executablePath();
  }
  throw new Error(`No browser could be installed. Set CHROMIUM_PATH to one.\n${failures.join("\n")}`);
}
