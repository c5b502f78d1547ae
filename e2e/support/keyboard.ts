import { expect, type Locator, type Page } from "@playwright/test";

/** A person at a keyboard and nothing else: no pointer, and no focus that Tab did not bring. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until the element has focus, and sees that it is in sight and under nothing (WCAG 2.4.11). */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 200; presses++) {
      await this.page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(target).toBeFocused();
    await expect.poll(() => target.evaluate(isInSight)).toBe(true);
  }

  async press(target: Locator, key = "Enter"): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.type(text);
  }

  /** Presses one key again and again: a caret moved by hand. */
  async repeat(key: string, times: number): Promise<void> {
    for (let press = 0; press < times; press++) await this.page.keyboard.press(key);
  }
}

/** Some of the focused element is what a person sees at its place. Runs in the page. */
function isInSight(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const x = (left + right) / 2;
  return [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
    const seen = document.elementFromPoint(x, y);
    return (
      seen !== null &&
      (element.contains(seen) || seen.closest("label")?.contains(element) || sharesLabel(element, seen))
    );
  });

  // A label laid over its whole line answers in place of its box.
  function sharesLabel(one: Element, other: Element): boolean {
    return one instanceof HTMLInputElement && [...(one.labels ?? [])].some((label) => label.contains(other));
  }
}
