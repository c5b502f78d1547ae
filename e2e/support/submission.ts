import { expect, type Page } from "@playwright/test";
import { sampleCondition, sampleFiles } from "#prisma/seed/pre-go-live-etmad/samples.ts";

/** Adds the samples of a draft and its redline on the pack's page, as somebody who has them would. */
export async function addDraftAndRedline(page: Page, here: string): Promise<void> {
  const labels = {
    FINAL_DRAFT: ["Final draft, clean", "Add the draft"],
    REDLINE: ["Redline", "Add the redline"],
  } as const;
  for (const { kind, name, bytes } of await sampleFiles()) {
    const [label, button] = labels[kind];
    await page.goto(`${here}/pack`);
    const more = page.getByText("Add a draft or a redline");
    if (!(await page.getByLabel(label, { exact: true }).isVisible())) await more.click();
    const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    await page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType, buffer: bytes });
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("link", { name }).first()).toBeVisible();
  }
}

/** On the page of DCC's decision: the clause of the samples that holds the condition, its words, and that somebody read them. */
export async function fillCondition(page: Page): Promise<void> {
  await page.getByLabel("Clause of the draft that holds the condition of §19").fill("clause 4.2");
  await page.getByLabel("Its words").fill(sampleCondition);
  await page.getByRole("checkbox", { name: /I have read these words in the draft/ }).check();
}

/** Adds a file on the page of a gate, where its record can then name it. */
export async function addEvidence(page: Page, gatePage: string, name: string): Promise<void> {
  await page.goto(gatePage);
  const input = page.getByLabel("File that shows it");
  if (!(await input.isVisible())) await page.getByText("Add an evidence file first").click();
  await input.setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7 ${name}`) });
  await page.getByRole("button", { name: "Add the file" }).click();
  await expect(page.getByLabel("Evidence file")).toContainText(name);
}

/** Waits until nothing blocks: the portal reads the draft and seals the register by itself. */
export async function nothingBlocks(page: Page, here: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${here}/pack`);
    const isFree = await page.getByRole("button", { name: "Build the pack" }).isVisible();
    // Should it never come to that, the page itself says what blocks.
    if (!isFree) throw new Error((await page.getByRole("main").textContent()) ?? "");
  }).toPass({ timeout: 120_000, intervals: [2_000] });
}
