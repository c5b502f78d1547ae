import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { letterAbout } from "./support/mail.ts";
import { bringIn } from "./support/messages.ts";
import { signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const slug = "pre-go-live-etmad";
const address = () => process.env.PORTAL_ADDRESS ?? "";
const base = () => `${address()}/staff/consultations/${slug}`;
const asCaseworker = (page: Page) =>
  signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, "caseworker@dcc.example.org");

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
      const text = `Q1: We agree, says ${person}.\n\nQ3: Part of this response is confidential.`;
      await bringIn(page, base(), { from, subject, text });
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
      const headers = [`In-Reply-To: ${letter.messageId}`];
      await bringIn(page, base(), { from, subject: `Re: ${letter.subject}`, text: answer, headers });
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
