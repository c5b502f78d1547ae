import { expect } from "@playwright/test";
import { committedText } from "#lib/register/commitments/rules.ts";
import { privateKeySchema } from "#lib/register/schema.ts";
import { aSealedRegister, receivedAs } from "#prisma/factories/register.ts";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const address = () => `${process.env.PORTAL_ADDRESS}/verify`;

/** What a respondent has after the close: files signed with the key of the portal under test. */
async function evidence() {
  const key = privateKeySchema.parse(JSON.parse(process.env.PORTAL_SIGNING_KEY ?? ""));
  const { receipt, salt, content, files } = await receivedAs(3, undefined, key);
  const file = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  return {
    receipt,
    receiptFile: file("receipt.json", JSON.stringify(receipt, null, 2)),
    contentFile: file("response.json", committedText(salt, content, files)),
    sealFile: file("seal.json", JSON.stringify((await aSealedRegister(5, key)).file)),
  };
}

test("a receipt is checked with the network off, and nothing is sent", async ({ page, context }) => {
  const { receiptFile, contentFile, sealFile } = await evidence();
  await page.goto(address(), { waitUntil: "networkidle" });
  await context.setOffline(true);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByLabel("The receipt", { exact: true }).setInputFiles(receiptFile);
  await page.getByLabel("The copy of the response").setInputFiles(contentFile);
  await page.getByLabel("The seal of the register").setInputFiles(sealFile);
  await page.getByRole("button", { name: "Check the receipt" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Everything agrees" })).toBeVisible();
  await expect(page.getByText("Passed")).toHaveCount(4);
  expect(requests).toEqual([]);
  await context.setOffline(false);
  await expectAccessible(page, { inDark: true });
});

test("a backdated receipt is told, with what is wrong", async ({ page }) => {
  const { receipt } = await evidence();
  await page.goto(address());
  await page
    .getByLabel("Or paste the receipt’s text")
    .fill(JSON.stringify({ ...receipt, receivedAt: "2023-04-01T09:00:00.000Z" }));
  await page.getByRole("button", { name: "Check the receipt" }).click();
  await expect(page.getByText("Something does not agree")).toBeVisible();
  await expect(page.getByText("The receipt has been altered")).toBeVisible();
});

test("an empty form says what is missing, by keyboard alone", async ({ page }) => {
  await page.goto(address());
  await page.getByRole("button", { name: "Check the receipt" }).press("Enter");
  await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText(
    "Choose the receipt’s file, or paste its text",
  );
  await expectAccessible(page, { inDark: true });
});

test("SX.1 without JavaScript nothing can be sent by mistake, and the commands to check by hand stand there", async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await page.goto(address());
  await expect(page.getByText("The check runs in this page, with JavaScript")).toBeVisible();
  await expect(page.locator("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByText("sha256sum response.json")).toBeVisible();
  await expect(page.getByText("BEGIN PUBLIC KEY")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.close();
});

test("the published keys are those that receipts are signed with", async ({ request }) => {
  const { keys } = await (await request.get(`${address()}/keys`)).json();
  const { x } = privateKeySchema.parse(JSON.parse(process.env.PORTAL_SIGNING_KEY ?? ""));
  expect(keys).toEqual([{ kty: "OKP", crv: "Ed25519", x }]);
});
