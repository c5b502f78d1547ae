import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const at = (path: string) => new URL(path, process.env.PORTAL_ADDRESS).href;

async function answer(page: Page) {
  await page.getByLabel("Email address").fill("jo@bramble.example.org");
  await page
    .getByRole("group", { name: "Do you agree with the proposed re-designation date of 8 May 2023?" })
    .getByLabel("Disagree", { exact: true })
    .check();
  await page.getByLabel("Another date you would propose").fill("2023-05-15");
  await page.getByRole("textbox", { name: "Your answer" }).fill("Nothing further.");
  await page.getByLabel("Treat my answer to Q3 as confidential").check();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("S27.2 S30.1 SX.1 everything is answered on one page and sent in one go", async ({ page }) => {
      await page.goto(at("/consultations/pre-go-live-etmad/respond"));
      await page.getByRole("link", { name: "answer everything on one page" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Answer everything on one page" })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Jo Respondent");
      await answer(page);
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      await expect(page.getByText("Another date proposed: Monday 15 May 2023", { exact: true })).toBeVisible();
    });

    test("S27.5 what is missing is named on the check page, and nothing is typed twice", async ({ page }) => {
      await page.goto(at("/consultations/pre-go-live-etmad/respond/one-page"));
      await answer(page);
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Check your answers");
      const summary = page.getByRole("alert", { name: "There is something to put right" });
      await expect(summary).toContainText("Enter your name");
      await expect(summary).toContainText("Confirm that you have read who will see your response");
      await expect(page.getByText("Nothing further.")).toBeVisible();
      await page.getByRole("link", { name: "Change who you are" }).click();
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Jo Respondent");
      await page.getByRole("button", { name: "Save and continue" }).click();
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
    });
  });
}

test("a draft that was begun before is not pushed out by what the page could not send", async ({ page }) => {
  await page.goto(at("/consultations/pre-go-live-etmad/respond"));
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByLabel("Your name").fill("Begun before");
  await page.getByRole("button", { name: "Save and come back later" }).click();
  await expect(page).toHaveURL(/later/);
  await page.goto(at("/consultations/pre-go-live-etmad/respond/one-page"));
  await answer(page);
  await page.getByRole("button", { name: "Send response" }).click();
  await expect(page.getByText("Another draft is open in this browser")).toBeVisible();
  await page.goto(at("/consultations/pre-go-live-etmad/respond/about-you"));
  await expect(page.getByLabel("Your name")).toHaveValue("Begun before");
  await page.goBack();
  await page.getByRole("button", { name: "Open the draft" }).click();
  await expect(page).not.toHaveURL(/\/return\//);
  await page.goto(at("/consultations/pre-go-live-etmad/respond/q3"));
  await expect(page.getByRole("textbox", { name: "Your answer" })).toHaveValue("Nothing further.");
});

test("a form sent from another site is refused, and a key that is not ours too", async ({ request }) => {
  const address = at("/api/responses/pre-go-live-etmad");
  const form = { name: "Jo", email: "jo@bramble.example.org", "Q3.text": "Hello", hasReadWhoSees: "yes" };
  const foreign = await request.post(address, { form, headers: { origin: "https://elsewhere.example.org" } });
  expect(foreign.status()).toBe(403);
  const unsigned = await request.post(address, { form, headers: { origin: new URL(address).origin } });
  expect(unsigned.status()).toBe(400);
});
