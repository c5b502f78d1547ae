import { expect } from "@playwright/test";
import { readText } from "#lib/files/texts/queries.ts";
import { readReference, signIn, writeResponse } from "./support/people.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const slug = "pre-go-live-etmad";

/** How many pages Chromium prints. */
const pagesOf = (pdf: Buffer) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;

test("SX.1 dates, selects and progress are drawn in our look, and stay what they are", async ({ page }) => {
  await page.goto(`${address()}/consultations/${slug}/respond/one-page`);
  const date = page.getByLabel("Another date you would propose");
  expect(await date.evaluate((field) => getComputedStyle(field).appearance)).toBe("none");
  expect(await date.getAttribute("type")).toBe("date");
  const looks = await page.evaluate(() =>
    ["select", "progress"].map((name) => {
      const control = document.body.appendChild(document.createElement(name));
      return getComputedStyle(control).appearance;
    }),
  );
  expect(looks).toEqual(["none", "none"]);
});

test("the printed consultation names its text and page on every page, and leaves no heading alone at a foot", async ({
  page,
}) => {
  await page.goto(`${address()}/consultations/${slug}`);
  const headings = (await page.getByRole("heading").allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());
  const { pages } = await readText(await page.pdf({ format: "A4", preferCSSPageSize: true }), "application/pdf");
  expect(pages.length).toBeGreaterThan(3);
  for (const [index, printed] of pages.entries()) {
    const words = printed.replace(/\s+/g, " ").trim();
    expect(words).toContain("ETMAD-PGL-2023, version 1 of");
    expect(words).toContain(`Page ${index + 1} of ${pages.length}`);
    const body = words.replace(/ETMAD-PGL-2023, version 1 of \d+ \w+ \d{4}|Page \d+ of \d+/g, "").trim();
    expect(headings.filter((heading) => heading !== "" && body.endsWith(` ${heading}`))).toEqual([]);
  }
});

test("the receipt prints on two pages at most, and the staff's page of the response prints no controls", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await writeResponse(page, address(), slug, {
    organisation: "Bramble Networks Ltd",
    name: "Paz Printer",
    email: "paz@bramble.example.org",
    q1: "The amendment has no end date. ".repeat(10),
    q2: "The day is a bank holiday. ".repeat(10),
    isQ2Confidential: true,
  });
  await page.getByRole("button", { name: "Send response" }).click();
  const reference = await readReference(page);
  expect(pagesOf(await page.pdf({ format: "A4" }))).toBeLessThanOrEqual(2);

  const staff = await browser.newPage();
  const { PORTAL_ADDRESS = "", PORTAL_PASSWORD = "" } = process.env;
  await signIn(staff, { address: PORTAL_ADDRESS, password: PORTAL_PASSWORD }, "owner@dcc.example.org");
  await staff.goto(`${address()}/staff/consultations/${slug}/responses/${reference}`);
  await expect(staff.getByRole("heading", { level: 1 })).toContainText(reference);
  await staff.emulateMedia({ media: "print" });
  const controls = staff.getByRole("main").locator("button, select, input, textarea, summary");
  for (const control of await controls.all()) await expect(control).toBeHidden();
  await expect(staff.getByText("The day is a bank holiday.").first()).toBeVisible();
  await staff.close();
});
