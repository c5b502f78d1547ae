import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const start = "/consultations/pre-go-live-etmad/respond";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a response is changed by its receipt, both versions are kept, and then it is withdrawn", async ({ page }) => {
      test.setTimeout(150_000);
      const go = () => page.getByRole("button", { name: "Save and continue" }).click();
      const send = async () => {
        await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
        await page.getByRole("button", { name: "Send response" }).click();
        await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      };
      await page.goto((process.env.PORTAL_ADDRESS ?? "") + start);
      await page.getByRole("button", { name: "Begin your response" }).click();
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Ali Amender");
      await page.getByLabel("Email address").fill("ali@bramble.example.org");
      await go();
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      await page.goto(`${process.env.PORTAL_ADDRESS}${start}/q3`);
      await page.getByLabel("Your answer").fill("What we said first");
      await go();
      await expect(page.getByLabel("Your comments")).toBeVisible();
      await page.goto(`${process.env.PORTAL_ADDRESS}${start}/check`);
      await send();
      const receipt = page.url();

      await page.getByRole("button", { name: "Change your response" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Check your answers");
      await expect(page.getByText("What we said first")).toBeVisible();
      await page.getByRole("link", { name: "Change your answer to Q3" }).click();
      await page.getByLabel("Your answer").fill("What we say now");
      await go();
      await send();
      expect(page.url()).toBe(receipt);
      await expect(page.getByText("What we say now").first()).toBeVisible();
      await expect(page.getByText(/^Version 1, number \d+ in the register/)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);

      await page.getByRole("link", { name: "Withdraw your response" }).click();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "Withdraw the response" }).click();
      await expect(page.getByText(/You withdrew this response at/)).toBeVisible();
      await expect(page.getByText("What we say now").first()).toBeVisible();
      await expect(page.getByRole("button", { name: "Change your response" })).toHaveCount(0);
    });
  });
}

test("changing a response does not push out another draft that is open in the browser: the page asks first", async ({
  page,
}) => {
  const at = (path: string) => `${process.env.PORTAL_ADDRESS}${path}`;
  await page.goto(at(`${start}/one-page`));
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Ali Amender");
  await page.getByLabel("Email address").fill("ali@bramble.example.org");
  await page.getByRole("textbox", { name: "Your answer" }).last().fill("Sent");
  await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
  await page.getByRole("button", { name: "Send response" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
  const receipt = page.url();
  await page.goto(at(start));
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByLabel("Your name").fill("Begun since");
  await page.getByRole("button", { name: "Save and come back later" }).click();
  await expect(page).toHaveURL(/later/);
  await page.goto(receipt);
  await page.getByRole("button", { name: "Change your response" }).click();
  await expect(page.getByText("Another draft is open in this browser")).toBeVisible();
  await page.goto(at(`${start}/about-you`));
  await expect(page.getByLabel("Your name")).toHaveValue("Begun since");
});
