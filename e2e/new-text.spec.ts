import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { asksOtherwise, correctedText, publishedConsultation } from "#prisma/factories/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";

async function published(title: string): Promise<ConsultationContent> {
  await connectToPortal();
  const content = await publishedConsultation({ title: `${title} ${randomUUID().slice(0, 8)}` });
  await stopSender();
  await disconnect();
  return content;
}

/** A text without the box and Q3, with Q2 in other words, published later on the demonstration's first day. */
async function ask(content: ConsultationContent): Promise<void> {
  await connectToPortal();
  await correctedText(content, new Date("2023-04-17T20:00:00.000Z"), asksOtherwise(content), "Q2 was misread.");
  await stopSender();
  await disconnect();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a draft that meets a new text says so, loses nothing, and is received with each answer under the words it was given to", async ({
      page,
    }) => {
      const content = await published(`A text that asks otherwise later, JavaScript ${javaScriptEnabled}`);
      const start = `${address()}/consultations/${content.slug}/respond`;
      // Somewhere else is only gone to once the save has led on.
      const saved = async () => {
        const before = page.url();
        await page.getByRole("button", { name: "Save and continue" }).click();
        await expect(page).not.toHaveURL(before);
      };
      await page.goto(start);
      await page.getByRole("button", { name: "Begin your response" }).click();
      await page.getByRole("radio", { name: "Myself" }).check();
      await page.getByLabel("Your name").fill("Robin Reader");
      await page.getByLabel("Email address").fill(`new-text-${javaScriptEnabled}@reader.example.org`);
      await saved();
      await page.goto(`${start}/q2`);
      await page.getByLabel("Your reasons and comments").fill("The date is a bank holiday.");
      await saved();
      await page.goto(`${start}/more`);
      await page.getByLabel("Your comments").fill("Words in the box that went.");
      await saved();

      await ask(content);
      await page.goto(`${start}/q2`);
      await expect(
        page.getByText("The consultation’s text changed on Monday 17 April 2023, since you began"),
      ).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: "Do you agree with the later date?" })).toBeVisible();
      await expect(page.getByText("You answered this when it was put in other words")).toBeVisible();
      await expect(page.getByLabel("Your reasons and comments")).toHaveValue("The date is a bank holiday.");
      if (javaScriptEnabled) await expectAccessible(page);
      await page.goto(`${start}/more`);
      await expect(page.getByLabel("Your comments")).toHaveValue("Words in the box that went.");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("(version 1 of the text)");

      await page.goto(`${start}/confidentiality`);
      await page
        .getByRole("checkbox", { name: /\(version 1 of the text\)$/ })
        .first()
        .check();
      await saved();
      await page.goto(`${start}/check`);
      await expect(page.getByText("Words in the box that went.")).toBeVisible();
      await page.getByRole("checkbox", { name: /^I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      await expect(page.getByText("Words in the box that went.").first()).toBeVisible();
      await expect(page.getByRole("heading", { name: /^Q2\..*\(version 1 of the text\)$/ })).toBeVisible();
    });
  });
}
