import { expect, type Page, type Response } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const slug = "/consultations/pre-go-live-etmad";
const start = `${slug}/respond`;
const comments = "Further comments on this question";
const long = "Eight thousand and more characters of reasons. ".repeat(180);

/** A draft of its own, opened on the first question. */
async function begin(page: Page) {
  await page.goto(address() + start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "About you" })).toBeVisible();
  await page.goto(`${address()}${start}/q1`);
  await expect(page.getByText("question 1 of 3")).toBeVisible();
}

/** Writes into the box on the page, again where the script took the page over in the middle of it. */
async function write(page: Page, words: string) {
  const box = page.getByLabel(comments);
  await expect(async () => {
    await box.fill(words);
    await expect(box).toHaveValue(words, { timeout: 1000 });
  }).toPass();
}

/** Writes, and waits until that is saved: again where the script took the page over, or drew it anew, in the middle of it. */
async function writeAndSave(page: Page, words: string) {
  const box = page.getByLabel(comments);
  await expect(async () => {
    const isSave = (response: Response) =>
      response.request().method() === "POST" && response.url().includes("/api/drafts/");
    await Promise.all([page.waitForResponse(isSave, { timeout: 5000 }), box.fill(words)]);
    await expect(box).toHaveValue(words, { timeout: 1000 });
  }).toPass();
  await expect(page.getByText(/Saved at/)).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("the page’s own “Back” keeps what was just typed, chosen and ticked", async ({ page }) => {
      await begin(page);
      await write(page, long);
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

test("a link, the browser’s back and its forward keep what was just typed, and show it", async ({ page }) => {
  await begin(page);
  await write(page, long);
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page).not.toHaveURL(/respond\/q1/);
  await page.goBack();
  await expect(page.getByLabel(comments)).toHaveValue(long);

  // Nobody can type into a page while it is brought to what is saved; a robot would.
  await writeAndSave(page, "Settled after the way back");
  await write(page, "Changed, and the browser’s back at once");
  await page.goBack();
  await page.goForward();
  await expect(page.getByLabel(comments)).toHaveValue("Changed, and the browser’s back at once");
  await expect(page.getByText("This page was changed somewhere else")).toBeHidden();
  await writeAndSave(page, "Settled after the way forward");
  await write(page, "And once more, with the button");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("question 2 of 3")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel(comments)).toHaveValue("And once more, with the button");
});

test("a tab that is loaded again or closed keeps what was just typed, and does not bring old words over newer ones", async ({
  page,
  context,
}) => {
  await begin(page);
  await write(page, "Typed, and loaded again at once");
  await page.reload();
  await expect(page.getByLabel(comments)).toHaveValue("Typed, and loaded again at once");
  await writeAndSave(page, "Typed, and saved");
  await page.getByLabel(comments).fill("Typed, and closed at once");
  await page.close();
  const first = await context.newPage();
  await expect(async () => {
    await first.goto(`${address()}${start}/q1`);
    await expect(first.getByLabel(comments)).toHaveValue("Typed, and closed at once", { timeout: 1000 });
  }).toPass();
  const second = await context.newPage();
  await second.goto(`${address()}${start}/q1`);
  await writeAndSave(second, "Changed in another tab");
  await first.reload();
  await expect(first.getByLabel(comments)).toHaveValue("Changed in another tab");
});

test("what could not be sent or taken is kept: no connection at the press of a button, and a text beyond the limit", async ({
  page,
  context,
}) => {
  await begin(page);
  await write(page, "Pressed without a connection");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The service could not be reached" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel(comments)).toHaveValue("Pressed without a connection");
  await page.goto(`${address()}${start}/about-you`);
  const tooLong = "Robin ".repeat(500).trimEnd();
  await page.getByLabel("Your name").fill(tooLong);
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page).not.toHaveURL(/about-you/);
  await page.goBack();
  await expect(page.getByLabel("Your name")).toHaveValue(tooLong);
  await expect(page.getByText("Not all of it could be saved.")).toBeVisible();
});

test("what is typed before the page’s script has come is kept, also in a box that holds words already", async ({
  page,
}) => {
  await begin(page);
  await writeAndSave(page, "Saved before.");
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${address()}${start}/q1`, { waitUntil: "commit" });
  await page.getByLabel(comments).fill("Saved before. Typed before the script had come.");
  release();
  await expect(page.getByText(/Saved at/)).toBeVisible();
  await expect(page.getByLabel(comments)).toHaveValue("Saved before. Typed before the script had come.");
});

test("whoever types without a pause is saved meanwhile", async ({ page }) => {
  await begin(page);
  const box = page.getByLabel(comments);
  await box.focus();
  const typing = page.keyboard.type("Steadily, without a single pause anywhere. ", { delay: 120 });
  await expect(page.getByText(/Saved at/)).toBeVisible();
  await typing;
});

test("sentences ticked on the page that marks passages are marked when it is left", async ({ page }) => {
  await begin(page);
  await write(page, "One open sentence. One secret sentence.");
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

test("a page with more text than a form may hold says so, and keeps what was saved", async ({ page }) => {
  await begin(page);
  await writeAndSave(page, "Saved before");
  await page.getByLabel(comments).evaluate((box: HTMLTextAreaElement) => {
    // Not drawn: the browser alone would need half a minute for five megabytes.
    box.style.display = "none";
    box.value = "x".repeat(5 * 1024 * 1024);
  });
  await page.getByRole("button", { name: "Save and continue" }).click();
  const said = page.getByRole("dialog", { name: "That is too much to send at once" });
  await expect(said).toContainText("Nothing you saved before is lost, and your text is still on the page.");
  await page.getByRole("button", { name: "Go back to your text" }).click();
  await expect(said).toBeHidden();
  await page.goto(`${address()}${start}/q1`);
  await expect(page.getByLabel(comments)).toHaveValue("Saved before");
});
