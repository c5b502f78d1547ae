import { expect, type Page } from "@playwright/test";

/** Looks at every response that waits for a look: what is in the register is all there is to raise, and of the others there is nothing. */
export async function lookAtAll(page: Page, here: string): Promise<void> {
  const next = page.getByRole("link", { name: /^Look at R-/ }).first();
  for (;;) {
    await page.goto(`${here}/disagreements/waiting`);
    await expect(page.getByRole("heading", { level: 1, name: "Responses that wait for a look" })).toBeVisible();
    if ((await next.count()) === 0) return;
    await next.click();
    const panel = page.getByRole("region", { name: "Disagreement", exact: true });
    const inRegister = panel.getByRole("radio", { name: "All of it is in the register" });
    await expect(panel).toBeVisible();
    if ((await inRegister.count()) > 0) await inRegister.check();
    else {
      await panel.getByRole("radio", { name: "Nothing to raise" }).check();
      await panel.getByLabel("Because").fill("It repeats what the document says.");
    }
    await panel.getByRole("button", { name: "Record the look" }).click();
    await expect(panel.getByText(/^(Raised as|Nothing to raise, because)/)).toBeVisible();
  }
}
