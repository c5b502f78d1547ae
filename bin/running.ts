import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** True when process `pid` lives and is a portal: a number left over from before a crash may belong to something else by now. */
async function isPortal(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "portal.ts");
  return commandLine.includes("portal.ts");
}

/** Claims the data folder for this process. Throws when another portal runs on it. Gives the release. */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "portal.pid");
  const claim = () => writeFile(path, String(process.pid), { flag: "wx" });
  try {
    await claim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const other = Number(await readFile(path, "utf8").catch(() => "0"));
    if (other && other !== process.pid && (await isPortal(other))) {
      throw new Error(
        `A portal already runs on ${folder} (process ${other}). Stop it first, or set PORTAL_DATA_DIR to another folder.`,
      );
    }
    // Left over from one that was killed. Of two that start now, one makes the file anew.
    await rm(path, { force: true });
    await claim();
  }
  return () => rm(path, { force: true });
}
