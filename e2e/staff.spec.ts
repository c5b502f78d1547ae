import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { prepareStaffWork, type StaffWork } from "./support/staff-work.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const at = (path: string) => `${address()}${path}`;

let work: StaffWork;
test.beforeAll(async () => {
  work = await prepareStaffWork("A consultation that staff work on", { isOneWithdrawn: true });
});

async function as(browser: Browser, who: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, `${who}@dcc.example.org`);
  return page;
}

for (const javaScriptEnabled of [true, false]) {
  test(`a caseworker finds a response, takes it on, says where it stands, notes, and takes it back${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    browser,
  }) => {
    const page = await as(browser, "caseworker", { javaScriptEnabled });
    const own = await prepareStaffWork(`Found and triaged, JavaScript ${javaScriptEnabled}`);
    await page.goto(at(`${own.path}/responses`));
    await page.getByRole("link", { name: "On behalf of" }).click();
    await expect(page).toHaveURL(/sort=respondent/);
    await expect(page.getByRole("columnheader", { name: "On behalf of" })).toHaveAttribute("aria-sort", "ascending");
    await expect(page.getByRole("row").nth(1)).toContainText("Alder Metering");
    await page.getByLabel(/words in files/).fill("damson");
    await page.getByLabel("Status", { exact: true }).selectOption("new");
    await page.getByRole("button", { name: "Update the list" }).click();
    await expect(page.getByRole("rowheader")).toHaveText([own.amended]);
    await expect(page.getByText("Version 2 of 2")).toBeVisible();
    await expect(page.getByText("1–1 of 1 response")).toBeVisible();

    await page.getByRole("link", { name: own.amended }).click();
    await expect(page.getByRole("heading", { level: 1, name: own.amended })).toBeVisible();
    await expect(page.getByText("A second thought.")).toBeVisible();
    await page.getByRole("button", { name: "Assign to me" }).click();
    await expect(page.getByRole("status")).toContainText("New, assigned to Casey Worker.");
    await page.getByLabel("Status", { exact: true }).selectOption("In hand");
    await page.getByRole("button", { name: "Set status" }).click();
    await expect(page.getByRole("status")).toContainText("In hand, assigned to Casey Worker.");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("status")).toContainText("New, assigned to Casey Worker.");
    await page.getByLabel("New note").fill("Ask them about paragraph 18.");
    await page.getByRole("button", { name: "Add note" }).click();
    await expect(page.getByText("Ask them about paragraph 18.")).toBeVisible();
    await page.getByRole("button", { name: "I have read this response in full" }).click();
    await expect(page.getByText("Casey Worker recorded having read in full")).toBeVisible();
    await expect(page.getByRole("button", { name: "I have read this response in full" })).toHaveCount(0);

    await page.getByRole("link", { name: "Your list of responses" }).click();
    await expect(page.getByLabel(/words in files/)).toHaveValue("damson");
    await page.getByRole("link", { name: own.amended }).click();
    await page.getByRole("link", { name: "See what changed between them" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "What changed between versions" })).toBeVisible();
    await expect(page.getByRole("insertion")).toContainText("A second thought.");
  });
}

test("two people at one response do not overwrite each other: the second one is told, and sees how it stands", async ({
  browser,
}) => {
  const [casey, owner] = [await as(browser, "caseworker"), await as(browser, "owner", { javaScriptEnabled: false })];
  const own = await prepareStaffWork("Two people at one response");
  for (const page of [casey, owner]) await page.goto(at(`${own.path}/responses/${own.open}`));
  await casey.getByRole("button", { name: "Assign to me" }).click();
  await expect(casey.getByRole("status")).toContainText("assigned to Casey Worker");
  await owner.getByRole("button", { name: "Assign to me" }).click();
  await expect(owner.getByRole("alert", { name: "It was not assigned" })).toContainText("nothing was overwritten");
  await expect(owner.getByText("New, with Casey Worker")).toBeVisible();
  await owner.getByRole("button", { name: "Assign to me" }).click();
  await expect(owner.getByRole("status")).toContainText("assigned to Olwen Owner");
});

test("SX.4 without clearance: no byte of what is marked, that it is marked, and no recording of having read it in full", async ({
  browser,
}) => {
  const page = await as(browser, "reader");
  const bytes: Promise<string>[] = [];
  page.on("response", (answer) => bytes.push(answer.text().catch(() => "")));
  for (const reference of [work.marked, work.whole]) {
    await page.goto(at(`${work.path}/responses/${reference}`));
    await expect(page.getByText("Part of this response is withheld from you")).toBeVisible();
    await expect(page.getByText("Withheld at the respondent’s request").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "I have read this response in full" })).toHaveCount(0);
  }
  await page.goto(at(`${work.path}/responses?q=cedar`));
  await expect(page.getByText("No response is as you asked")).toBeVisible();
  await page.goto(at(`${work.path}/responses`));
  await expect(page.getByText("Identity confidential")).toHaveCount(1);
  await page.getByRole("link", { name: "Positions" }).click();
  await expect(page.getByText("1 more are marked confidential and withheld from you").first()).toBeVisible();
  await page.getByRole("link", { name: "Disagreements" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Disagreement register" })).toBeVisible();
  const all = (await Promise.all(bytes)).join("\n");
  expect(all.length).toBeGreaterThan(10_000);
  for (const word of ["purple heron", "nine million", "trade secret", "Cedar Supply", "tender is open"])
    expect(all).not.toContain(word);
});

test("a position that staff read out of the words is counted apart, and silence is added to nothing", async ({
  browser,
}) => {
  const page = await as(browser, "caseworker", { javaScriptEnabled: false });
  await page.goto(at(`${work.path}/responses/${work.open}`));
  await page.getByRole("link", { name: "Record the position on: The proposed changes as a whole" }).click();
  await page.getByRole("radio", { name: "Disagree" }).check();
  await page.getByLabel("The words it rests on").fill("They are against it.");
  await page.getByRole("button", { name: "Record position" }).click();
  await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText("word for word");
  await expect(page.getByRole("radio", { name: "Disagree" })).toBeChecked();
  await page.getByLabel("The words it rests on").fill("The amendment has no end date.");
  await page.getByRole("button", { name: "Record position" }).click();
  await expect(page.getByRole("row", { name: /The proposed changes as a whole/ })).toContainText(
    "Not answeredDisagreeCasey Worker",
  );
  await page.getByRole("link", { name: "Positions" }).click();
  const row = page
    .getByRole("region", { name: "Positions on Q1" })
    .getByRole("row", { name: /The proposed changes as a whole/ });
  await expect(row.getByRole("cell")).toHaveText(["0", "3", "0+ 1 read by staff", "0", "0", "4"]);
});

test("part 4 item 7: a disagreement is raised from a respondent’s area, answered, refused without evidence, resolved with it by two people, and opened again", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const own = await prepareStaffWork("Disagreed with");
  const page = await as(browser, "caseworker");
  await page.goto(at(`${own.path}/disagreements`));
  await page.getByRole("link", { name: `Raise Q1, area of disagreement 1 of ${own.open}` }).click();
  await expect(page.getByLabel("Paragraph or clause")).toHaveValue("Paragraph 18");
  await expect(page.getByLabel("The respondent’s words")).toHaveValue("The amendment has no end date.");
  await page.getByRole("button", { name: "Raise in the register" }).click();
  await expect(page.getByRole("alert", { name: "It is not in the register yet" })).toContainText("Enter a title");
  await expectAccessible(page);
  await page.getByLabel("Neutral title").fill("Whether the change ends by itself");
  await page.getByRole("button", { name: "Raise in the register" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Whether the change ends by itself" })).toBeVisible();
  await page.getByLabel("Write DCC’s reply").fill("It ends when the Go Live ETMAD is designated.");
  await page.getByRole("button", { name: "Keep the reply" }).click();
  await expect(page.getByLabel("Change DCC’s reply")).toHaveValue("It ends when the Go Live ETMAD is designated.");

  await page.getByRole("button", { name: "Propose as resolved" }).click();
  await expect(page.getByRole("alert", { name: "It is not resolved" })).toContainText(
    "a drafting change, or the respondent’s recorded acceptance",
  );
  await expectAccessible(page);
  await page.getByRole("radio", { name: "A drafting change: an entry of the list of changes" }).check();
  await page.getByLabel("Entry of the list of changes", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Propose as resolved" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Resolution proposed" })).toBeVisible();
  await expect(page.getByText("It waits for a second person.", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm that this resolves it" })).toHaveCount(0);
  await expectAccessible(page);

  const owner = await as(browser, "owner", { javaScriptEnabled: false });
  await owner.goto(page.url());
  await owner.getByRole("button", { name: "Confirm that this resolves it" }).click();
  await expect(owner.getByRole("heading", { level: 2, name: "Resolved", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Confirmed by Olwen Owner/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Unresolved" })).toBeVisible();
  await owner.reload();
  await owner.getByRole("button", { name: "The title is neutral" }).click();
  await expect(owner.getByText("found neutral by Olwen Owner")).toBeVisible();
  await owner.goto(at(`${own.path}/disagreements/new`));
  await owner.getByRole("radio", { name: "Call" }).check();
  await owner.getByLabel("Neutral title").fill("When the direction takes effect");
  await owner.getByLabel("Paragraph or clause").fill("§36");
  await owner.getByRole("button", { name: "Raise in the register" }).click();
  await expect(owner.getByRole("alert", { name: "It is not in the register yet" })).toContainText(
    "with whom it was, and when",
  );
  await owner.getByLabel("Which one?").fill("Alder Metering, 20 April 2023");
  await owner.getByRole("button", { name: "Raise in the register" }).click();
  await expect(owner.getByText("call: Alder Metering, 20 April 2023")).toBeVisible();
  await owner.goto(at(`${own.path}/disagreements?state=open&sort=-number`));
  await expect(owner.getByRole("rowheader")).toHaveText(["D-2", "D-1"]);
  await page.goto(owner.url());
  await expectAccessible(page);
});

test("the administrator reads what was mailed and the approver what was done, refused attempts too", async ({
  browser,
}) => {
  const administrator = await as(browser, "administrator");
  await administrator.goto(at(`/staff/mail?q=${work.open}`));
  await expect(administrator.getByText("Mail is shown here and not sent")).toBeVisible();
  await administrator.getByRole("link", { name: new RegExp(work.open) }).click();
  await expect(administrator.getByRole("heading", { level: 1 })).toContainText(work.open);
  await expectAccessible(administrator);
  const uncleared = await as(browser, "second-administrator");
  await uncleared.goto(at(`/staff/mail?q=${work.marked}`));
  await uncleared.getByRole("link", { name: "Acknowledgement" }).click();
  await expect(uncleared.getByText("The letter is withheld from you")).toBeVisible();
  expect((await administrator.goto(at("/staff")))?.status()).toBe(200);
  expect((await administrator.goto(at(`${work.path}/responses/${work.open}`)))?.status()).toBe(404);

  const reader = await as(browser, "reader");
  await reader.goto(at(`${work.path}/responses/${work.whole}`));
  const approver = await as(browser, "approver");
  await approver.goto(at("/staff/audit"));
  await approver.getByLabel("What it is about").fill(work.whole);
  await approver.getByRole("button", { name: "Update the list" }).click();
  await expect(approver.getByRole("row", { name: /Robin Reader Opened a response/ }).first()).toContainText(
    "marked text withheld",
  );
  await expectAccessible(approver);
  await approver.goto(at("/staff/audit?refused=refused"));
  await expect(approver.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
  await approver.goto(at(`${work.path}/responses/${work.open}`));
  await expect(approver.getByRole("button", { name: "Assign to me" })).toHaveCount(0);
});

/** Every page that each of them opens, in the states that no other journey comes to; those are looked at where they are come to. */
const pagesOf: Record<string, (own: StaffWork) => string[]> = {
  caseworker: ({ path, marked, whole, amended, withdrawn }) => [
    "/staff",
    `${path}/responses`,
    `${path}/responses?status=NEW&confidentiality=part&sort=-respondent`,
    `${path}/responses?q=nobody-at-all`,
    `${path}/responses/${marked}`,
    `${path}/responses/${whole}`,
    `${path}/responses/${withdrawn}`,
    `${path}/responses/${amended}/versions`,
    `${path}/responses/${marked}/record-position?part=Q1`,
    `${path}/positions`,
    `${path}/disagreements`,
    `${path}/disagreements?state=resolved`,
    `${path}/disagreements/waiting`,
    `${path}/responses/${marked}/record-area`,
    `${path}/responses?look=waiting`,
    `${path}/disagreements/new`,
    `${path}/disagreements/new?response=${marked}&from=Q1`,
    `${path}/intake`,
    `${path}/clarifications`,
  ],
  reader: ({ path, marked, whole }) => [
    `${path}/disagreements/waiting`,
    `${path}/responses/${marked}`,
    `${path}/responses/${whole}`,
  ],
  owner: ({ path }) => [
    `${path}/approvals`,
    `${path}/approvals?on=2023-07-01`,
    `${path}/approvals/evidence`,
    `${path}/approvals/redesignation`,
    `${path}/approvals/long-stop-rule`,
    `${path}/pack`,
    `${path}/pack/statement`,
    `${path}/versions`,
    "/staff/consultations/new",
  ],
  approver: () => ["/staff/audit", "/staff/audit?refused=refused&subject=nothing"],
  administrator: () => ["/staff", "/staff/people", "/staff/mail", "/staff/mail?q=nothing-at-all"],
};

for (const [who, pages] of Object.entries(pagesOf)) {
  test(`SX.1 axe finds nothing on any page that the ${who} opens, in light and dark, and nothing scrolls sideways at 320 px`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const page = await as(browser, who);
    for (const path of pages(work)) {
      await test.step(path, async () => {
        expect((await page.goto(at(path)))?.status()).toBe(200);
        await expectAccessible(page, { inDark: true });
      });
    }
    expect((await page.goto(at("/staff/nowhere-at-all")))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "This page cannot be found" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expectAccessible(page, { inDark: true });
  });
}

test("SX.1 axe finds nothing on the way in, nor where it is refused", async ({ page }) => {
  await page.goto(at("/sign-in?next=/staff"));
  await expectAccessible(page, { inDark: true });
  await page.getByLabel("Email address").fill("nobody");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText(
    "Enter your password",
  );
  await expect(page.getByLabel("Email address")).toHaveValue("nobody");
  await expectAccessible(page, { inDark: true });
});
