import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, sentResponse } from "#prisma/factories/response.ts";
import { expectAccessible, theDocument } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const was = "16:00 UK time (BST) on Tuesday 25 April 2023";
const is = "16:00 UK time (BST) on Tuesday 9 May 2023";

async function windowFor(browser: Browser, email: string): Promise<Page> {
  // Staff's forms need no script either.
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
  return page;
}

test("S28.7 an open period is extended by two people without JavaScript; everybody reads it and is written to", async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000);
  const id = randomUUID().slice(0, 8);
  const [sender, drafter] = [`sender-${id}@larch.example.org`, `drafter-${id}@larch.example.org`];
  await connectToPortal();
  const content: ConsultationContent = await publishedConsultation({ title: `A period that is extended ${id}` });
  const from = (email: string) => fullContent(content, { respondent: { ...fullContent(content).respondent, email } });
  const { receiptToken } = await sentResponse(content, from(sender));
  await savedDraft(content, from(drafter));
  await stopSender();
  await disconnect();
  const here = `${address()}/staff/consultations/${content.slug}/period`;

  const owner = await windowFor(browser, "owner@dcc.example.org");
  await test.step("shortening is refused with the paragraph, and nothing that was typed is lost", async () => {
    await owner.goto(here);
    await owner.getByLabel("New closing day").fill("2023-04-24");
    await owner.getByLabel("Reason").fill("Easter fell into the period.");
    await owner.getByRole("button", { name: "Decide on this closing time" }).click();
    await expect(owner.getByRole("alert", { name: "Nothing was decided" })).toContainText("§28");
    await expect(owner.getByLabel("Reason")).toHaveValue("Easter fell into the period.");
  });

  await test.step("one person decides, which changes nothing yet; a second one confirms", async () => {
    await owner.getByLabel("New closing day").fill("2023-05-09");
    await owner.getByRole("button", { name: "Decide on this closing time" }).click();
    await expect(owner.getByText("Not yet: a second person confirms it")).toBeVisible();
    await expect(owner.getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
    await page.goto(`${address()}/consultations/${content.slug}`);
    await expect(page.getByText(is)).toHaveCount(0);
    const approver = await windowFor(browser, "approver@dcc.example.org");
    await approver.goto(here);
    await approver.getByRole("button", { name: "Confirm this closing time and write to everybody" }).click();
    await expect(approver.getByRole("heading", { name: "Extended", exact: true })).toBeVisible();
    await expect(approver.getByText("2 addresses")).toBeVisible();
  });

  await test.step("S7.1 every public page says the new close and the one before it", async () => {
    for (const path of ["", "/register", "/respond/one-page", "/respond"]) {
      await page.goto(`${address()}/consultations/${content.slug}${path}`);
      await expect(page.getByText(`${is}, extended from ${was}`).first(), path).toBeVisible();
    }
    await page.goto(`${address()}/consultations/${content.slug}`);
    await expect(page.getByText("The reason given: Easter fell into the period.").last()).toBeVisible();
    await expectAccessible(page, { without: [theDocument] });
    await page.goto(`${address()}/receipts/${receiptToken}`);
    await expect(page.getByText(`On time: the closing time is ${is}, extended from ${was}`)).toBeVisible();
  });

  await test.step("whoever responded and whoever holds a draft has one letter", async () => {
    const staff = await windowFor(browser, "administrator@dcc.example.org");
    for (const recipient of [sender, drafter]) {
      await staff.goto(`${address()}/staff/mail`);
      const letters = staff.getByRole("row").filter({ hasText: recipient }).filter({ hasText: "more time to respond" });
      await expect(letters).toHaveCount(1);
      await letters.getByRole("link").first().click();
      await expect(staff.getByText(`Responses are asked for by ${is}, extended from ${was}.`)).toBeVisible();
    }
  });

  await test.step("the staff's page is accessible, and the history stays", async () => {
    await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, "owner@dcc.example.org");
    await page.goto(here);
    await expect(page.getByText("Easter fell into the period.")).toBeVisible();
    await expectAccessible(page);
  });
});
