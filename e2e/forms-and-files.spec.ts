import { expect, type Page } from "@playwright/test";
import { formFileOf } from "#lib/responses/form-file/rules.ts";
import { fullContent } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { readReference, signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const slug = "pre-go-live-etmad";
const address = () => process.env.PORTAL_ADDRESS ?? "";
const staff = (path: string) => `${address()}/staff/consultations/${slug}/${path}`;
const asStaff = async (page: Page, email: string) => {
  await page.context().clearCookies();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("S31.7 whoever asks for confidentiality in words is asked before sending, can send all the same, and staff see the flag", async ({
      page,
    }) => {
      await page.goto(`${address()}/consultations/${slug}/respond/one-page`);
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Jo Respondent");
      await page.getByLabel("Email address").fill("jo@bramble.example.org");
      await page.getByRole("textbox", { name: "Your answer" }).fill("Please do not publish this response.");
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByText("Do you ask for any of this to be treated as confidential?")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("link", { name: "Mark what is confidential" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("treated as confidential");
      await page.goBack();
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      const reference = await readReference(page);
      await asStaff(page, "caseworker@dcc.example.org");
      await page.goto(staff(`responses?q=${reference}`));
      await expect(page.getByText("Asks in words")).toBeVisible();
      await page.goto(staff(`responses/${reference}`));
      await expect(page.getByText("It asks for confidentiality in words, and nothing is marked")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
    });
  });
}

test("SX.6 a filled-in form sent by email is read into the questions, and its words are found with file and page", async ({
  page,
}) => {
  const content = readSeedConsultation();
  const word = `Quillwort${Date.now()}`;
  const form = await formFileOf(
    { content, version: 1, closesAt: new Date(content.closesAt) },
    fullContent(content, { general: `The ${word} meters must be tested.` }),
  );
  const raw = [
    "Received: from out.example.org by in.dcc.example.org; Mon, 17 Apr 2023 08:30:00 +0000",
    "From: Sam Example <sam@thistle.example.org>",
    "To: consultations@dcc.example.org",
    `Subject: Our form ${word}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="edge"',
    "",
    "--edge",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Please find our response attached.",
    "--edge",
    'Content-Type: application/octet-stream; name="our form.docx"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="our form.docx"',
    "",
    form.toString("base64").replace(/.{76}/g, "$&\r\n"),
    "--edge--",
  ].join("\r\n");
  await asStaff(page, "caseworker@dcc.example.org");
  await page.goto(staff("intake"));
  const file = { name: "form.eml", mimeType: "message/rfc822", buffer: Buffer.from(raw) };
  await page.getByLabel("Email files").setInputFiles(file);
  await page.getByRole("button", { name: "Bring in email" }).click();
  await page.getByRole("link", { name: `Our form ${word}` }).click();
  await expect(page.getByRole("heading", { name: "The response form" })).toBeVisible();
  await expect(page.getByText("Agree in part").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take into the register" }).click();
  await expect(page.getByRole("button", { name: "Take into the register" })).toBeHidden();

  await expect(async () => {
    await page.goto(staff(`responses?q=${word}`));
    await expect(page.getByRole("link", { name: /^our form\.docx, page/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole("link", { name: /^our form\.docx, page/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "our form.docx" })).toBeVisible();
  await expect(page.locator("mark", { hasText: word }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Response R-/ }).click();
  await expect(page.getByText("It came by email")).toBeVisible();
  await page.getByRole("link", { name: "The message as it came, and how it was read" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Our form ${word}` })).toBeVisible();
});
