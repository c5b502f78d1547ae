import { expect, type Page } from "@playwright/test";
import { expectAccessible, theDocument } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const at = (path: string) => `${process.env.PORTAL_ADDRESS}${path}`;
const consultation = "/consultations/pre-go-live-etmad";
const start = `${consultation}/respond`;
const places = ["/", consultation, start];

/** Opens a page, and sees that it was drawn for this reader alone. */
async function openOwn(page: Page, path: string) {
  const answer = await page.goto(at(path));
  expect(answer?.headers()["cache-control"]).toContain("no-store");
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("home, consultation and start page know of a draft, of what was sent from here, and forget it when asked", async ({
      page,
      browser,
    }) => {
      test.setTimeout(150_000);
      const go = () => page.getByRole("button", { name: "Save and continue" }).click();
      await page.goto(at(consultation));
      await page.goto(at(start));
      await page.getByRole("button", { name: "Begin your response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "About you" })).toBeVisible();
      // The browser's own way back leads to the page as it is now.
      for (const _ of ["start", "consultation"]) await page.goBack();
      await expect(page).toHaveURL(at(consultation));
      await page.getByRole("link", { name: "Continue your draft" }).click();
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Una Returner");
      await page.getByLabel("Email address").fill("una@bramble.example.org");
      await go();
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      for (const path of places) {
        await openOwn(page, path);
        await expect(page.getByRole("link", { name: "Continue your draft" })).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page, { without: [theDocument] });
      }
      await page.getByRole("link", { name: "Continue your draft" }).click();
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      await page.goto(at(`${start}/q3`));
      await page.getByLabel("Your answer").fill("We hope for a reply.");
      await go();
      await expect(page.getByLabel("Your comments")).toBeVisible();
      await page.goto(at(`${start}/check`));
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      const receipt = page.url();
      for (const path of places) {
        await openOwn(page, path);
        await expect(page.getByText(/You sent R-[0-9A-Z]{4}-[0-9A-Z]{4} at/)).toBeVisible();
        await expect(page.getByRole("link", { name: "Continue your draft" })).toHaveCount(0);
      }
      await page.getByRole("link", { name: "Open its receipt" }).click();
      expect(page.url()).toBe(receipt);

      const stranger = await browser.newPage({ javaScriptEnabled });
      await stranger.goto(at(consultation));
      await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(stranger.getByText(/You sent R-/)).toHaveCount(0);
      await stranger.close();

      await page.getByRole("button", { name: "Change your response" }).click();
      await expect(page.getByText(/You are changing R-/)).toBeVisible();
      await expect(page.getByText("Nothing differs yet from version 1.")).toBeVisible();
      await page.getByRole("link", { name: "Change your answer to Q3" }).click();
      await expect(page.getByText("Version 1 stands until you send the change.")).toBeVisible();
      await page.getByLabel("Your answer").fill("We hope for no reply.");
      await go();
      const differs = page.getByRole("region", { name: "What differs from version 1" });
      await expect(differs.locator("ins")).toContainText("no");
      await expect(differs.locator("del")).toContainText("a");
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      const changed = page.getByRole("region", { name: "What changed from version 1 to version 2" });
      await expect(changed.locator("ins")).toContainText("no");

      await page.goto(at("/"));
      await expect(page.getByText(/last changed \(version 2\)/)).toBeVisible();
      await page.getByRole("button", { name: "Forget on this device" }).click();
      await expect(page.getByText(/You sent R-/)).toHaveCount(0);
      await page.goto(receipt);
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
    });
  });
}
