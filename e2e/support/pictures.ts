import { join } from "node:path";
import { chromium, expect } from "@playwright/test";
import { ensureBrowser } from "#bin/browser.ts";
import { ensureBuilt, root } from "#bin/build.ts";
import { writeResponse } from "./people.ts";
import { launchPortal } from "./portal.ts";

// Draws the README's pictures anew: `node e2e/support/pictures.ts`.
const slug = "pre-go-live-etmad";

await ensureBuilt();
const portal = await launchPortal();
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1200, height: 780 } });
  const draw = (name: string) => page.screenshot({ path: join(root, "docs", `${name}.png`) });
  await page.goto(`${portal.address}/consultations/${slug}`);
  await draw("consultation");

  await writeResponse(page, portal.address, slug, {
    organisation: "Bramble Networks Ltd",
    name: "Jo Respondent",
    email: "jo@bramble.example.org",
    q1: "The condition names no date by which approval must be given.",
    q2: "A release on a bank holiday costs us £41,000.",
    isQ2Confidential: true,
  });
  await page.goto(`${portal.address}/consultations/${slug}/respond/who-sees-what`);
  await expect(page.getByRole("heading", { level: 1, name: "Who will see what" })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 130));
  await draw("who-will-see-what");
} finally {
  await browser.close();
  await portal.stop();
}
