import { test as base } from "@playwright/test";

/** A test whose windows end with it: what stays open goes on asking, drawing and taking memory from whoever comes after. */
export const test = base.extend<{ windowsEnd: undefined }>({
  windowsEnd: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      for (const context of browser.contexts()) if (!before.has(context)) await context.close();
    },
    { auto: true },
  ],
});
