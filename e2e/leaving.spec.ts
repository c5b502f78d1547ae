import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const slug = "/consultations/pre-go-live-etmad";
const start = `${slug}/respond`;
const comments = "Further comments on this question";
const long = "Eight thousand and more characters of reasons. ".repeat(180);

async function begin(page: Page, email: string) {
  await page.goto(address() + start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Robin Leaver");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("question 1 of 3")).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("the page’s own “Back” keeps what was just typed, chosen and ticked", async ({ page }) => {
      await begin(page, `back-${javaScriptEnabled}@leaver.example.org`);
      await page.getByLabel(comments).fill(long);
      await page.getByRole("button", { name: "Back", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "About you" })).toBeVisible();
      await page.getByLabel("Your name").fill("Robin Changed");
      await page.goto(`${address()}${start}/q1`);
      await expect(page.getByLabel(comments)).toHaveValue(long);
      await page.goto(`${address()}${start}/confidentiality`);
      await page.getByRole("checkbox", { name: /^The whole response/ }).check();
      await page.getByRole("button", { name: "Back", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
      await page.goto(`${address()}${start}/confidentiality`);
      await expect(page.getByRole("checkbox", { name: /^The whole response/ })).toBeChecked();
    });
  });
}

test("whoever types without a pause is saved meanwhile", async ({ page }) => {
  await begin(page, "steady@leaver.example.org");
  const box = page.getByLabel(comments);
  await box.focus();
  const typing = page.keyboard.type("Steadily, without a single pause anywhere. ", { delay: 120 });
  await expect(page.getByText(/Saved at/)).toBeVisible();
  await typing;
});

test("sentences ticked on the page that marks passages are marked when it is left", async ({ page }) => {
  await begin(page, "passages@leaver.example.org");
  await page.getByLabel(comments).fill("One open sentence. One secret sentence.");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("question 2 of 3")).toBeVisible();
  await page.goto(`${address()}${start}/passages/Q1`);
  await page.getByRole("checkbox", { name: "One secret sentence." }).check();
  await page.getByRole("link", { name: "Back to confidentiality" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("confidential");
  await page.goto(`${address()}${start}/passages/Q1`);
  await expect(page.getByRole("checkbox", { name: "One secret sentence." })).toBeChecked();
  await expectAccessible(page);
});

test("a form that nothing saves before its button keeps what was typed in this tab", async ({ page }) => {
  await page.goto(`${address()}${start}/one-page`);
  await page.getByLabel("Your name").fill("Robin One Page");
  await page.getByRole("link", { name: "Back to the ways to respond" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Before you start" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin One Page");
});
