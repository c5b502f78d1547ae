import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { root } from "#bin/build.ts";
import { launchPortal } from "./support/portal.ts";
import { test } from "./support/test.ts";

const run = (args: string[], env: Record<string, string>) =>
  new Promise<{ code: number | null; err: string }>((resolve) => {
    const child = spawn(process.execPath, ["bin/portal.ts", ...args], {
      cwd: root,
      env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...env },
    });
    let err = "";
    child.stderr.on("data", (data) => {
      err += String(data);
    });
    child.once("close", (code) => resolve({ code, err }));
  });

test("starting in production with settings missing names every missing one in one message and exits non-zero", async () => {
  const { code, err } = await run(["start"], { DATABASE_URL: "postgresql://app@127.0.0.1:1/portal" });
  expect(code).toBe(1);
  for (const name of ["PUBLIC_DATABASE_URL", "PUBLIC_URL", "AUTH_SECRET", "SIGNING_KEY", "SMTP_URL"])
    expect(err).toContain(`${name} is missing`);
  expect(err).not.toContain("    at ");
});

test("an address that is not there is a readable page with the status 404, without JavaScript too", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ["/nowhere", "/consultations/nowhere", "/receipts/nowhere"]) {
    const answer = await page.goto(`${process.env.PORTAL_ADDRESS}${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
  }
  await context.close();
});

test("a 30 MB form is refused with a page that says what happened", async ({ request }) => {
  const answer = await request.post(`${process.env.PORTAL_ADDRESS}/sign-in`, {
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: `${process.env.PORTAL_ADDRESS}` },
    data: Buffer.alloc(30 * 1024 * 1024, "a"),
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("Nothing you saved before is lost");
});

/** A copy of the whole project in a folder that nobody else may enter (mkdtemp gives it the mode 0700), as under root's home. */
async function privateCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "portal-private-"));
  const parts = (await readdir(root)).filter((name) => ![".git", ".data", "test-results"].includes(name));
  const from = parts.map((name) => join(root, name));
  const copy = (how: string) => promisify(execFile)("cp", [how, ...from, folder]);
  // Linked rather than copied where both lie on one file system: the packages are large.
  await copy("-al").catch(() => copy("-a"));
  return folder;
}

test("both commands work in a folder that only its owner may enter", async ({ request }) => {
  test.setTimeout(240_000);
  const folder = await privateCopy();
  try {
    const portal = await launchPortal({}, { project: folder });
    expect((await request.get(portal.address)).status()).toBe(200);
    await portal.stop();
    const { stdout } = await promisify(execFile)("npm", ["test", "--", "database", "lib/db/published"], {
      cwd: folder,
    });
    expect(stdout).toContain("steps: 1 passed, 0 failed");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
