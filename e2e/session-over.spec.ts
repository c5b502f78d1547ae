import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

const at = (path: string) => `${process.env.PORTAL_ADDRESS ?? ""}${path}`;
const portal = () => ({ address: at(""), password: process.env.PORTAL_PASSWORD ?? "" });
const typed = "Easter fell into the period.\nMany wrote that they need longer.";

for (const javaScriptEnabled of [true, false]) {
  test(`what staff typed when their session had ended is given back once they sign in again, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    await connectToPortal();
    const { slug } = await publishedConsultation({ title: `A session that ends ${randomUUID().slice(0, 8)}` });
    await stopSender();
    await disconnect();
    const here = at(`/staff/consultations/${slug}/period`);
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await signIn(page, portal(), "owner@dcc.example.org");
    await page.goto(here);
    await page.getByLabel("Reason").fill(typed);

    // The same session is ended elsewhere; this page does not know of it.
    const elsewhere = await (await browser.newContext({ storageState: await context.storageState() })).newPage();
    await elsewhere.goto(at("/staff"));
    await elsewhere.getByRole("button", { name: "Sign out" }).click();
    await expect(elsewhere).not.toHaveURL(/staff/);

    await page.getByRole("button", { name: "Decide on this closing time" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await page.getByLabel("Email address").fill("owner@dcc.example.org");
    await page.getByLabel("Password").fill(portal().password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(here);
    await expect(page.getByText("What you typed when your session ended was kept")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "What you typed: reason" })).toHaveValue(typed);
    if (javaScriptEnabled) await expect(page.getByLabel("Reason", { exact: true })).toHaveValue(typed);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "I have it: remove it here" }).click();
    await expect(page.getByText("What you typed when your session ended was kept")).toHaveCount(0);
  });
}
