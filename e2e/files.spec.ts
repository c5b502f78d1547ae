import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const at = (path: string) => new URL(path, process.env.PORTAL_ADDRESS).href;
const start = "/consultations/pre-go-live-etmad/respond";

async function beginAtFiles(page: Page) {
  await page.goto(at(start));
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "An organisation" }).check();
  await page.getByLabel("Name of the organisation").fill("Bramble Networks Ltd");
  await page.getByLabel("Your name").fill("Fay Filer");
  await page.getByLabel("Email address").fill("fay@bramble.example.org");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("question 1 of 3")).toBeVisible();
  await page.goto(at(`${start}/files`));
  await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
}

const pdf = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(200_000)]);
const named = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });
    const inspect = javaScriptEnabled ? expectAccessible : async () => {};

    test("SX.6 S29.9 a file is the whole answer: added, refused where it must be, marked, sent, and named on the receipt", async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await beginAtFiles(page);
      await inspect(page);
      await page
        .getByLabel("Files")
        .setInputFiles([named("Our whole answer.pdf", pdf), named("costs.csv", Buffer.from("a,b\n1,2\n"))]);
      await page.getByRole("button", { name: "Add files" }).click();
      const mine = page.getByRole("listitem");
      await expect(mine.filter({ hasText: "Our whole answer.pdf" }).first()).toContainText("PDF, 195 KB");
      await expect(mine.filter({ hasText: "costs.csv" }).first()).toContainText("CSV, 8 bytes");

      await page
        .getByLabel("Add more files")
        .setInputFiles(named("report.pdf", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0])));
      await page.getByRole("button", { name: "Add files" }).click();
      await expect(page.getByText("of a kind that is not taken").first()).toBeVisible();
      await expect(page).toHaveTitle(/^Error: Files – /);
      await inspect(page);
      await page.getByLabel("Add more files").setInputFiles(named("nothing.txt", Buffer.alloc(0)));
      await page.getByRole("button", { name: "Add files" }).click();
      await expect(page.getByText("The file is empty").first()).toBeVisible();
      await page.getByLabel("Add more files").setInputFiles(named("wrong one.txt", Buffer.from("wrong")));
      await page.getByRole("button", { name: "Add files" }).click();
      await page.getByRole("button", { name: "Remove wrong one.txt" }).click();
      await expect(page.getByRole("button", { name: "Remove wrong one.txt" })).toHaveCount(0);

      await page.getByText("Part of it is confidential: costs.csv").click();
      await page
        .getByLabel("Public version of this file")
        .last()
        .setInputFiles(named("costs, public.csv", Buffer.from("a\n1\n")));
      await page.getByRole("button", { name: "Add the public version" }).last().click();
      await expect(page.getByText("Its public version. The file above is kept from publication")).toBeVisible();
      await inspect(page);

      await page.getByRole("button", { name: "Save and continue" }).click();
      await page.getByRole("checkbox", { name: "Our whole answer.pdf" }).check();
      await page.getByRole("textbox", { name: "Why it is confidential" }).first().fill("Contract prices");
      await page.getByRole("button", { name: "Save and continue" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Who will see what" })).toBeVisible();
      await expect(
        page
          .getByRole("region", { name: "File “Our whole answer.pdf”" })
          .getByText("Withheld at the respondent’s request"),
      ).toHaveCount(1);
      await expect(
        page.getByRole("region", { name: "File “costs.csv”" }).getByText("Withheld at the respondent’s request"),
      ).toHaveCount(1);
      const alike = page.getByRole("region", { name: "What all three would read" });
      await expect(alike.getByRole("region", { name: "File “costs, public.csv”" })).toHaveCount(1);
      await page.getByRole("link", { name: "Continue to check your answers" }).click();
      await expect(page.getByText("This file is marked confidential")).toHaveCount(2);
      await inspect(page);
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();

      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      await expect(page.getByText(sha256(pdf))).toBeVisible();
      await expect(page.getByText("204,809 bytes").or(page.getByText("200,009 bytes"))).toBeVisible();
      await inspect(page);
      const copy = await page.request.get(
        at((await page.getByRole("link", { name: "The exact copy of your response as a file" }).getAttribute("href"))!),
      );
      expect((await copy.json()).files.map(({ name }: { name: string }) => name)).toEqual([
        "Our whole answer.pdf",
        "costs.csv",
        "costs, public.csv",
      ]);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("SX.6 a file that was chosen and never added is not left behind by whoever goes on", async ({ page }) => {
      await beginAtFiles(page);
      await page.getByLabel("Files").setInputFiles(named("nothing.txt", Buffer.alloc(0)));
      await page.getByRole("button", { name: "Save and continue" }).click();
      await expect(page.getByText("The file is empty").first()).toBeVisible();
      await page.getByLabel("Files").setInputFiles(named("chosen.csv", Buffer.from("a\n1\n")));
      await page.getByRole("button", { name: "Save and continue" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("treated as confidential");
      await expect(page.getByRole("checkbox", { name: "chosen.csv" })).toBeVisible();
    });
  });
}

test("a cut line costs nothing: the file is sent again by itself, and stored once", async ({ page }) => {
  await beginAtFiles(page);
  let cuts = 0;
  await page.route("**/api/uploads/**", (route) => {
    cuts += 1;
    return cuts === 1 ? route.abort("connectionreset") : route.continue();
  });
  await page.getByLabel("Files").setInputFiles(named("again.pdf", pdf));
  await page.getByRole("button", { name: "Add files" }).click();
  await expect(page.getByRole("button", { name: "Remove again.pdf" })).toHaveCount(1);
  expect(cuts).toBe(2);
});

test("a form from another site, and one without a draft, add nothing", async ({ page, request }) => {
  await beginAtFiles(page);
  const address = at("/api/uploads/consultations/pre-go-live-etmad/files");
  const multipart = { files: named("a.txt", Buffer.from("words")) };
  const foreign = await page.request.post(address, { multipart, headers: { Origin: "https://elsewhere.example" } });
  expect(foreign.status()).toBe(403);
  const asked = { multipart, headers: { Origin: at("/").slice(0, -1), Accept: "application/json" } };
  expect(await (await request.post(address, asked)).json()).toEqual({ problems: ["gone"] });
  expect(await (await page.request.post(address, asked)).json()).toEqual({ problems: [null] });
});

test("more than 25 MB is refused before and after it is sent, in words", async ({ page }, info) => {
  await beginAtFiles(page);
  const large = Buffer.alloc(25 * 1024 * 1024 + 1, "a");
  await writeFile(info.outputPath("large.txt"), large);
  await page.getByLabel("Files").setInputFiles(info.outputPath("large.txt"));
  await page.getByRole("button", { name: "Add files" }).click();
  await expect(page.getByText("The file is larger than 25 MB. Make it smaller").first()).toBeVisible();
  const sent = await page.request.post(at("/api/uploads/consultations/pre-go-live-etmad/files"), {
    multipart: { files: named("large.txt", large) },
    headers: { Origin: at("/").slice(0, -1), Accept: "application/json" },
  });
  expect(await sent.json()).toEqual({ problems: ["too-large"] });
});
