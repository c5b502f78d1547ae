import { expect, type Page } from "@playwright/test";
import { Keyboard } from "./support/keyboard.ts";
import { readReference } from "./support/people.ts";
import { test } from "./support/test.ts";

const at = (path: string) => `${process.env.PORTAL_ADDRESS}/consultations/pre-go-live-etmad${path}`;
const said = "We agree with the aim. It costs Bramble £41,000 a week. We hope for a reply.";

test("SX.1 by keyboard alone: from the document to the receipt, with words marked as confidential on the way", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const keyboard = new Keyboard(page);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const heading = (words: string) => expect(page.getByRole("heading", { level: 1 })).toContainText(words);
  await page.goto(at(""));
  await keyboard.press(page.getByRole("link", { name: "Start your response" }).first());
  await heading("Before you start");
  await keyboard.press(button("Begin your response"));
  await heading("About you");
  await keyboard.press(page.getByRole("radio", { name: "An organisation" }), "Space");
  await keyboard.type(page.getByLabel("Name of the organisation"), "Bramble Networks Ltd");
  await keyboard.type(page.getByLabel("Your name"), "Kay Board");
  await keyboard.type(page.getByLabel("Email address"), "kay@bramble.example.org");
  await page.keyboard.press("Enter");
  await heading("Do you agree with the proposed changes");
  const whole = page.getByRole("group", { name: "The proposed changes as a whole" });
  await keyboard.press(whole.getByRole("radio", { name: "Agree", exact: true }), "ArrowDown");
  await keyboard.repeat("ArrowDown", 1);
  await expect(whole.getByRole("radio", { name: "Disagree" })).toBeChecked();
  await keyboard.type(page.getByLabel("What you disagree with"), "It names no end.");
  await keyboard.press(button("Save and continue"));
  await heading("re-designation date");
  await keyboard.press(button("Save and continue"));
  await heading("any further comments");
  await keyboard.type(page.getByLabel("Your answer"), said);
  await keyboard.press(button("Save and continue"));
  await heading("draft direction");
  await keyboard.press(button("Save and continue"));
  await heading("add files");
  await keyboard.press(button("Save and continue"));
  await heading("treated as confidential");
  await keyboard.press(button("Mark words in Q3, answer"));
  await heading("Mark passages");
  await keyboard.press(page.getByText("Mark only some words, by selecting them"));
  await keyboard.to(page.getByLabel("Your text, to select in"));
  await page.keyboard.press("Control+Home");
  await keyboard.repeat("ArrowRight", "We agree with the aim. It costs ".length);
  await keyboard.repeat("Shift+ArrowRight", "Bramble £41,000".length);
  await keyboard.press(button("Mark the selected words"));
  await expect(page.getByText("Your marks are saved")).toBeVisible();
  await keyboard.type(page.getByLabel("Why it is confidential"), "Our price");
  await keyboard.press(button("Save and go back to confidentiality"));
  await heading("treated as confidential");
  await keyboard.press(button("Save and continue"));
  await heading("Who will see what");
  const shown = page.getByRole("region", { name: "Q3, answer" });
  await expect(shown.getByText("Bramble £41,000")).toHaveCount(2);
  await expect(shown.getByText("Reason given: Our price")).toHaveCount(2);
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const inks = [shown.getByText("Bramble £41,000").first(), page.getByRole("heading", { level: 1 })];
  const [marked, plain] = await Promise.all(inks.map((one) => one.evaluate((e) => getComputedStyle(e).color)));
  expect(marked).toBe(plain);
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  await keyboard.press(page.getByRole("link", { name: "Continue to check your answers" }));
  await heading("Check your answers");
  await keyboard.press(page.getByRole("checkbox", { name: /I have read who will see what/ }), "Space");
  await keyboard.press(button("Send response"));
  expect(await readReference(page)).toMatch(/^R-/);
});

const screens = {
  "on a screen of 320 px": { viewport: { width: 320, height: 640 } },
  "at 400% zoom": { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
};
const endless = `Donaudampf${"schifffahrts".repeat(14)}gesellschaft`;
const rightToLeft = "نوافق على التغيير المقترح، ولكن التكلفة مرتفعة (£41,000).";

for (const [screen, use] of Object.entries(screens)) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${screen}, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      test.use({ ...use, javaScriptEnabled });

      test("SX.1 a whole answer with endless words and right-to-left text fits, to its receipt", async ({ page }) => {
        test.setTimeout(180_000);
        const go = async (words: string) => {
          await fits(page);
          await page.getByRole("button", { name: "Save and continue" }).click();
          await expect(page.getByRole("heading", { level: 1 })).toContainText(words);
        };
        await page.goto(at("/respond"));
        await fits(page);
        await page.getByRole("button", { name: "Begin your response" }).click();
        await page.getByRole("radio", { name: "An organisation" }).check();
        await page.getByLabel("Name of the organisation").fill(endless);
        await page.getByLabel("Your name").fill("نور");
        await page.getByLabel("Email address").fill(`${"n".repeat(60)}@bramble.example.org`);
        await go("Do you agree with the proposed changes");
        await page.getByLabel("What you disagree with").fill(endless);
        await go("re-designation date");
        await go("any further comments");
        await page.getByLabel("Your answer").fill(`${rightToLeft} ${endless}`);
        await go("draft direction");
        await go("add files");
        await go("treated as confidential");
        await page.getByRole("checkbox", { name: /^Q3:/ }).check();
        await page.getByLabel("Why it is confidential: Q3").fill(endless);
        await go("Who will see what");
        await fits(page);
        await page.getByRole("link", { name: "Continue to check your answers" }).click();
        await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
        await fits(page);
        await page.getByRole("button", { name: "Send response" }).click();
        expect(await readReference(page)).toMatch(/^R-/);
        await fits(page);
      });
    });
  }
}

/** Nothing of the page lies beyond the side of the screen (WCAG 1.4.10). */
async function fits(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Playwright measures in a world of its own, where scripts run even if the page's own may not.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
