import { expect, type Page } from "@playwright/test";
import { client, type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { test } from "./support/test.ts";

let provider: OpenIdProvider;
let portal: RunningPortal;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  provider = await startOpenIdProvider();
  portal = await launchPortal({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  });
  provider.admit(portal.address);
});
test.afterAll(async () => {
  test.setTimeout(120_000);
  await portal?.stop();
  await provider?.stop();
});

/** From our sign-in page through the provider's own pages, as this person. */
async function signInAtProvider(page: Page, email: string) {
  await page.getByRole("button", { name: "Sign in with your organisation" }).click();
  await page.getByPlaceholder("Enter any login").fill(email);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("staff come in through their organisation's provider, and back to the page they wanted", async ({ page }) => {
      await page.goto(`${portal.address}/staff/mail`);
      await signInAtProvider(page, "owner@dcc.example.org");
      await expect(page).toHaveURL(`${portal.address}/staff/mail`);
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(`${portal.address}/`);
      await page.goto(`${portal.address}/staff/mail`);
      await expect(page).toHaveURL(/\/sign-in\?/);
    });
  });
}

test("whoever the portal does not know, or the provider has not verified, is not let in and told so", async ({
  browser,
}) => {
  for (const email of ["stranger@elsewhere.example.org", "unverified@dcc.example.org"]) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${portal.address}/sign-in`);
    await signInAtProvider(page, email);
    await expect(page.getByText("The portal knows no account with that address")).toBeVisible();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("session");
  }
});

test("a form of another site begins no sign-in", async ({ request }) => {
  const answer = await request.post(`${portal.address}/sign-in/organisation`, {
    form: { csrfToken: "a".repeat(64) },
    headers: { origin: "https://elsewhere.example.org" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
});
