import { expect, type Page } from "@playwright/test";
import { expectAccessible, theDocument } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const address = (path: string) => `${process.env.PORTAL_ADDRESS}${path}`;
const slug = "/consultations/pre-go-live-etmad";

test.describe("every page that anybody may open", () => {
  test.describe.configure({ mode: "default" });
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
  });
  test.afterAll(() => page.close());

  for (const [name, path] of Object.entries({
    "the list of consultations": "/",
    "the consultation": slug,
    "the questions asked": `${slug}/clarifications`,
    "a question about the documents": `${slug}/clarifications/ask`,
    "the register": `${slug}/register`,
    "a version of the text": `${slug}/versions/1`,
    "the page as it stood": `${slug}?on=2023-04-10&time=10:00`,
    "to be told of changes": `${slug}/tell-me`,
    "before you start": `${slug}/respond`,
    "everything on one page": `${slug}/respond/one-page`,
    "the form as a file": `${slug}/respond/file`,
    "a comment on a paragraph": `${slug}/respond/on/18`,
    "no draft of yours": `${slug}/respond/q1`,
    "a lost receipt": "/lost-receipt",
    "check a receipt": "/verify",
    "the accessibility statement": "/accessibility",
    privacy: "/privacy",
    "sign in": "/sign-in",
    "a page that is not there": "/nothing/here",
  })) {
    test(`SX.1 accessible in light and dark, and fits 320 px: ${name}`, async () => {
      await page.goto(address(path));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // The document is the same wherever it stands: it is looked at once.
      await expectAccessible(page, { inDark: true, without: path === slug ? [] : [theDocument] });
    });
  }
});

/** The error summary is there, has the focus, comes before the page's heading, and each of its links leads to a field. */
async function expectRefusal(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toBeFocused();
  if (page.url().includes("/consultations/")) {
    await expect(page).toHaveTitle(/^Error: .+ – Consultation on /);
    expect(await page.locator("head title").count()).toBe(1);
  }
  const [top, below] = [await summary.boundingBox(), await page.getByRole("heading", { level: 1 }).boundingBox()];
  expect(top?.y ?? 0).toBeLessThan(below?.y ?? 0);
  for (const link of await summary.getByRole("link").all()) {
    const field = (await link.getAttribute("href"))?.slice(1) ?? "";
    expect(await page.evaluate((id) => document.getElementById(id) !== null, field)).toBe(true);
  }
  await expectAccessible(page, { inDark: true });
}

for (const { name, path, button } of [
  { name: "a question without words", path: `${slug}/clarifications/ask`, button: "Send question" },
  { name: "a comment without words", path: `${slug}/respond/on/18`, button: "Save and go back to the document" },
  { name: "no receipt to mail", path: "/lost-receipt", button: "Mail me the link" },
  { name: "no receipt to check", path: "/verify", button: "Check the receipt" },
  { name: "nobody to sign in", path: "/sign-in", button: "Sign in" },
  { name: "no form to read", path: `${slug}/respond/file`, button: "Upload the form" },
]) {
  test(`SX.1 what was refused is said first, with focus and a way to the field: ${name}`, async ({ page }) => {
    await page.goto(address(path));
    await expectRefusal(page, button);
  });
}

test("SX.1 what was refused is said first on each page of a draft", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(address(`${slug}/respond`));
  await page.getByRole("button", { name: "Begin your response" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "About you" })).toBeVisible();
  await expectRefusal(page, "Save and continue");
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Eve Error");
  await page.getByLabel("Email address").fill("eve@bramble.example.org");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("question 1 of 3")).toBeVisible();
  await page.goto(address(`${slug}/respond/q3`));
  await page.getByLabel("Your answer").fill("It costs us £41,000.");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("draft direction");
  await page.goto(address(`${slug}/respond/passages/Q3`));
  await page.getByText("Mark only some words, by typing or pasting them").click();
  await expectRefusal(page, "Mark these words");
  await page.goto(address(`${slug}/respond/later`));
  await page.getByLabel("Email address").fill("");
  await expectRefusal(page, "Mail me the link");
  await page.goto(address(`${slug}/respond/colleagues`));
  await expectRefusal(page, "Invite by mail");
  await page.goto(address(`${slug}/respond/comments/q3`));
  await expectRefusal(page, "Add the comment");
  await page.goto(address(`${slug}/respond/check`));
  await expectRefusal(page, "Send response");
});
