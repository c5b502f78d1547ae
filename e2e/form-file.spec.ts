import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { archiveOf, readEntries } from "#lib/responses/form-file/archive/rules.ts";
import { formFileOf } from "#lib/responses/form-file/rules.ts";
import { emptyContent } from "#lib/responses/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const content = readSeedConsultation();
const source = { content, version: 1, closesAt: new Date(content.closesAt) };
const at = (path = "") => `${process.env.PORTAL_ADDRESS}/consultations/${content.slug}${path}`;
const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const filled = {
  ...emptyContent(content.slug, 1),
  respondent: {
    capacity: "self" as const,
    organisation: "",
    name: "Ann Larch",
    role: "",
    email: "ann@larch.example.org",
  },
  positions: { Q1: "agree-in-part" as const },
  answers: [{ question: "Q1", text: "The amendment should lapse by itself.", areas: [], alternativeOn: null }],
};
const upload = async (page: Page, buffer: Buffer) => {
  await page.getByLabel("The form that you filled in").setInputFiles({ name: "form.docx", mimeType, buffer });
  await page.getByRole("button", { name: "Upload the form" }).click();
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the form is downloaded, filled in, uploaded, and checked before anything is sent", async ({ page }) => {
      await page.goto(at());
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "download the response form" }).click(),
      ]);
      expect((await readFile(await download.path())).equals(await formFileOf(source))).toBe(true);
      await page.getByRole("link", { name: "upload it" }).click();
      await upload(page, await formFileOf(source, filled));
      await expect(page.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
      await expect(page.getByText("The amendment should lapse by itself.").first()).toBeVisible();
      await expect(page.getByText("ann@larch.example.org").first()).toBeVisible();

      await page.goto(at("/respond/file"));
      await upload(page, await formFileOf(source, filled));
      await expect(page.getByRole("link", { name: /Say whether the file takes the place/ })).toBeVisible();
    });

    test("what cannot be read is listed, and a file that is no form is refused in words", async ({ page }) => {
      await page.goto(at("/respond/file"));
      await upload(page, Buffer.from("%PDF-1.7"));
      await expect(page.getByRole("link", { name: /not a Word document/ })).toBeVisible();
      const [xml = ""] = await readEntries(await formFileOf(source, filled), ["word/document.xml"], 10_000_000);
      const note = "<w:p><w:r><w:t>Written in the margin</w:t></w:r></w:p><w:sectPr>";
      await upload(page, await archiveOf({ "word/document.xml": (xml ?? "").replace("<w:sectPr>", note) }));
      await expect(page.getByText("This stands in none of the boxes")).toBeVisible();
      await expect(page.getByText("Written in the margin")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("link", { name: "Check your answers" }).click();
      await expect(page.getByText("Written in the margin").first()).toBeVisible();
    });
  });
}

test("the upload page is accessible in light and dark, at 320 px", async ({ page }) => {
  await page.goto(at("/respond/file"));
  await expectAccessible(page, { inDark: true });
});
