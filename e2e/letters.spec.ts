import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { letterAbout } from "./support/mail.ts";
import { signIn } from "./support/people.ts";

const slug = "pre-go-live-etmad";
const address = () => process.env.PORTAL_ADDRESS ?? "";
const base = () => `${address()}/staff/consultations/${slug}`;
const asCaseworker = (page: Page) =>
  signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, "caseworker@dcc.example.org");

const message = (subject: string, from: string, body: string, headers: string[] = []) => ({
  name: "message.eml",
  mimeType: "message/rfc822",
  buffer: Buffer.from(
    [
      "Received: from out.example.org by in.dcc.example.org; Mon, 17 Apr 2023 08:30:00 +0000",
      `From: ${from}`,
      "To: consultations@dcc.example.org",
      `Subject: ${subject}`,
      "Content-Type: text/plain; charset=utf-8",
      ...headers,
      "",
      body,
    ].join("\r\n"),
  ),
});

async function bringIn(page: Page, file: ReturnType<typeof message>) {
  await page.goto(`${base()}/intake`);
  await page.getByLabel("Email files").setInputFiles(file);
  await page.getByRole("button", { name: "Bring in email" }).click();
  await expect(page.getByText("1 new, 0 here already")).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("an answer to our letter stands with its response, is no second one, and staff write back", async ({
      page,
    }) => {
      const person = `Wren ${Date.now()}`;
      const from = `${person} <wren-${Date.now()}@larch.example.org>`;
      const subject = `Our response, ${person}`;
      await asCaseworker(page);
      await bringIn(
        page,
        message(subject, from, `Q1: We agree, says ${person}.\n\nQ3: Part of this response is confidential.`),
      );
      await page.getByRole("link", { name: subject }).click();
      await page.getByRole("button", { name: "Take into the register" }).click();
      await expect(page.getByRole("button", { name: "Take into the register" })).toBeHidden();
      const told = await page
        .getByText(/^R-\w{4}-\w{4}/)
        .first()
        .textContent();
      const reference = /R-\w{4}-\w{4}/.exec(told ?? "")?.[0] ?? "";
      const letter = await letterAbout(reference, "confidentiality-asked");
      await page.goto(`${base()}/responses/${reference}`);
      await expect(page.getByText("Which part is confidential? Not answered yet")).toBeVisible();

      const quoted = letter.text.replace(/^/gm, "> ");
      const answer = `Only the costs, please.\n\nOn Monday DCC wrote:\n${quoted}`;
      await bringIn(page, message(`Re: ${letter.subject}`, from, answer, [`In-Reply-To: ${letter.messageId}`]));
      const belonging = page.getByRole("region", { name: /About a response that is here/ });
      await belonging.getByRole("link", { name: `Re: ${letter.subject}` }).click();
      await expect(page.getByText("It answers a letter or message of ours.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Take into the register" })).toBeHidden();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "Record what it is" }).click();
      await expect(page.getByRole("link", { name: "Say what it is" })).toBeVisible();
      await page.getByLabel("An answer to us").check();
      await page.getByRole("button", { name: "Record what it is" }).click();

      await expect(page.getByRole("heading", { level: 1, name: `Response ${reference}` })).toBeVisible();
      const correspondence = page.getByRole("region", { name: "Correspondence" });
      await expect(correspondence.getByText("Which part is confidential? Answered: a person decides")).toBeVisible();
      await expect(correspondence.getByText("Answer to us", { exact: true })).toBeVisible();
      await expect(page.getByText(`We agree, says ${person}.`).first()).toBeVisible();
      // One version, and it counts: the answer has taken no place of it.
      await expect(page.getByRole("listitem").filter({ hasText: /^Version \d+, number/ })).toHaveCount(1);
      await expect(page.getByRole("listitem").filter({ hasText: /^Version 1, number .*Counts/ })).toBeVisible();

      await correspondence.getByText("Write to the respondent").click();
      await correspondence.getByLabel("Subject").fill("Your costs");
      await correspondence.getByRole("textbox", { name: "Letter" }).fill("It will be kept confidential. Which costs?");
      await correspondence.getByRole("button", { name: "Send the letter" }).click();
      await expect(page.getByText("The letter promises more than the law allows").first()).toBeVisible();
      await expect(correspondence.getByRole("textbox", { name: "Letter" })).toHaveValue(
        "It will be kept confidential. Which costs?",
      );
      await correspondence.getByRole("textbox", { name: "Letter" }).fill("Which costs do you mean?");
      await correspondence.getByRole("button", { name: "Send the letter" }).click();
      await expect(correspondence.getByText(`Your costs (${reference})`)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);

      await page.goto(`${base()}/responses?q=${encodeURIComponent(person)}`);
      await expect(page.getByRole("link", { name: /^R-\w{4}-\w{4}$/ })).toHaveCount(1);
    });
  });
}
