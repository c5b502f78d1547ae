import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { recordGate } from "#lib/approvals/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { correctedText, publishedConsultation, withParagraph } from "#prisma/factories/consultation.ts";
import { plan } from "#prisma/factories/gates.ts";
import { person } from "#prisma/factories/people.ts";
import { expectAccessible, theDocument } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const reason = "Paragraph 7 named no time; paragraph 28 does.";
const printed = "The closing date for this consultation is Tuesday 25 April 2023.";

async function staff(browser: Browser, email: string): Promise<Page> {
  // Staff's forms need no script either.
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
  return page;
}

/** A consultation that was corrected once, on the day before the demonstration begins. */
async function correctedConsultation(): Promise<ConsultationContent> {
  await connectToPortal();
  const content = await publishedConsultation({ title: `A text that was corrected ${randomUUID().slice(0, 8)}` });
  const changes = withParagraph(content, 7, "The consultation closes on Tuesday 25 April 2023, at 16:00.");
  await correctedText(content, new Date("2023-04-16T09:00:00.000Z"), changes, reason);
  await stopSender();
  await disconnect();
  return content;
}

/** A consultation that closed on 10 April 2023 and on whose submission DCC has decided. */
async function decidedConsultation(): Promise<ConsultationContent> {
  await connectToPortal();
  const content = await publishedConsultation({
    title: `A consultation that is decided ${randomUUID().slice(0, 8)}`,
    opensAt: "2023-03-01T00:00:00.000Z",
    closesAt: "2023-04-10T15:00:00.000Z",
  });
  const { id } = await db().consultation.findUniqueOrThrow({ where: { slug: content.slug }, select: { id: true } });
  const owner = await person("CONSULTATION_OWNER");
  const at = new Date("2023-04-17T09:00:00.000Z");
  for (const [gate, decidedOn] of [
    ["CONCLUSION", "2023-04-12"],
    ["SUBMISSION_DECISION", "2023-04-13"],
  ] as const) {
    const outcome = await recordGate(owner, { id, content }, { ...plan[gate], decidedOn }, at);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  }
  await stopSender();
  await disconnect();
  return content;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("§23 a corrected text is seen beside its paragraph and in a list, and the text before it at its address and as it stood", async ({
      page,
    }) => {
      // Two looks at every rule on pages of the whole document take long on a busy machine.
      test.setTimeout(180_000);
      const { slug } = await correctedConsultation();
      const here = `${address()}/consultations/${slug}`;
      await page.goto(here);
      const beside = page.getByRole("note", { name: "On paragraph 7, by this portal" });
      await expect(beside).toContainText("Corrected in version 2");
      await expect(beside).toContainText(reason);
      const list = page.getByRole("region", { name: "Corrections of the text" });
      await expect(list).toContainText(reason);
      await expect(list).toContainText(printed);
      if (javaScriptEnabled) await expectAccessible(page);
      await beside.getByRole("link", { name: "As it stood in version 1" }).click();
      await expect(page).toHaveURL(`${here}/versions/1#para-7`);
      await expect(page.locator("#para-7")).toContainText(printed);
      await expect(page.getByText("Version 2 has taken the place of this text")).toBeVisible();

      await page.goto(here);
      await page.getByLabel("Day").fill("2023-04-10");
      await page.getByRole("button", { name: "Show it as it stood" }).click();
      await expect(page.getByText(/^As it stood at .* on Monday 10 April 2023$/)).toBeVisible();
      await expect(page.locator("#para-7")).toContainText(printed);
      await expect(page.getByText("Corrected in version 2")).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Start your response" })).toHaveCount(0);
    });

    test("§23 an attachment is supplied by one person, published by a second, and downloaded by everybody with the hash that is shown", async ({
      browser,
      page,
    }) => {
      const { slug } = await correctedConsultation();
      const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(1_200_000, 7)]);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const versions = `${address()}/staff/consultations/${slug}/versions`;
      await page.goto(`${address()}/consultations/${slug}`);
      await expect(page.getByText("not supplied with this copy").first()).toBeVisible();

      const owner = await staff(browser, "owner@dcc.example.org");
      await owner.goto(versions);
      await owner.getByLabel("Why there is a further version").fill("The file of Attachment 1 was missing.");
      await owner
        .getByLabel("The file", { exact: true })
        .setInputFiles({ name: "draft changes.pdf", mimeType: "application/pdf", buffer: bytes });
      await owner.getByRole("button", { name: "Prepare the next version with this file" }).click();
      await expect(owner.getByText("The next version is prepared with the file")).toBeVisible();
      await page.reload();
      await expect(page.getByText("not supplied with this copy").first()).toBeVisible();

      const approver = await staff(browser, "approver@dcc.example.org");
      await approver.goto(versions);
      await approver.getByRole("button", { name: "Publish version 3" }).click();
      await expect(approver.getByRole("button", { name: "Publish version 3" })).toHaveCount(0);

      await page.reload();
      const attachments = page.getByRole("region", { name: "Attachments", exact: true });
      await expect(attachments).toContainText(sha256);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        attachments.getByRole("link", { name: /^Attachment 1/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("draft changes.pdf");
      const got = await readFile(await download.path());
      expect(createHash("sha256").update(got).digest("hex")).toBe(sha256);
      const answer = await page.request.get(download.url());
      expect(answer.headers()).toMatchObject({ "x-content-type-options": "nosniff" });
      expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
    });

    test("§24 once DCC’s decision is on record the page says so, and no late response is asked for: the address stands in words", async ({
      page,
    }) => {
      const { slug, responseEmail, afterClose } = await decidedConsultation();
      await page.goto(`${address()}/consultations/${slug}`);
      await expect(page.getByText("DCC decided on Thursday 13 April 2023 to submit").first()).toBeVisible();
      // The portal’s own sentence; §24 of the document says nearly the same, and stays as it was printed.
      await expect(page.getByText(afterClose)).toHaveCount(0);
      await expect(page.getByRole("link", { name: /late response/ })).toHaveCount(0);
      await expect(page.getByText(`What still reaches ${responseEmail}`).first()).toBeVisible();
      const history = page.getByRole("region", { name: "What has happened" });
      await expect(history.getByRole("listitem").last()).toContainText("DCC decided to submit");
      if (javaScriptEnabled) await expectAccessible(page, { without: [theDocument] });
    });

    test("whoever asks to be told confirms by a link in a letter; an address cut short leads to the list", async ({
      page,
    }) => {
      const { slug } = await correctedConsultation();
      await page.goto(`${address()}/consultations/${slug}`);
      await page.getByRole("link", { name: "Tell me about changes and answers, by email" }).click();
      await page.getByLabel("Your email address").fill("nobody");
      await page.getByRole("button", { name: "Send me a link to confirm" }).click();
      await expect(page.getByRole("alert", { name: "Nothing was asked for" })).toBeVisible();
      await page.getByLabel("Your email address").fill(`told-${randomUUID()}@larch.example.org`);
      await page.getByRole("button", { name: "Send me a link to confirm" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Look in your mailbox" })).toBeVisible();
      await page.goto(`${address()}/consultations`);
      await expect(page).toHaveURL(`${address()}/`);
    });
  });
}
