import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const slug = "pre-go-live-etmad";
const address = () => process.env.PORTAL_ADDRESS ?? "";
const intake = () => `${address()}/staff/consultations/${slug}/intake`;
const asStaff = async (page: Page, email: string) => {
  await page.context().clearCookies();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, email);
};

const message = (subject: string, body: string, headers: string[] = []) => ({
  name: "message.eml",
  mimeType: "message/rfc822",
  buffer: Buffer.from(
    [
      "Received: from out.example.org by in.dcc.example.org; Mon, 17 Apr 2023 08:30:00 +0000",
      "From: Rowan Example <rowan@larch.example.org>",
      "To: consultations@dcc.example.org",
      `Subject: ${subject}`,
      "Date: Mon, 1 May 2023 09:00:00 +0000",
      "Content-Type: text/plain; charset=utf-8",
      ...headers,
      "",
      body,
    ].join("\r\n"),
  ),
});

async function bringIn(page: Page, file: ReturnType<typeof message>) {
  await page.goto(intake());
  await page.getByLabel("Email files").setInputFiles(file);
  await page.getByRole("button", { name: "Bring in email" }).click();
  await expect(page.getByText("1 new, 0 here already")).toBeVisible();
}

test("S28.8 S31.5 an email is brought in, read, taken into the register and acknowledged", async ({ page }) => {
  const subject = `Our response ${Date.now()}`;
  await asStaff(page, "caseworker@dcc.example.org");
  const file = message(
    subject,
    `Q1: We agree with the aim, number ${Date.now()}.\n\nQ2: 8 May is a bank holiday.\n\nPlease treat this response as confidential.\n\nRowan`,
  );
  await bringIn(page, file);
  await expectAccessible(page);
  await page.getByLabel("Email files").setInputFiles(file);
  await page.getByRole("button", { name: "Bring in email" }).click();
  await expect(page.getByText("0 new, 1 here already")).toBeVisible();

  await page.getByRole("link", { name: subject }).click();
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByText("Please treat this response as confidential.").first()).toBeVisible();
  await expect(page.getByText(/09:30.*17 April 2023/).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByText("Read it otherwise").click();
  await page.getByRole("button", { name: "Keep this reading" }).click();
  await expect(page.getByRole("link", { name: /Say why/ })).toBeVisible();
  await page.getByLabel("Answer to Q2").fill("");
  await page.getByLabel("Answer to Q3").fill("8 May is a bank holiday.");
  await page.getByLabel("Why you read it so").fill("The second answer speaks of further matters.");
  await page.getByRole("button", { name: "Keep this reading" }).click();
  await expect(page.getByText("The second answer speaks of further matters.")).toBeVisible();

  await page.getByRole("button", { name: "Take into the register" }).click();
  const reference = await page
    .getByText(/^R-\w{4}-\w{4}/)
    .first()
    .textContent();
  expect(reference).toMatch(/^R-/);
  await expect(page.getByRole("button", { name: "Take into the register" })).toBeHidden();
  await expectAccessible(page);
});

test("a letter is typed in by one person and registered by another", async ({ page }) => {
  await asStaff(page, "caseworker@dcc.example.org");
  await page.goto(intake());
  const name = `letter-${Date.now()}.txt`;
  const scan = { name, mimeType: "text/plain", buffer: Buffer.from(`We have nothing to add. ${name}`) };
  await page.getByLabel("Scan of the letter").setInputFiles(scan);
  await page.getByRole("button", { name: "Bring in a letter" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("A second person checks this letter")).toBeVisible();
  await page.getByLabel("No confidentiality request").check();
  await page.getByLabel("Answer to Q3").fill("We have nothing to add.");
  await page.getByLabel("Name", { exact: false }).first().fill("Hazel Example");
  await page.getByLabel("Date it arrived").fill("2023-04-17");
  await page.getByLabel("Why you read it so").fill("Stamped by the post room.");
  await page.getByRole("button", { name: "Keep this reading" }).click();
  await expect(page.getByText("Stamped by the post room.")).toBeVisible();
  await expectAccessible(page);
  const letter = page.url();
  await asStaff(page, "owner@dcc.example.org");
  await page.goto(letter);
  await page.getByRole("button", { name: "Take into the register" }).click();
  await expect(page.getByText(/^R-\w{4}-\w{4}/).first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S29.2 what one person reads as asking for less than before is taken in by a second person", async ({
    page,
  }) => {
    const subject = `Our views ${Date.now()}`;
    await asStaff(page, "caseworker@dcc.example.org");
    const body = `Q1: We agree with the aim, number ${Date.now()}.\n\nPlease treat this response as confidential.`;
    await bringIn(page, message(subject, body));
    await page.getByRole("link", { name: subject }).click();
    await page.getByText("Read it otherwise").click();
    await page.getByLabel("No confidentiality request").check();
    await page.getByLabel("Why you read it so").fill("They rang: it was a mistake.");
    await page.getByRole("button", { name: "Keep this reading" }).click();
    await expect(page.getByText("A second person takes this in")).toBeVisible();
    await expect(page.getByRole("button", { name: "Take into the register" })).toBeHidden();
    const place = page.url();
    await asStaff(page, "owner@dcc.example.org");
    await page.goto(place);
    await expect(page.getByText("It is read as asking for less than before")).toBeVisible();
    await page.getByRole("button", { name: "Take into the register" }).click();
    await expect(page.getByText(/^R-\w{4}-\w{4}/).first()).toBeVisible();
  });

  test("an automatic reply is told apart and set aside", async ({ page }) => {
    const subject = `Automatic reply ${Date.now()}`;
    await asStaff(page, "caseworker@dcc.example.org");
    await bringIn(page, message(subject, "I am out of the office.", ["Auto-Submitted: auto-replied"]));
    await page.getByRole("link", { name: subject }).click();
    await page.getByLabel("Why it is neither a response nor a question").fill("An automatic reply");
    await page.getByRole("button", { name: "Set aside" }).click();
    await expect(page.getByText("An automatic reply", { exact: false }).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Set aside" })).toBeHidden();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`several files at once, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("messages are brought in together, and a file that holds none keeps no other out", async ({ page }) => {
      const now = Date.now();
      await asStaff(page, "caseworker@dcc.example.org");
      await page.goto(intake());
      const letters = [1, 2].map((number) => ({
        ...message(`Answer ${number} of ${now}`, `Q1: We agree, ${number} of ${now}.`),
        name: `${number}.eml`,
      }));
      const broken = { name: "broken.msg", mimeType: "application/octet-stream", buffer: Buffer.alloc(0) };
      await page.getByLabel("Email files").setInputFiles([letters[0]!, broken, letters[1]!]);
      await page.getByRole("button", { name: "Bring in email" }).click();
      await expect(page.getByText("2 new, 0 here already")).toBeVisible();
      await expect(page.getByRole("alert", { name: "One file was not brought in" })).toContainText("not empty");
      await expect(page.getByRole("link", { name: `Answer 1 of ${now}` })).toBeVisible();
      await expect(page.getByRole("link", { name: `Answer 2 of ${now}` })).toBeVisible();
    });
  });
}

test("email and post are not there for others", async ({ page }) => {
  await asStaff(page, "approver@dcc.example.org");
  await page.goto(intake());
  await expect(page.getByRole("heading", { level: 1, name: "Email and post" })).toBeHidden();
});
