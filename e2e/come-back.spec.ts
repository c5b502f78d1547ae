import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { linkInMailTo } from "./support/mail.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const start = "/consultations/pre-go-live-etmad/respond";
const comments = "Further comments on this question";
const go = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

async function begin(page: Page, email: string) {
  await page.goto(address() + start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Robin Returner");
  await page.getByLabel("Email address").fill(email);
  await go(page);
  await expect(page.getByText("question 1 of 3")).toBeVisible();
}

test("what is typed is saved by itself, and is there after the browser went away", async ({ page }) => {
  await begin(page, "auto@returner.example.org");
  await page.getByLabel(comments).fill("Typed and never sent by a button");
  await expect(page.getByText(/Saved at \d\d:\d\d/)).toBeVisible();
  await expectAccessible(page);
  await page.goto("about:blank");
  await page.goto(`${address()}${start}/q1`);
  await expect(page.getByLabel(comments)).toHaveValue("Typed and never sent by a button");
  await page.getByLabel(comments).fill("Changed, and the button pressed at once");
  await go(page);
  await expect(page.getByText("question 2 of 3")).toBeVisible();
});

test("saving by itself never overwrites what another window saved", async ({ page, context }) => {
  await begin(page, "windows@returner.example.org");
  const other = await context.newPage();
  await other.goto(`${address()}${start}/q1`);
  await page.getByLabel(comments).fill("From the first window");
  await expect(page.getByText(/Saved at/)).toBeVisible();
  await other.getByLabel(comments).fill("From the second window");
  await expect(other.getByText("This page was changed somewhere else. Nothing was overwritten")).toBeVisible();
  await go(other);
  await expect(other.getByText("From the first window")).toBeVisible();
  await expect(other.getByLabel(comments)).toHaveValue("From the second window");
});

test("a lost connection is said, and what was typed meanwhile is saved when it is back", async ({ page, context }) => {
  await begin(page, "offline@returner.example.org");
  await context.setOffline(true);
  await page.getByLabel(comments).fill("Typed in a tunnel");
  await expect(page.getByText("Not saved: the service could not be reached")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Saved at/)).toBeVisible({ timeout: 20_000 });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a private link opens the draft in another browser, until it is taken back", async ({ page, browser }) => {
      test.setTimeout(150_000);
      const email = `link-${javaScriptEnabled}@returner.example.org`;
      await begin(page, email);
      await page.getByLabel(comments).fill("Half an answer");
      await page.getByRole("button", { name: "Save and come back later" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Come back later" })).toBeVisible();
      await expect(page.getByLabel("Email address")).toHaveValue(email);
      await page.getByRole("button", { name: "Mail me the link" }).click();
      await expect(page.getByText(`The link is on its way to ${email}`)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);

      const link = await linkInMailTo(browser, email);
      const elsewhere = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await elsewhere.goto(link);
      await expect(elsewhere.getByRole("heading", { level: 1 })).toContainText("Open this draft");
      if (javaScriptEnabled) await expectAccessible(elsewhere);
      await elsewhere.goto(`${address()}${start}/q1`);
      await expect(elsewhere.getByText("There is no draft of yours open")).toBeVisible();
      await elsewhere.goto(link);
      await elsewhere.getByRole("button", { name: "Open the draft" }).click();
      await expect(elsewhere.getByText("question 2 of 3")).toBeVisible();
      await elsewhere.goto(`${address()}${start}/q1`);
      await expect(elsewhere.getByLabel(comments)).toHaveValue("Half an answer");

      await page.getByRole("button", { name: `Take back the link mailed to ${email}` }).click();
      await expect(page.getByText("Taken back at")).toBeVisible();
      await elsewhere.goto(`${address()}${start}/q1`);
      await expect(elsewhere.getByText("There is no draft of yours open")).toBeVisible();
      const dead = await elsewhere.goto(link);
      expect(dead?.status()).toBe(404);
      await expect(elsewhere.getByRole("heading", { level: 1, name: "This page cannot be found" })).toBeVisible();
    });
  });
}
