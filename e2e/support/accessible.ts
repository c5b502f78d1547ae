import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What can differ between light and dark. */
const ofColour = ["color-contrast", "link-in-text-block"];

/** Nothing that axe finds, in light and in dark, and nothing that makes the page scroll sideways at 320 px (WCAG 2.2 AA, SX.1). */
export async function expectAccessible(page: Page): Promise<void> {
  // After a step inside the page the title follows a moment later.
  await expect(page).toHaveTitle(/./);
  const size = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // No page has frames: axe can run in the page itself, without a second one opened for each look.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // The dark scheme changes colours and nothing else of a page.
    const { violations } = await (colorScheme === "light" ? axe.withTags(rules) : axe.withRules(ofColour)).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}
