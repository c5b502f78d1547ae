import { execFile } from "node:child_process";
import { userInfo } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

const isThere = (program: string) =>
  run(program, ["--version"]).then(
    () => true,
    () => false,
  );

/** Two test files may install at once: one waits for the other. */
const apt = (...args: string[]) =>
  run("apt-get", ["-o", "DPkg::Lock::Timeout=120", "-qq", ...args], {
    timeout: 240_000,
    maxBuffer: 64 << 20,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });

/** A server program of Debian's, installed where it is missing and can be. Gives why it cannot be had; null when it is there. */
export async function whyNoProgram(program: string, packageName: string): Promise<string | null> {
  if (await isThere(program)) return null;
  if (userInfo().uid !== 0) return `${packageName} is not installed, and only root can install it`;
  const install = () => apt("install", "-y", "--no-install-recommends", packageName);
  try {
    // A machine's list of packages may be old, or not there yet.
    await install().catch(() => apt("update").then(install));
  } catch (error) {
    return `${packageName} is not installed and could not be: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
  return (await isThere(program)) ? null : `${packageName} does not put ${program} where it was looked for`;
}
