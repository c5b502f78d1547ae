import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { claimFolder } from "./running.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-claim-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("a folder is claimed once, given back, and taken over from a portal that was killed", async () => {
  const release = await claimFolder(folder);
  expect(await readFile(join(folder, "portal.pid"), "utf8")).toBe(String(process.pid));
  await release();
  // No process has this number: the highest that Linux gives is 4194304.
  await writeFile(join(folder, "portal.pid"), "99999999");
  await (await claimFolder(folder))();
});

it("a portal that runs is left alone, and the message says what to do", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "portal.ts"]);
  await writeFile(join(folder, "portal.pid"), String(other.pid));
  try {
    await expect(claimFolder(folder)).rejects.toThrow(/already runs .* Stop it first, or set PORTAL_DATA_DIR/);
    expect(await readFile(join(folder, "portal.pid"), "utf8")).toBe(String(other.pid));
  } finally {
    other.kill();
  }
});
