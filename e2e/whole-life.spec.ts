import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, expect, type Page } from "@playwright/test";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { lookAtAll } from "./support/looks.ts";
import { readReference, signIn, writeResponse } from "./support/people.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { addDraftAndRedline, addEvidence, fillCondition, nothingBlocks } from "./support/submission.ts";
import { test } from "./support/test.ts";
import { unpack } from "./support/zip.ts";

// It lives through the close, so it has a portal and a clock of its own.
let portal: RunningPortal;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  portal = await launchPortal();
});
test.afterAll(async () => {
  test.setTimeout(120_000);
  await portal?.stop();
});

const slug = "pilot-etmad";
const canary = "CANARY7f3a the pilot costs us £41,237 a week";

/** Staff go without JavaScript here: `approvals-and-pack.spec.ts` fills in the same forms with it. */
const windowFor = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, portal, email);
  return page;
};

const jump = async (page: Page, to: string) => {
  await page.goto(portal.address);
  await page.getByRole("button", { name: to }).click();
};

async function fillOnePage(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Ash Heather");
  await page.getByLabel("Email address").fill("ash@heather.example.org");
  await page.getByRole("textbox", { name: "Your answer" }).fill("Typed while it was open.");
  await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
}

test("one consultation lives its whole life, from publication to the Department's download", async ({
  browser,
}, info) => {
  test.setTimeout(300_000);
  const visitor = await (await browser.newContext()).newPage();
  const owner = await windowFor(browser, "owner@dcc.example.org");
  const approver = await windowFor(browser, "approver@dcc.example.org");
  const caseworker = await windowFor(browser, "caseworker@dcc.example.org");

  await test.step("one person prepares it and a second one publishes it", async () => {
    const file = info.outputPath("content.json");
    const content = { ...(await readSeedConsultation()), slug, title: "A consultation of the journey" };
    await writeFile(file, JSON.stringify(content));
    await owner.goto(`${portal.address}/staff/consultations/new`);
    await owner.getByLabel("Content of the consultation").setInputFiles(file);
    await owner.getByRole("button", { name: "Prepare for publication" }).click();
    await owner.getByRole("button", { name: "Publish version 1" }).click();
    await expect(owner.getByRole("alert", { name: "This was not published" })).toContainText(
      "a second person publishes it",
    );
    expect((await visitor.goto(`${portal.address}/consultations/${slug}`))?.status()).toBe(404);
    await approver.goto(`${portal.address}/staff/consultations/${slug}/versions`);
    await approver.getByRole("button", { name: "Publish version 1" }).click();
    await expect(approver.getByText("Not yet: a second person publishes it")).toHaveCount(0);
    await visitor.goto(portal.address);
    await expect(visitor.getByRole("link", { name: "A consultation of the journey" })).toBeVisible();
  });

  const first = await (await browser.newContext()).newPage();
  const reference = await test.step("one response, confidential in part, is sent on time", async () => {
    await writeResponse(first, portal.address, slug, {
      organisation: "Bramble Networks Ltd",
      name: "Jo Bramble",
      email: "jo@bramble.example.org",
      q1: "The amendment has no end date.",
      q2: canary,
      isQ2Confidential: true,
    });
    await first.getByRole("button", { name: "Send response" }).click();
    return readReference(first);
  });

  const second = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const withScripts = await (await browser.newContext()).newPage();
  const without = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await test.step("S28.3 one is written before the close and sent after it, without JavaScript; it is kept and says it is late", async () => {
    await jump(visitor, "one minute before the close");
    await writeResponse(second, portal.address, slug, {
      organisation: "Thistle Energy Ltd",
      name: "Sam Thistle",
      email: "sam@thistle.example.org",
      q1: "The condition names no deadline.",
      q2: "The day is a bank holiday.",
      isQ2Confidential: false,
    });
    const onePage = `${portal.address}/consultations/pre-go-live-etmad/respond/one-page`;
    await Promise.all([withScripts, without].map((page) => fillOnePage(page, onePage)));
    await jump(visitor, "after the close");
    await second.getByRole("button", { name: "Send response" }).click();
    await second.getByRole("button", { name: /late/i }).click();
    await readReference(second);
    await expect(second.getByText("Your response is late")).toBeVisible();
  });

  await test.step("S28.3 the form with everything on one page, open across the close, is kept and offered as late in one press", async () => {
    for (const page of [withScripts, without]) {
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "The closing time has passed" })).toBeVisible();
      if (page === withScripts) await expectAccessible(page);
      await page.getByRole("link", { name: "Check your answers first" }).click();
      await expect(page.getByText("Typed while it was open.")).toBeVisible();
      await page.goBack();
      await page.getByRole("button", { name: "Send as late" }).press("Enter");
      await readReference(page);
      await expect(page.getByText("Your response is late")).toBeVisible();
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("The closing time has passed");
    }
  });

  await test.step("the receipt's file is checked against the published seal, in the browser", async () => {
    await expect
      .poll(
        async () =>
          (await visitor.goto(`${portal.address}/consultations/${slug}/register/1`).catch(() => null))?.status() ?? 200,
        {
          timeout: 90_000,
          intervals: [2_000],
        },
      )
      .toBe(200);
  });

  const here = `${portal.address}/staff/consultations/${slug}`;
  await test.step("staff read, assign, set a status, note, and raise a disagreement", async () => {
    await caseworker.goto(`${here}/responses`);
    await expect(caseworker.getByRole("row")).toHaveCount(3);
    await caseworker.getByRole("link", { name: reference }).click();
    await expect(caseworker.getByText(canary).first()).toBeVisible();
    await caseworker.getByRole("button", { name: "Assign to me" }).click();
    const stands = caseworker.getByRole("complementary", { name: "Working on this response" });
    await expect(stands.getByText("with Casey Worker")).toBeVisible();
    await caseworker.getByLabel("Status").selectOption({ label: "In hand" });
    await caseworker.getByRole("button", { name: "Set status" }).click();
    await expect(stands.getByText("In hand, with Casey Worker")).toBeVisible();
    await caseworker.getByLabel("New note").fill("Asks for an end date.");
    await caseworker.getByRole("button", { name: "Add note" }).click();
    await expect(caseworker.getByText("Asks for an end date.")).toBeVisible();
    for (const row of [1, 2]) {
      await caseworker.goto(`${here}/responses`);
      await caseworker.getByRole("row").nth(row).getByRole("link").first().click();
      await caseworker.getByRole("button", { name: "I have read this response in full" }).click();
      await expect(caseworker.getByRole("button", { name: "I have read this response in full" })).toHaveCount(0);
    }
  });

  await test.step("S28.6 the late one is found by the filter and decided on with a reason, which its author reads on the receipt", async () => {
    await owner.goto(`${here}/responses?late=undecided`);
    await expect(owner.getByRole("row")).toHaveCount(2);
    await owner.getByRole("row").nth(1).getByRole("link").first().click();
    await owner.getByRole("radio", { name: "Considered in part" }).check();
    await owner.getByRole("button", { name: "Record decision" }).click();
    await expect(owner.getByRole("alert", { name: "Nothing was decided" })).toContainText("Give the reason");
    await owner.getByLabel("Reason", { exact: true }).fill("The deadline for the condition, not the rest.");
    await owner.getByRole("button", { name: "Record decision" }).click();
    await expect(owner.getByRole("button", { name: "Supersede the decision" })).toBeVisible();
    await second.reload();
    await expect(second.getByText("DCC decided to consider part of your late response")).toBeVisible();
    await expect(second.getByText("The deadline for the condition, not the rest.")).toBeVisible();
  });

  await test.step("S24.4 an area of disagreement goes into the register, and is not resolved without evidence", async () => {
    await caseworker.goto(`${here}/disagreements`);
    await caseworker.getByRole("link", { name: `Raise Q1, area of disagreement 1 of ${reference}` }).click();
    await caseworker.getByLabel("Neutral title").fill("End date of the amendment");
    await caseworker.getByRole("button", { name: "Raise in the register" }).click();
    await expect(caseworker.getByRole("heading", { level: 1, name: "End date of the amendment" })).toBeVisible();
    await caseworker.getByRole("button", { name: "Propose as resolved" }).click();
    await expect(caseworker.getByRole("alert", { name: "It is not resolved" })).toContainText("a drafting change");
    await caseworker.getByLabel("Write DCC’s reply").fill("It ends with the Go Live ETMAD.");
    await caseworker.getByRole("button", { name: "Keep the reply" }).click();
    await expect(caseworker.getByLabel("Change DCC’s reply")).toBeVisible();
    await owner.goto(caseworker.url());
    await owner.getByRole("button", { name: "The title is neutral" }).click();
    await expect(owner.getByRole("button", { name: "The title is neutral" })).toHaveCount(0);
  });

  await test.step("S24.6 a person looks at every response that disagrees or has words without a position", async () => {
    await owner.goto(`${here}/pack`);
    await expect(owner.getByText(/looked at (it|them) for disagreement/)).toBeVisible();
    await lookAtAll(caseworker, here);
    await owner.goto(`${here}/pack`);
    await expect(owner.getByText(/looked at (it|them) for disagreement/)).toHaveCount(0);
  });

  const gate = async (name: string, fill: () => Promise<void>, refusal?: RegExp) => {
    await owner.goto(`${here}/approvals`);
    await owner.getByRole("link", { name: new RegExp(`^(Record|See the form)\\s*: ${name}`) }).click();
    await owner.getByLabel("Who decided or did this").fill("The body that decides");
    await owner.getByRole("textbox", { name: /^(Evidence|Source)$/ }).fill("Letter of that day");
    await fill();
    await owner.getByRole("button", { name: "Record" }).click();
    if (refusal) await expect(owner.getByRole("alert", { name: "This was not recorded" })).toContainText(refusal);
    else await expect(owner.getByRole("heading", { level: 1, name: "Approvals" })).toBeVisible();
  };
  const day = (label: string, on: string) => owner.getByLabel(label).fill(on);
  const choose = (outcome: string) => owner.getByRole("radio", { name: outcome, exact: true }).check();

  await test.step("S19.1 S19.5 the certificate track refuses what is out of order and names the paragraph", async () => {
    await gate("Certificate issued to the ECoS Party", () => day("Day of issue", "2023-04-25"), /§19/);
    await addEvidence(owner, `${here}/approvals/ssc-views`, "SSC views.pdf");
    await gate("Views of the Security Sub-Committee", async () => {
      await choose("Views given");
      await day("Day of the decision", "2023-04-25");
      await owner.getByLabel("Evidence file").selectOption({ label: "SSC views.pdf (Evidence)" });
    });
  });

  await test.step("S25.1 the instrument track goes in order: conclusion, decision", async () => {
    await gate("Consultation concluded", () => day("Day of the decision", "2023-04-25"));
    await gate("DCC’s decision after the consultation", async () => {
      await choose("Submit as consulted on");
      await day("Day of the decision", "2023-04-25");
      await owner.getByLabel("Reason", { exact: true }).fill("The responses ask for no change of substance.");
      await fillCondition(owner);
    });
  });

  await test.step("§24 no pack is built without the draft and its redline", async () => {
    await owner.goto(`${here}/pack`);
    await expect(owner.getByText("The redline of the final draft is missing.")).toBeVisible();
    await expect(owner.getByRole("button", { name: "Build the pack" })).toHaveCount(0);
    await addDraftAndRedline(owner, here);
  });

  await test.step("S24.2 the pack is built by one person, released by a second, and downloaded by the Department", async () => {
    await owner.goto(`${here}/pack/statement`);
    await owner
      .getByLabel("Why the draft is fit for purpose")
      .fill("It lets the certificates be provided before Go Live.");
    await owner.getByRole("button", { name: "Keep the statement" }).click();
    await expect(owner).toHaveURL(`${here}/pack`);
    await nothingBlocks(owner, here);
    await owner.getByLabel("Explanation").fill("Both are done; nobody has said so yet.");
    await owner.getByRole("button", { name: "Build the pack" }).click();
    await expect(async () => {
      await approver.goto(`${here}/pack`);
      await expect(approver.getByRole("heading", { name: "Version 1" })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await owner.goto(`${here}/pack`);
    await expect(owner.getByText("a second person releases it")).toBeVisible();
    const department = await windowFor(browser, "department@department.example.org");
    await expect(department.getByText("Packs appear here once DCC releases them")).toBeVisible();
    await approver.getByRole("button", { name: "Release version 1 to the Department" }).click();
    await expect(approver.getByText("Released to the Department")).toBeVisible();
    await department.reload();
    const downloading = department.waitForEvent("download");
    await department.getByRole("link", { name: "Download version 1" }).click();
    const zip = info.outputPath("pack.zip");
    await (await downloading).saveAs(zip);
    const folder = info.outputPath("pack");
    const names = await unpack(zip, folder);
    const sums = names.find((name) => name.endsWith("manifest-sha256.txt")) ?? "";
    const { stdout } = await promisify(execFile)("sha256sum", ["-c", basename(sums)], {
      cwd: join(folder, dirname(sums)),
    });
    expect(stdout).not.toContain("FAILED");
    const responses = names.find((name) => name.endsWith("responses.json")) ?? "";
    expect(await readFile(join(folder, responses), "utf8")).toContain(canary);
    const authority = await windowFor(browser, "authority@authority.example.org");
    await expect(authority.getByText("Packs appear here once DCC releases them")).toBeVisible();
    await approver.goto(`${portal.address}/staff/audit`);
    await expect(approver.getByRole("table").getByText("Downloaded a pack").first()).toBeVisible();
  });

  await test.step("no public byte holds what was confidential", async () => {
    const paths = [
      "/",
      `/consultations/${slug}`,
      `/consultations/${slug}/register`,
      `/consultations/${slug}/respond`,
      "/verify",
      "/verify/keys",
      "/sign-in",
    ];
    for (const path of paths) {
      for (const rsc of ["", "1"]) {
        const answer = await visitor.request.get(`${portal.address}${path}`, { headers: { rsc } });
        const bytes = `${JSON.stringify(answer.headers())}${await answer.text()}`;
        for (const secret of ["CANARY7f3a", "41,237", "Jo Bramble", "bramble.example.org"])
          expect(bytes, path).not.toContain(secret);
      }
    }
  });
});
