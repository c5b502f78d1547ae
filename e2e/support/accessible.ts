import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axeCore from "axe-core";
import type { RunOnly } from "axe-core";

/** Half as long to read as what the package gives as its source. */
const minified = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What can differ between light and dark: the dark scheme changes colours and nothing else of a page. */
const ofColour = ["color-contrast", "link-in-text-block"];

declare global {
  // Put into the page by `expectAccessible`.
  var axe: typeof axeCore;
}

/** What axe finds in the page as it stands now, a line each. Only what is wrong is worked out: the rest is most of axe's time. */
const findingsOf = (page: Page, without: string[], runOnly: RunOnly): Promise<string[]> =>
  page.evaluate(
    async ([exclude, only]) => {
      const { violations } = await globalThis.axe.run(
        { exclude },
        { runOnly: only, resultTypes: ["violations"], preload: false },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [without, runOnly] as const,
  );

/** The document itself, the longest thing there is to look at: `every-page.spec.ts` looks at it. */
export const theDocument = ".document-page";

/**
 * In a window with JavaScript (without it axe never ends): nothing that axe finds, and nothing that makes the page scroll sideways at 320 px (WCAG 2.2 AA, SX.1). Every page is looked at in dark as
 * well once: by the journeys whose matter that is, `inDark`. `without`: parts that another journey looks at, as selectors.
 */
export async function expectAccessible(page: Page, { inDark = false, without = [] as string[] } = {}): Promise<void> {
  // After a step inside the page the title follows a moment later.
  await expect(page).toHaveTitle(/./);
  // No page has frames: axe can run in the page itself, and stays there for both looks.
  await page.evaluate(minified);
  expect(await findingsOf(page, without, { type: "tag", values: tags })).toEqual([]);
  if (inDark) {
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await findingsOf(page, without, { type: "rule", values: ofColour })).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}
