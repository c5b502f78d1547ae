import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { linkInMailTo } from "./support/mail.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const start = "/consultations/pre-go-live-etmad/respond";
const go = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

async function invite(page: Page, email: string, part: string) {
  await page.getByLabel("Your colleague’s email address").fill(email);
  await page.getByRole("radio", { name: part }).check();
  await page.getByRole("button", { name: "Invite by mail" }).click();
  await expect(page.getByText(`The link is on its way to ${email}`)).toBeVisible();
}

async function open(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(await linkInMailTo(browser, email));
  await page.getByRole("button", { name: "Open the draft" }).click();
  await expect(page.getByText(/^Step \d of \d/)).toBeVisible();
  return page;
}

test("colleagues write and comment on one draft, marks only grow by them, and one person sends", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await page.goto(address() + start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Lee Lead");
  await page.getByLabel("Email address").fill("lee@bramble.example.org");
  await go(page);
  await expect(page.getByText("question 1 of 3")).toBeVisible();
  await page.getByLabel("Further comments on this question").fill("Written by the lead");
  await page.getByRole("button", { name: "Save and come back later" }).click();
  await page.getByRole("link", { name: "Invite colleagues" }).click();
  await expectAccessible(page);
  await invite(page, "wyn@bramble.example.org", "Write and change answers");
  await invite(page, "coe@bramble.example.org", "Read and comment");

  const writer = await open(browser, "wyn@bramble.example.org");
  await writer.goto(`${address()}${start}/q3`);
  await writer.getByLabel("Your answer").fill("Written by the colleague");
  await go(writer);
  await expect(writer.getByRole("heading", { level: 1 })).toContainText("draft direction");
  await writer.goto(`${address()}${start}/confidentiality`);
  await writer.getByRole("checkbox", { name: /^Q3:/ }).check();
  await go(writer);
  await writer.goto(`${address()}${start}/check`);
  await expect(writer.getByText("Whoever invited you sends the response.")).toBeVisible();
  await expect(writer.getByRole("button", { name: "Send response" })).toHaveCount(0);

  const reader = await open(browser, "coe@bramble.example.org");
  await reader.goto(`${address()}${start}/q3`);
  await expect(reader.getByText("Written by the colleague")).toBeVisible();
  await expect(reader.getByRole("button", { name: "Save and continue" })).toHaveCount(0);
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "Comment on this page" }).click();
  await reader.getByLabel("Your comment").fill("Say when we need it.");
  await reader.getByRole("button", { name: "Add the comment" }).click();
  await expect(reader.getByText("Say when we need it.")).toBeVisible();

  await page.goto(`${address()}${start}/q3`);
  await expect(page.getByText("Say when we need it.")).toBeVisible();
  await expect(page.getByLabel("Your answer")).toHaveValue("Written by the colleague");
  await expectAccessible(page);
  await page.goto(`${address()}${start}/check`);
  await expect(page.getByText("This answer is marked confidential")).toBeVisible();
  await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
  await page.getByRole("button", { name: "Send response" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
  await expect(page.getByText("Say when we need it.")).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a named person sends a draft back, then approves it, and it is sent with their approval", async ({
      page,
      browser,
    }) => {
      test.setTimeout(240_000);
      const approver = `ann-${javaScriptEnabled}@bramble.example.org`;
      await page.goto(address() + start);
      await page.getByRole("button", { name: "Begin your response" }).click();
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Lee Lead");
      await page.getByLabel("Email address").fill("lee@bramble.example.org");
      await go(page);
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      await page.goto(`${address()}${start}/q3`);
      await page.getByLabel("Your answer").fill("It costs us.");
      await go(page);
      await expect(page.getByLabel("Your comments")).toBeVisible();
      await page.goto(`${address()}${start}/colleagues`);
      await invite(page, approver, "Approve before it is sent");
      await page.goto(`${address()}${start}/check`);
      await expect(page.getByText(`${approver} was asked to approve this, and has not answered yet`)).toBeVisible();
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText(
        "has not approved this",
      );

      const reader = await open(browser, approver);
      await expect(reader.getByText("It costs us.")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(reader);
      await reader.getByRole("radio", { name: "No, send it back" }).check();
      await reader.getByRole("button", { name: "Save the decision" }).click();
      await expect(reader).toHaveTitle(/^Error: /);
      await reader.getByLabel("Your words to whoever wrote it").fill("Say how much.");
      await reader.getByRole("button", { name: "Save the decision" }).click();
      await expect(reader.getByText("Your decision is saved")).toBeVisible();

      await page.goto(`${address()}${start}/check`);
      await expect(page.getByText("Say how much.")).toBeVisible();
      await page.goto(`${address()}${start}/q3`);
      await page.getByLabel("Your answer").fill("It costs us £41,000.");
      await go(page);
      await expect(page.getByLabel("Your comments")).toBeVisible();
      await reader.goto(`${address()}${start}/check`);
      await reader.getByRole("radio", { name: "Yes, it can be sent as it is" }).check();
      await reader.getByRole("button", { name: "Save the decision" }).click();
      await expect(reader.getByText("Your decision is saved")).toBeVisible();
      await page.goto(`${address()}${start}/check`);
      await expect(page.getByText(`${approver} approved this`)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
    });
  });
}
