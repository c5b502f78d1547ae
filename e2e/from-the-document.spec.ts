import { expect } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("S21.2 a reader comments on a paragraph, comes back to it, and finds the comment in the right question", async ({
      page,
    }) => {
      test.setTimeout(150_000);
      await page.goto(`${address()}/consultations/pre-go-live-etmad`);
      await page.getByRole("link", { name: "Comment on paragraph 18", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Comment on paragraph 18" })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByLabel("The words you mean").fill("words that are not there");
      await page.getByRole("radio", { name: "I disagree with it" }).check();
      await page.getByLabel("Your comment").fill("It has no end date.");
      await page.getByRole("button", { name: "Save and go back to the document" }).click();
      await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText("do not stand");
      await expect(page.getByLabel("Your comment")).toHaveValue("It has no end date.");
      await page.getByLabel("The words you mean").fill("temporary amendments to Clause L3.18");
      await page.getByRole("button", { name: "Save and go back to the document" }).click();
      await expect(page).toHaveURL(/\/consultations\/pre-go-live-etmad#para-18$/);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.goto(`${address()}/consultations/pre-go-live-etmad/respond/q1`);
      const area = page.getByRole("group", { name: "Area of disagreement 1" });
      await expect(area.getByLabel("What it is about")).toHaveValue(
        "Paragraph 18: “temporary amendments to Clause L3.18”",
      );
      await expect(area.getByLabel("What you disagree with")).toHaveValue("It has no end date.");

      await page.goto(`${address()}/consultations/pre-go-live-etmad#para-19`);
      const words = await page.locator("#para-19").evaluate((paragraph) => {
        const text = document
          .createTreeWalker(paragraph.querySelector("p") ?? paragraph, NodeFilter.SHOW_TEXT)
          .nextNode();
        if (text) window.getSelection()?.setBaseAndExtent(text, 0, text, 20);
        return window.getSelection()?.toString().trim();
      });
      await page.getByRole("link", { name: "Comment on paragraph 19", exact: true }).click();
      await expect(page.getByLabel("The words you mean")).toHaveValue(javaScriptEnabled ? (words ?? "") : "");
      await page.getByLabel("The words you mean").fill("");
      await page.getByRole("radio", { name: "I support it" }).check();
      await page.getByLabel("Your comment").fill("The condition is right.");
      await page.getByRole("button", { name: "Save and go back to the document" }).click();
      await expect(page).toHaveURL(/#para-19$/);
      await page.goto(`${address()}/consultations/pre-go-live-etmad/respond/q1`);
      const remark = page.getByRole("group", { name: "Remark 1 in support" });
      await expect(remark.getByLabel("What you support")).toHaveValue("The condition is right.");
      await expect(page.getByRole("group", { name: "Area of disagreement 2" })).toHaveCount(0);
    });
  });
}
