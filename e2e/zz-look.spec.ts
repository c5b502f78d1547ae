import { type Browser, type Page, test } from "@playwright/test";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { sentResponse } from "#prisma/factories/response.ts";
import { signIn } from "./support/people.ts";
import { connectToPortal } from "./support/portal-database.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const out = "/tmp/w/periods-look";
async function shots(page: Page, name: string, js: string) {
  for (const width of [360, 1280])
    for (const scheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: `${out}/${name}-${js}-${width}-${scheme}.png`, fullPage: true });
    }
}
async function windowFor(browser: Browser, email: string, js: boolean) {
  const page = await (await browser.newContext({ javaScriptEnabled: js })).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
  return page;
}
for (const js of [true, false])
  test(`look ${js}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const tag = js ? "js" : "nojs";
    await connectToPortal();
    const late = await publishedConsultation({
      title: "A late one",
      opensAt: "2023-03-01T00:00:00.000Z",
      closesAt: "2023-04-10T15:00:00.000Z",
    });
    const open = await publishedConsultation({ title: "An open one" });
    const { reference, receiptToken } = await sentResponse(late);
    await sentResponse(open);
    await stopSender();
    await disconnect();
    const owner = await windowFor(browser, "owner@dcc.example.org", js);
    const approver = await windowFor(browser, "approver@dcc.example.org", js);
    const here = (slug: string) => `${address()}/staff/consultations/${slug}`;
    await owner.goto(`${here(late.slug)}/responses?late=undecided`);
    await shots(owner, "queue", tag);
    await owner.goto(`${here(late.slug)}/period`);
    await shots(owner, "period-closed", tag);
    await owner.goto(`${here(late.slug)}/responses/${reference}`);
    await shots(owner, "response-undecided", tag);
    await owner.getByRole("button", { name: "Record decision" }).click();
    await owner.getByText("Give the reason").first().waitFor();
    await shots(owner, "response-error", tag);
    await owner.getByRole("radio", { name: "Considered in part" }).check();
    await owner.getByLabel("Reason", { exact: true }).fill("The deadline for the condition, not the rest.");
    await owner.getByRole("button", { name: "Record decision" }).click();
    await owner.getByRole("button", { name: "Supersede the decision" }).waitFor();
    await owner.getByRole("radio", { name: "Not considered" }).check();
    await owner.getByLabel("Reason", { exact: true }).fill("It repeats another response word for word.");
    await owner.getByRole("button", { name: "Supersede the decision" }).click();
    await owner.getByText("Decided before:").waitFor();
    await shots(owner, "response-decided", tag);
    await owner.goto(`${address()}/receipts/${receiptToken}`);
    await shots(owner, "receipt-late", tag);
    await owner.goto(`${here(open.slug)}/period`);
    await owner.getByLabel("New closing day").fill("2023-04-24");
    await owner.getByLabel("Reason").fill("Easter fell into the period.");
    await owner.getByRole("button", { name: "Decide on this closing time" }).click();
    await owner.getByText("is not shortened").first().waitFor();
    await shots(owner, "period-error", tag);
    await owner.getByLabel("New closing day").fill("2023-05-09");
    await owner.getByRole("button", { name: "Decide on this closing time" }).click();
    await owner.getByText("Not yet: a second person").waitFor();
    await shots(owner, "period-decided", tag);
    await approver.goto(`${here(open.slug)}/period`);
    await shots(approver, "period-confirm", tag);
    await approver.getByRole("button", { name: /^Confirm/ }).click();
    await approver.getByRole("heading", { name: "Extended", exact: true }).waitFor();
    await shots(approver, "period-extended", tag);
    await owner.goto(`${address()}/consultations/${open.slug}`);
    await owner.setViewportSize({ width: 1280, height: 900 });
    await owner.screenshot({ path: `${out}/consultation-${tag}-1280.png` });
    await owner.setViewportSize({ width: 360, height: 900 });
    await owner.screenshot({ path: `${out}/consultation-${tag}-360.png` });
    await owner.locator("#key-dates").first().scrollIntoViewIfNeeded();
    await owner.screenshot({ path: `${out}/keydates-${tag}-360.png` });
  });
