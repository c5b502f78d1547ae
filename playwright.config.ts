import { defineConfig } from "@playwright/test";

/** Journeys that take a minute or more: they begin first, so that no worker waits for one at the end. */
const longest = ["approvals-and-pack", "newcomer", "whole-life"].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/start-portal.ts",
  // Busy machines are slow to draw, and a page must not fail for that.
  timeout: process.env.CI ? 180_000 : 60_000,
  expect: { timeout: process.env.CI ? 20_000 : 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A shared, busy machine may cut a browser short; what fails three times is broken.
  retries: process.env.CI ? 2 : 0,
  reporter: [["list"]],
  projects: [
    { name: "longest", testMatch: longest },
    { name: "others", testIgnore: longest },
  ],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium-headless-shell",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    locale: "en-GB",
    timezoneId: "Asia/Tokyo",
    trace: "off",
    actionTimeout: process.env.CI ? 30_000 : 15_000,
  },
});
