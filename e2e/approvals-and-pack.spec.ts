import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, expect, type Page } from "@playwright/test";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { connectToPortal, forStaff } from "./support/portal-database.ts";
import { addEvidence, fillCondition, nothingBlocks } from "./support/submission.ts";
import { test } from "./support/test.ts";
import { unpack } from "./support/unpack.ts";

const run = promisify(execFile);
const slug = "pre-go-live-etmad";
const secret = "The heron contract costs us forty thousand a week";

// It lives through the close, so it has a portal and a clock of its own. Without JavaScript the same forms are filled in `counted.spec.ts`.
let portal: RunningPortal;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  portal = await launchPortal();
});
test.afterAll(() => portal.stop());

const here = () => `${portal.address}/staff/consultations/${slug}`;
const windowFor = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signIn(page, portal, email);
  return page;
};

test("S19.1 S24.1 S24.6 S25.1 S25.3 S30.3 S36.3 S38.1 the two tracks and the pack, gate by gate, to the Department's download", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  await test.step("two responses are sent, one of them confidential in part", async () => {
    await connectToPortal(portal.folder);
    const content = readSeedConsultation();
    for (const [organisation, text, marks] of [
      ["Heather Networks", secret, [{ level: "answer" as const, field: "Q2", reason: "It is our price." }]],
      ["Thistle Energy Ltd", "=1+1", []],
    ] as const) {
      const full = fullContent(content);
      const answers = full.answers.map((answer) => (answer.question === "Q2" ? { ...answer, text } : answer));
      await sentResponse(content, {
        ...full,
        respondent: { ...full.respondent, organisation },
        answers,
        marks: [...marks],
      });
    }
    await stopSender();
    await disconnect();
  });

  const owner = await windowFor(browser, "owner@dcc.example.org");
  const gate = async (path: string, fields: Record<string, string>, choose?: string) => {
    // Where the page already speaks of this gate, an added file is chosen there.
    if (!owner.url().includes(`/approvals/${path}?added=`)) await owner.goto(`${here()}/approvals/${path}`);
    if (choose) await owner.getByRole("radio", { name: choose, exact: true }).check();
    for (const [label, value] of Object.entries({ "Who decided or did this": "The body concerned", ...fields })) {
      await owner.getByLabel(label, { exact: true }).fill(value);
    }
    await owner.getByLabel(/^(Evidence|Source)$/).fill("Minutes of that day");
    await owner.getByRole("button", { name: "Record", exact: true }).click();
  };
  const recorded = () => expect(owner.getByRole("heading", { level: 1, name: "Approvals" })).toBeVisible();
  const refused = (text: string | RegExp) =>
    expect(owner.getByRole("alert", { name: "This was not recorded" })).toContainText(text);

  await test.step("out of order is refused, names its paragraph, and loses nothing that was typed", async () => {
    await gate("certificate-issued", { "Day of issue": "2023-04-17", "Note (optional)": "Typed words" });
    await refused("§19: The approval of the SMKI PMA is not on record.");
    await expect(owner.getByLabel("Note (optional)")).toHaveValue("Typed words");
    await expectAccessible(owner);
    await gate("pma-decision", { "Day of the decision": "2023-04-14" }, "Approved");
    await refused("§19: There is no record of the Security Sub-Committee’s views");
  });

  await test.step("the Sub-Committee advises; the PMA approves early, on the evidence of a file", async () => {
    const views = { "Day of the decision": "2023-04-13", "The views that were given (optional)": "No objection." };
    await gate("ssc-views", views, "Views given");
    await refused("§19: Attach the Sub-Committee’s views as a file.");
    await addEvidence(owner, `${here()}/approvals/ssc-views`, "SSC views.pdf");
    await gate("ssc-views", views, "Views given");
    await recorded();
    await owner.goto(`${here()}/approvals/pma-decision`);
    const file = owner.getByLabel("File that shows it");
    await file.setInputFiles({
      name: "virus.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from([0x4d, 0x5a, 0]),
    });
    await owner.getByRole("button", { name: "Add the file" }).click();
    await expect(owner.getByRole("alert", { name: "The file was not added" })).toContainText("told by its content");
    await expectAccessible(owner);
    await file.setInputFiles({
      name: "PMA minutes.pdf",
      mimeType: "text/html",
      buffer: Buffer.from("%PDF-1.7 minutes"),
    });
    await owner.getByRole("button", { name: "Add the file" }).click();
    await expect(owner.getByLabel("Evidence file")).toContainText("PMA minutes.pdf");
    await owner.getByRole("radio", { name: "Approved", exact: true }).check();
    await owner.getByLabel("Day of the decision").fill("2023-04-14");
    await owner.getByLabel("Who decided or did this").fill("The SMKI PMA");
    await owner.getByLabel("Evidence", { exact: true }).fill("Minutes, item 2");
    await owner.getByRole("button", { name: "Record", exact: true }).click();
    await recorded();
    await expect(owner.getByText("Takes effect when version 3.0 is in force.")).toBeVisible();
    await expectAccessible(owner);
  });

  await test.step("evidence comes as a download and nothing else", async () => {
    const link = await owner.getByRole("link", { name: "PMA minutes.pdf" }).getAttribute("href");
    const answer = await owner.request.get(new URL(link ?? "", portal.address).href);
    expect(answer.headers()["content-disposition"]).toContain('attachment; filename="PMA minutes.pdf"');
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  });

  await test.step("while it is open the pack is blocked, and says by what", async () => {
    await owner.goto(`${here()}/pack`);
    await expect(
      owner.getByText("The consultation closes at 16:00 UK time (BST) on Tuesday 25 April 2023.", { exact: false }),
    ).toBeVisible();
    await expect(owner.getByRole("button", { name: "Build the pack" })).toHaveCount(0);
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "after the close" }).click();
  });

  await test.step("the instrument track goes in its order", async () => {
    await gate("conclusion", { "Day of the decision": "2023-04-25" });
    await recorded();
    await owner.goto(`${here()}/pack`);
    await expect(owner.getByText("DCC has not recorded its decision to submit", { exact: false })).toBeVisible();
    await expect(owner.getByText("Sample, not the ETMAD’s text", { exact: false }).first()).toBeVisible();
    await owner.goto(`${here()}/approvals/submission-decision`);
    await fillCondition(owner);
    await owner.getByRole("radio", { name: "Submit as consulted on" }).check();
    await owner.getByLabel("Day of the decision").fill("2023-04-25");
    await owner.getByLabel("Reason", { exact: true }).fill("No change is asked for.");
    await owner.getByLabel("Who decided or did this").fill("DCC");
    await owner.getByLabel("Evidence", { exact: true }).fill("Minutes of that day");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "Record", exact: true }).click();
    await recorded();
    await gate("department-decision", { "Day of the decision": "2023-04-25" }, "Approved");
    await refused("§25: The submission to the Department is not on record.");
  });

  await test.step("S24.6 the pack is built once every response is read and looked at, (b) is written and the rest explained", async () => {
    await owner.goto(`${here()}/pack`);
    await expect(owner.getByRole("link", { name: "Write the statement" })).toBeVisible();
    await expect(owner.getByRole("button", { name: "Build the pack" })).toHaveCount(0);
    await connectToPortal(portal.folder);
    await readyForPack(await forStaff(slug), await person("CONSULTATION_OWNER"));
    await stopSender();
    await disconnect();
    await nothingBlocks(owner, here());
    await owner.getByRole("button", { name: "Build the pack" }).click();
    await expect(owner.getByRole("alert", { name: "The pack was not ordered" })).toContainText("Explain");
    await owner.getByLabel("Explanation").fill("They are done; nobody has said so yet.");
    await owner.getByRole("button", { name: "Build the pack" }).click();
    await expect(async () => {
      await expect(owner.getByRole("heading", { level: 3, name: "Version 1" })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await expect(
      owner.getByText("You had this pack built: a second person releases it to the Department"),
    ).toBeVisible();
    await expectAccessible(owner);
  });

  const department = await windowFor(browser, "department@department.example.org");
  await test.step("S30.3 it goes to the Department by a second person, and to nobody else", async () => {
    await expect(department.getByText("Packs appear here once DCC releases them to the Department.")).toBeVisible();
    const approver = await windowFor(browser, "approver@dcc.example.org");
    await approver.goto(`${here()}/pack`);
    await approver.getByRole("button", { name: "Release version 1 to the Department" }).click();
    await expect(approver.getByText("Released to the Department")).toBeVisible();
    const authority = await windowFor(browser, "authority@authority.example.org");
    await expect(authority.getByText("Packs appear here once DCC releases them to the Authority.")).toBeVisible();
    await expectAccessible(authority);
  });

  await test.step("the Department downloads it, every hash agrees, and marked text is in it", async () => {
    await department.reload();
    await expectAccessible(department);
    const [download] = await Promise.all([
      department.waitForEvent("download"),
      department.getByRole("link", { name: "Download version 1" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ETMAD-PGL-2023-submission-pack-v1.zip");
    const folder = test.info().outputPath("pack");
    const zip = test.info().outputPath("pack.zip");
    await download.saveAs(zip);
    const files = await unpack(zip, folder);
    const { stdout } = await run("sha256sum", ["-c", "--strict", "manifest-sha256.txt"], { cwd: folder });
    expect(stdout.trim().split("\n")).toHaveLength(files.length - 1);
    expect(stdout).not.toMatch(/FAILED/);
    const { stdout: found } = await run("grep", ["-rl", secret, "."], { cwd: folder });
    expect(found).toContain("response.json");
    const href = (await department.getByRole("link", { name: "Download version 1" }).getAttribute("href")) ?? "";
    for (const who of ["authority@authority.example.org", "caseworker@dcc.example.org"]) {
      const other = await windowFor(browser, who);
      expect((await other.request.get(new URL(href, portal.address).href)).status()).toBe(404);
    }
  });

  await test.step("S36.3 re-designation: a day after 8 May needs its reason; then version 3.0 is in force, and S38.1 the notice completes the track", async () => {
    await owner.goto(`${here()}/approvals/submission`);
    await owner.getByLabel("Submission pack").selectOption("1");
    await owner.getByLabel("Day of the submission").fill("2023-04-25");
    await owner.getByLabel("Who decided or did this").fill("DCC");
    await owner.getByLabel("Evidence", { exact: true }).fill("Covering letter");
    await owner.getByRole("button", { name: "Record", exact: true }).click();
    await recorded();
    await owner.getByRole("button", { name: "after designation" }).click();
    await gate("department-decision", { "Day of the decision": "2023-05-04" }, "Approved");
    await recorded();
    const direction = {
      "Day on which the direction was made": "2023-05-05",
      "Day from which it has effect": "2023-05-09",
    };
    await gate("redesignation", direction);
    await refused("§§26 and 27: Tuesday 9 May 2023 is later than the proposed Monday 8 May 2023");
    await expectAccessible(owner);
    await gate("redesignation", { ...direction, "Day from which it has effect": "2023-05-08" });
    await recorded();
    await expect(
      owner.getByText("the notice to the SEC Administrator is not on record (§38)", { exact: false }),
    ).toBeVisible();
    await gate("sec-administrator-notified", { "Day of the notice": "2023-05-05" });
    await recorded();
    await expect(owner.getByText("Complete: re-designated, and the SEC Administrator notified.")).toBeVisible();
    await gate("certificate-issued", { "Day of issue": "2023-05-09" });
    await recorded();
    await gate("certificate-provided", { "Day on which they were provided": "2023-05-09" });
    await recorded();
  });

  await test.step("a PMA record that did not happen leaves nothing that stood on it complete, and says so", async () => {
    await expect(owner.getByText("Complete: the certificates are with the CSPs.")).toBeVisible();
    await owner.getByRole("link", { name: "Put right the record: Decision of the SMKI PMA" }).click();
    await owner.getByRole("button", { name: "Record that it did not happen" }).click();
    await expect(owner.getByRole("alert", { name: "Nothing was taken back" })).toContainText("Give the reason");
    await owner.getByLabel("Why it is on record although it did not happen").fill("The minutes were of May.");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "Record that it did not happen" }).click();
    await recorded();
    await expect(owner.getByText("Complete: the certificates are with the CSPs.")).toHaveCount(0);
    await expect(owner.getByText(/^Not complete\. On record, and no longer holding: Certificate issued/)).toBeVisible();
    await expect(owner.getByText("The approval of the SMKI PMA is not on record.").first()).toBeVisible();
    await expectAccessible(owner);
  });

  await test.step("S25.3 the version in force is shown for any day", async () => {
    for (const [on, name] of [
      ["2021-10-24", "none"],
      ["2021-10-25", "the initial version of the ETMAD, to which the document gives no number"],
      ["2023-03-30", "the initial version or 2.0: the document does not say when one followed the other"],
      ["2023-05-07", "ETMAD 2.0"],
      ["2023-05-08", "Pre-Go Live ETMAD (version 3.0)"],
    ] as const) {
      await owner.getByLabel("Another day").fill(on);
      await owner.getByRole("button", { name: "Show" }).click();
      await expect(owner.getByText(`In force: ${name}`)).toBeVisible();
    }
    await expectAccessible(owner);
  });
});
