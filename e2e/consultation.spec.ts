import { expect, type Page } from "@playwright/test";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { test } from "./support/test.ts";

const content = readSeedConsultation();
const sentence = "16:00 UK time (BST) on Tuesday 25 April 2023";
const address = (path = "") => `${process.env.PORTAL_ADDRESS}/consultations/pre-go-live-etmad${path}`;

/** A paragraph by its public address, which is a promise to readers. */
const paragraph = (page: Page, number: number) => page.locator(`#para-${number}`);
const squeezed = (text: string | null) => (text ?? "").replace(/\s+/g, "");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    // They only read: one page, opened once, serves them in turn.
    test.describe.configure({ mode: "default" });
    let page: Page;
    test.beforeAll(async ({ browser }) => {
      page = await browser.newPage({ javaScriptEnabled });
      await page.goto(address());
    });
    test.afterAll(() => page.close());

    test("a reader finds the open consultation from the home page, with its deadline", async ({ page: own }) => {
      await own.goto(process.env.PORTAL_ADDRESS ?? "");
      await expect(own.getByRole("heading", { name: "Open", exact: true })).toBeVisible();
      await expect(own.getByText(`Closes at ${sentence}`)).toBeVisible();
      await own.getByRole("link", { name: content.title }).click();
      await expect(own.getByRole("heading", { level: 1, name: content.title })).toBeVisible();
    });

    test("all 38 paragraphs stand on the page word for word, each at its address", async () => {
      for (const entry of content.document.paragraphs) {
        const shown = await paragraph(page, entry.number).evaluate((element) => {
          const copy = element.cloneNode(true) as Element;
          // Footnote marks and our notes are not the paragraph's words; nor is what only a screen reader says of a placeholder.
          for (const extra of copy.querySelectorAll("sup, [role=note], .sr-only")) extra.remove();
          return copy.textContent;
        });
        const table = content.document.questions.map(({ label, wording }) => label + wording).join("");
        const words = paragraphText(entry).replace("Q1\nQ2\nQ3", table);
        expect(squeezed(shown)).toBe(squeezed(`${entry.number}.${words}`));
      }
    });

    test("S27.7 the three questions are shown word for word", async () => {
      await page.goto(address("#q2"));
      for (const { label, wording } of content.document.questions) {
        await expect(page.getByRole("row", { name: `${label} ${wording}` })).toBeVisible();
      }
    });

    test("S36.1 both placeholders are shown and spoken, and no date stands in §36", async () => {
      await page.goto(address("#para-36"));
      for (const media of ["screen", "print"] as const) {
        await page.emulateMedia({ media });
        await expect(paragraph(page, 36).getByText("[DD MM YYYY]")).toBeVisible();
        await expect(paragraph(page, 36).getByText("[XX]")).toBeVisible();
      }
      await page.emulateMedia({ media: "screen" });
      await expect(paragraph(page, 36)).toContainText("date not yet decided");
      await expect(paragraph(page, 36)).toContainText("annex number not yet decided");
      await expect(paragraph(page, 36)).not.toContainText("May");
    });

    test("outside the document's own words no surface gives the closing day without its time", async () => {
      const words = squeezed(await page.getByRole("main").textContent());
      const ours = content.document.paragraphs.reduce(
        (left, entry) => left.replace(squeezed(paragraphText(entry)), ""),
        words,
      );
      expect(ours).toContain(squeezed(sentence));
      expect(ours.replaceAll(squeezed(sentence), "")).not.toContain("25April");
    });

    test("S17.1 a definition opens in place by keyboard, and closes", async () => {
      await page.goto(address("#para-17"));
      await paragraph(page, 17).getByRole("button", { name: "L3.18" }).press("Enter");
      const definition = page.getByRole("dialog", { name: "L3.18" });
      await expect(definition).toContainText("limits the provision of transitionalCoS Certificates to the CoS Party");
      await page.keyboard.press("Escape");
      await expect(definition).toBeHidden();
    });

    test("a footnote leads to its address as printed, and back", async () => {
      await page.getByRole("link", { name: "Footnote 1", exact: true }).click();
      await expect(page).toHaveURL(/#footnote-1$/);
      const printed = content.document.footnotes[0]?.href ?? "";
      await expect(page.getByRole("link", { name: printed })).toHaveAttribute("href", printed);
      await page.getByRole("link", { name: "Back to paragraph 3", exact: true }).click();
      await expect(page).toHaveURL(/#footnote-1-mark$/);
    });

    test("the document's defects are told beside the paragraph, as ours", async () => {
      const note = page.getByRole("note", { name: "On paragraph 23, by this portal" });
      await note.getByText("Portal’s note").click();
      await expect(note).toContainText("“Attachment 1” names two things");
      await expect(note).toContainText("The direction is printed in Appendix A");
      // The same note is told once: elsewhere its name leads there.
      const again = page.getByRole("note", { name: "On paragraph 26, by this portal" });
      await again.getByText(/^Portal’s note/).click();
      await expect(again).toContainText("“Attachment 1” names two things");
      await expect(again).not.toContainText("The direction is printed in Appendix A");
      await expect(paragraph(page, 31)).toContainText("Environmental Regulations 2004");
    });

    test("what is read comes whole, as the same bytes for everybody and with our own script alone", async ({
      request,
    }) => {
      for (const path of ["", "/register", "/clarifications", "/versions/1"]) {
        const answer = await request.get(address(path));
        expect(answer.headers()["cache-control"], path).toBe("public, no-cache");
        expect((await answer.text()).match(/<script[^>]*>/g), path).toEqual(['<script src="/reading.js" defer>']);
      }
    });

    test("§28 a letter to the consulting body carries the reference in its subject", async () => {
      const href = await page.getByRole("link", { name: "Respond by email" }).getAttribute("href");
      expect(new URL(href ?? "").searchParams.get("subject")).toContain(content.reference);
    });

    test("a consultation that does not exist answers 404 with words and a way on", async ({ page: own }) => {
      const answer = await own.goto(`${process.env.PORTAL_ADDRESS}/consultations/no-such-thing`);
      expect(answer?.status()).toBe(404);
      await expect(own.getByRole("heading", { level: 1 })).toBeVisible();
    });
  });
}
