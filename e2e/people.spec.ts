import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const at = (path: string) => `${address()}${path}`;

/** A window of somebody of the demonstration, without JavaScript: every act on people is a plain form. */
async function windowOf(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test("somebody is invited by mail, cleared by two administrators, and shut out at once by one", async ({ browser }) => {
  test.setTimeout(120_000);
  const email = `nia-${Date.now()}@dcc.example.org`;
  const ada = await windowOf(browser, "administrator@dcc.example.org");
  await ada.goto(at("/staff"));
  await expect(ada.getByRole("heading", { level: 1, name: "Your work" })).toBeVisible();

  const nia = await test.step("the mailed link sets a password, once", async () => {
    await ada.getByRole("link", { name: "People" }).click();

    await button(ada, "Add and mail the link").click();
    await expect(ada.getByText("Enter the person’s name").first()).toBeVisible();
    await ada.getByLabel("Name", { exact: true }).fill("Nia New");
    await ada.getByLabel("Email address").fill(email);
    await button(ada, "Add and mail the link").click();
    await expect(ada.getByText("the link to set a password is on its way")).toBeVisible();
    await ada.goto(at("/staff/mail"));
    await ada.getByRole("row").filter({ hasText: email }).getByRole("link").click();
    const letter = (await ada.getByText("Set your password:").textContent()) ?? "";
    const link = /https?:\S+\/invitation\/\S+/.exec(letter)?.[0] ?? "";
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(link);
    await page.getByLabel("New password").fill("short");
    await page.getByLabel("The same password again").fill("short");
    await button(page, "Set the password and sign in").click();
    await expect(page.getByText("Choose a password of at least 12 characters").first()).toBeVisible();
    await page.getByLabel("New password").fill("heron over quiet water");
    await page.getByLabel("The same password again").fill("heron over quiet water");
    await button(page, "Set the password and sign in").click();
    await expect(page.getByRole("heading", { level: 1, name: "Consultations" })).toBeVisible();
    const again = await (await browser.newContext()).newPage();
    await again.goto(link);
    await expect(again.getByRole("heading", { level: 1, name: "This link opens no longer" })).toBeVisible();
    return page;
  });

  const person = await test.step("invariant 6: clearance waits for a second administrator", async () => {
    await ada.goto(at("/staff/people"));
    await ada.getByRole("row").filter({ hasText: email }).getByRole("link").click();
    await button(ada, "Ask for clearance").click();
    await expect(ada.getByText("It waits for a second administrator.")).toBeVisible();
    await expect(ada.getByText("You asked for it: a second administrator confirms it.")).toBeVisible();
    await expect(button(ada, /^Confirm/)).toHaveCount(0);
    const abel = await windowOf(browser, "second-administrator@dcc.example.org");
    await abel.goto(at("/staff"));
    await abel.getByRole("link", { name: /request.* for access wait/ }).click();
    await button(abel, /^Confirm/).click();
    await expect(abel.getByText("they have it from now on").first()).toBeVisible();
    await abel.getByRole("row").filter({ hasText: email }).getByRole("link").click();
    await expect(abel.getByText("Reads what is marked confidential")).toBeVisible();
    return abel;
  });

  await test.step("disabling holds at once: the next page asks to sign in, and the password opens nothing", async () => {
    await nia.goto(at("/staff"));
    await expect(nia.getByRole("heading", { level: 1, name: "Consultations" })).toBeVisible();
    await button(person, "Disable the account").click();
    await expect(person.getByText("The account is disabled.")).toBeVisible();
    await nia.goto(at("/staff"));
    await expect(nia).toHaveURL(/sign-in/);
    await nia.getByLabel("Email address").fill(email);
    await nia.getByLabel("Password").fill("heron over quiet water");
    await button(nia, "Sign in").click();
    await expect(nia.getByText("That address and password do not belong together").first()).toBeVisible();
  });
});

test("SX.1 the pages about people are accessible in light and dark, and fit 320 px", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(
    page,
    { address: address(), password: process.env.PORTAL_PASSWORD ?? "" },
    "administrator@dcc.example.org",
  );
  for (const path of ["/staff", "/staff/people", "/invitation/none"]) {
    await page.goto(at(path));
    await expectAccessible(page, { inDark: true });
  }
  await page.goto(at("/staff/people"));
  await page.getByRole("link", { name: "Robin Reader" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Robin Reader" })).toBeVisible();
  await expectAccessible(page, { inDark: true });
});

test("every role of the staff has a first page at /staff, and the readers of the bodies have theirs", async ({
  browser,
}) => {
  for (const who of ["caseworker", "reader", "owner", "approver", "administrator", "second-administrator"]) {
    const page = await windowOf(browser, `${who}@dcc.example.org`);
    expect((await page.goto(at("/staff")))?.status(), who).toBe(200);
    await page.context().close();
  }
  const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await reader.goto(at("/sign-in"));
  await reader.getByLabel("Email address").fill("department@department.example.org");
  await reader.getByLabel("Password").fill(process.env.PORTAL_PASSWORD ?? "");
  await button(reader, "Sign in").click();
  await expect(reader).toHaveURL(at("/packs"));
  expect((await reader.goto(at("/staff/people")))?.status()).toBe(404);
});
