import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const start = "/consultations/pre-go-live-etmad/respond";
const said = "We agree with the aim. It costs Bramble £41,000 a week 👩‍👩‍👧. We hope for a reply.";
const go = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

/** A draft with an answer to the last question, on the page where passages of it are marked. */
async function openPassages(page: Page) {
  await page.goto((process.env.PORTAL_ADDRESS ?? "") + start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Pat Passage");
  await page.getByLabel("Email address").fill("pat@bramble.example.org");
  await go(page);
  await expect(page.getByText("question 1 of 3")).toBeVisible();
  await page.goto(`${process.env.PORTAL_ADDRESS}${start}/q3`);
  await page.getByLabel("Your answer").fill(said);
  await go(page);
  await page.getByLabel("Your comments").fill("The £41,000 a week again.");
  await go(page);
  await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
  await go(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("treated as confidential");
  await page.getByRole("button", { name: "Mark words in Q3, answer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mark passages as confidential" })).toBeVisible();
}

/** What the public would read of the answer, and what the Department would. */
async function expectWithheld(page: Page, shown: string, hidden: string) {
  await page.getByRole("button", { name: "Save and go back to confidentiality" }).click();
  await expect(page.getByText("1 passage marked").first()).toBeVisible();
  await go(page);
  const row = page.getByRole("region", { name: "Q3, answer" });
  await expect(row.getByText("Withheld at the respondent’s request")).toHaveCount(1);
  await expect(row.getByText(shown)).toHaveCount(3);
  await expect(row.getByText(hidden)).toHaveCount(2);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("S29.2 S29.4 a sentence is ticked, given a reason, and left out of the public column alone", async ({
      page,
    }) => {
      test.setTimeout(150_000);
      await openPassages(page);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("checkbox", { name: /It costs Bramble/ }).check();
      await page.getByRole("button", { name: "Mark the ticked sentences" }).click();
      await expect(page.getByText("Your marks are saved")).toBeVisible();
      await page
        .getByRole("group", { name: "Marked passage 1" })
        .getByLabel("Why it is confidential")
        .fill("Our price");
      await page.getByRole("button", { name: "Save reasons" }).click();
      await expect(page.getByLabel("Why it is confidential")).toHaveValue("Our price");
      if (javaScriptEnabled) await expectAccessible(page);
      await expectWithheld(page, "We agree with the aim.", "£41,000");
    });

    test("words typed are marked, the same words elsewhere are offered, and a mark can be removed", async ({
      page,
    }) => {
      test.setTimeout(150_000);
      await openPassages(page);
      await page.getByText("Mark only some words, by typing or pasting them").click();
      await page.getByLabel("Words to mark, exactly as they stand in your text").fill("not in the text");
      await page.getByRole("button", { name: "Mark these words" }).click();
      await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText("do not stand");
      await page.getByLabel("Words to mark, exactly as they stand in your text").fill("£41,000");
      await page.getByRole("button", { name: "Mark these words" }).click();
      await expect(page.getByText("The same words stand elsewhere, unmarked")).toBeVisible();
      await page.getByRole("button", { name: "Mark these too" }).click();
      await expect(page.getByText("The same words stand elsewhere, unmarked")).toHaveCount(0);
      await page.getByRole("button", { name: "Remove mark 1" }).click();
      await expect(page.getByRole("group", { name: "Marked passage 1" })).toHaveCount(0);
    });
  });
}

test("SX.1 words are selected and marked by keyboard alone", async ({ page }) => {
  test.setTimeout(150_000);
  await openPassages(page);
  await page.getByText("Mark only some words, by selecting them").click();
  await page.getByLabel("Your text, to select in").focus();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < "We agree with the aim. It costs ".length; step++) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < "Bramble £41,000".length; step++) await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("Selected: Bramble £41,000")).toBeVisible();
  await page.getByRole("button", { name: "Mark the selected words" }).press("Enter");
  await expect(page.getByText("Your marks are saved")).toBeVisible();
  await expectWithheld(page, "We agree with the aim.", "Bramble £41,000");
});

test("a passage is marked without dragging: where it begins, then where it ends", async ({ page }) => {
  test.setTimeout(150_000);
  await openPassages(page);
  await page.getByText("Mark only some words, by selecting them").click();
  const text = page.getByLabel("Your text, to select in");
  await text.focus();
  await page.keyboard.press("Control+Home");
  await page.getByRole("button", { name: "Begins here" }).click();
  await text.focus();
  await page.keyboard.press("Control+End");
  await page.getByRole("button", { name: "Ends here" }).click();
  await page.getByRole("button", { name: "Mark the selected words" }).click();
  await expect(page.getByText("Your marks are saved")).toBeVisible();
  await page.getByRole("button", { name: "Save and go back to confidentiality" }).click();
  await expect(page.getByText("1 passage marked")).toBeVisible();
});
