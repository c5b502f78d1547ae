import { expect, type Page } from "@playwright/test";
import { formFileOf } from "#lib/responses/form-file/rules.ts";
import { emptyContent } from "#lib/responses/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { test } from "./support/test.ts";

const portal = (path: string) => `${process.env.PORTAL_ADDRESS}${path}`;
const slug = "pre-go-live-etmad";

async function signInAs(page: Page, email: string, next: string) {
  await page.context().clearCookies();
  await signIn(page, { address: portal(""), password: process.env.PORTAL_PASSWORD ?? "" }, email, next);
}

async function ask(page: Page, question: string, email = "") {
  await page.goto(portal(`/consultations/${slug}`));
  await page.getByRole("link", { name: "Ask a question about the documents" }).click();
  await expect(page.getByText("A question is not a response", { exact: true })).toBeVisible();
  await page.getByLabel("Your question").fill(question);
  await page.getByLabel("Paragraph it is about").fill("18");
  await page.getByLabel("Your name").fill("Ann Larch");
  await page.getByLabel("Your email address").fill(email);
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your question has been received" })).toBeVisible();
  return (await page.getByText(/^Q-\w{4}-\w{4}$/).textContent()) ?? "";
}

test("§32 a question is answered for everyone by two people, and nobody learns who asked", async ({ page }) => {
  const question = `Does the amendment to clause L3.18 lapse by itself? ${Date.now()}`;
  const reference = await ask(page, `I am Ann Larch. ${question}`, "ann@larch.example.org");
  await expectAccessible(page);

  const log = `/staff/consultations/${slug}/clarifications`;
  await signInAs(page, "caseworker@dcc.example.org", log);
  await expectAccessible(page);
  await page.getByRole("link", { name: reference }).click();
  await page.getByLabel("The question as everyone will read it").fill(question);
  await page.getByLabel("Answer", { exact: true }).fill("Yes, when the Go Live ETMAD is designated.");
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByRole("button", { name: "Keep the answer" }).click();
  await expect(page.getByText("The answer changes what the documents mean")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish question and answer" })).toBeHidden();
  await expectAccessible(page);

  await signInAs(page, "approver@dcc.example.org", `${log}/${reference}`);
  await page.getByRole("button", { name: "Publish question and answer" }).click();
  await expect(page.getByRole("link", { name: "Confirm that question and answer do not say who asked" })).toBeVisible();
  await page.getByLabel("I have read question and answer").check();
  await page.getByRole("button", { name: "Publish question and answer" }).click();
  await expect(page.getByRole("heading", { name: /^Published as question/ })).toBeVisible();
  await expect(page.getByText("look at extending the period")).toBeVisible();

  await page.context().clearCookies();
  await page.goto(portal(`/consultations/${slug}/clarifications`));
  await expect(page.getByText(question)).toBeVisible();
  await expect(page.getByText("Changes what the documents mean").first()).toBeVisible();
  await expect(page.getByText(/Larch/)).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(portal(`/consultations/${slug}`));
  await expect(page.getByText(question)).toBeVisible();
});

test("whoever holds a draft with an address is mailed the answer, and can stop such letters by its link", async ({
  page,
}) => {
  const content = readSeedConsultation();
  const address = `holder-${Date.now()}@larch.example.org`;
  const draft = emptyContent(slug, 1);
  const form = await formFileOf(
    { content, version: 1, closesAt: new Date(content.closesAt) },
    { ...draft, respondent: { ...draft.respondent, email: address } },
  );
  await page.goto(portal(`/consultations/${slug}/respond/file`));
  await page.getByLabel("The form that you filled in").setInputFiles({ name: "form.docx", mimeType: "", buffer: form });
  await page.getByRole("button", { name: "Upload the form" }).click();
  await expect(page.getByText(address).first()).toBeVisible();

  const reference = await ask(page, "Is the pilot part of the change?");
  const entry = `/staff/consultations/${slug}/clarifications/${reference}`;
  await signInAs(page, "caseworker@dcc.example.org", entry);
  await page.getByLabel("Answer", { exact: true }).fill("It is background (paragraph 5).");
  await page.getByLabel("No: it explains what they say").check();
  await page.getByRole("button", { name: "Keep the answer" }).click();
  await expect(page.getByRole("heading", { name: "As it will be published" })).toBeVisible();
  await signInAs(page, "approver@dcc.example.org", entry);
  await page.getByLabel("I have read question and answer").check();
  await page.getByRole("button", { name: "Publish question and answer" }).click();
  await expect(page.getByRole("heading", { name: /^Published as question/ })).toBeVisible();

  await signInAs(page, "administrator@dcc.example.org", "/staff/mail");
  // Another journey may have had an answer published meanwhile: each of its letters bears the link.
  await page.getByRole("row").filter({ hasText: address }).getByRole("link").first().click();
  const letter = await page.getByText(/No more letters about this draft, please:/).textContent();
  const link = /https?:\S+\/reminders\/stop\/\S+/.exec(letter ?? "")?.[0] ?? "";
  await page.goto(`${link}x`);
  await expect(page.getByRole("button", { name: "Stop letters about this draft" })).toBeHidden();
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop letters about this draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "No more letters about this draft" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("§32 a question can be asked with nothing but its words", async ({ page }) => {
    await page.goto(portal(`/consultations/${slug}/clarifications/ask?paragraph=36`));
    await expect(page.getByLabel("Paragraph it is about")).toHaveValue("36");
    await page.getByLabel("Your email address").fill("no address");
    await page.getByRole("button", { name: "Send question" }).click();
    await expect(page.getByRole("link", { name: "Write your question" })).toBeVisible();
    await expect(page.getByLabel("Your email address")).toHaveValue("no address");
    await page.getByLabel("Your email address").fill("");
    await page.getByRole("textbox", { name: "Your question" }).fill("When does it take effect?");
    await page.getByRole("button", { name: "Send question" }).click();
    await expect(page.getByText("You gave no address")).toBeVisible();
  });
});

test("a staff page is not there for others", async ({ page }) => {
  await page.goto(portal(`/staff/consultations/${slug}/clarifications`));
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
