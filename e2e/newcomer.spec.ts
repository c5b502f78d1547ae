import { spawn } from "node:child_process";
import { expect, test } from "@playwright/test";
import { root } from "#bin/build.ts";

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
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    data: Buffer.alloc(30 * 1024 * 1024, "a"),
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("Nothing you saved before is lost");
});
