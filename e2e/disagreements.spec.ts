import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { prepareStaffWork } from "./support/staff-work.ts";
import { test } from "./support/test.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const at = (path: string) => `${address()}${path}`;

async function as(browser: Browser, who: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, `${who}@dcc.example.org`);
  return page;
}

for (const javaScriptEnabled of [true, false]) {
  test(`S24.6 a caseworker looks at responses one after another, raises what disagrees from the page it stands on, and a second person confirms what resolves it${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const own = await prepareStaffWork(`Looked at, JavaScript ${javaScriptEnabled}`);
    const page = await as(browser, "caseworker", javaScriptEnabled);
    // axe runs in the page itself, so only where scripts run.
    const inspect = javaScriptEnabled ? expectAccessible : async () => {};
    const words = "The amendment has no end date.";
    const panel = page.getByRole("region", { name: "Disagreement", exact: true });
    const record = () => panel.getByRole("button", { name: "Record the look" }).click();

    await test.step("what waits is listed with its words, and in the queue", async () => {
      await page.goto(at(`${own.path}/responses?look=waiting`));
      await expect(page.getByRole("rowheader")).toHaveCount(4);
      await page.goto(at(`${own.path}/disagreements`));
      await page.getByRole("link", { name: "Look at them" }).click();
      await expect(page.getByRole("link", { name: /^Look at R-/ })).toHaveCount(4);
      const look = page.getByRole("link", { name: `Look at ${own.open}` });
      const waiting = page.getByRole("listitem").filter({ has: look });
      await waiting.getByText(/^\d+ more$/).click();
      await expect(waiting.getByText(words).first()).toBeVisible();
      await inspect(page);
      await look.click();
    });

    await test.step("a new entry is raised with the words in view; a title that names the respondent is not neutral", async () => {
      await expect(page.getByText(words).first()).toBeVisible();
      await expect(panel.getByText("Nobody has looked at it")).toBeVisible();
      await panel.getByRole("radio", { name: "Raise a new disagreement" }).check();
      await panel.getByLabel("Neutral title").fill("What Alder Metering asks about the end");
      await panel.getByLabel("Paragraph or clause").fill("§18");
      await panel.getByLabel("The words that disagree").fill(words);
      await record();
      await expect(page.getByRole("alert", { name: "The look was not recorded" })).toContainText(
        "A neutral title names nobody",
      );
      await inspect(page);
      await panel.getByLabel("Neutral title").fill("Whether the change ends by itself");
      await record();
      await expect(panel.getByText("Raised as D-1")).toBeVisible();
      await inspect(page);
    });

    await test.step("the next one’s words go into the same entry", async () => {
      await panel.getByRole("link", { name: "Next response to look at" }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.marked })).toBeVisible();
      await panel.getByRole("radio", { name: "Add its words to one in the register" }).check();
      await panel.getByLabel("Entry").selectOption({ label: "D-1 Whether the change ends by itself" });
      await panel.getByLabel("The words that disagree").fill(words);
      await record();
      await expect(panel.getByText("Raised as D-1")).toBeVisible();
    });

    await test.step("of the next there is nothing to raise, which needs a reason", async () => {
      await panel.getByRole("link", { name: "Next response to look at" }).click();
      await expect(page.getByRole("heading", { level: 1, name: own.whole })).toBeVisible();
      await panel.getByRole("radio", { name: "Nothing to raise" }).check();
      await record();
      await expect(page.getByRole("alert", { name: "The look was not recorded" })).toContainText("Say why");
      await panel.getByLabel("Because").fill("It asks for what paragraph 18 says.");
      await record();
      await expect(panel.getByText("Nothing to raise, because")).toBeVisible();
      await page.goto(at(`${own.path}/responses?look=waiting`));
      await expect(page.getByRole("rowheader")).toHaveText([own.amended]);
    });

    await test.step("both respondents’ words stand beside DCC’s reply; one person’s word resolves nothing", async () => {
      await page.goto(at(`${own.path}/disagreements/1`));
      await expect(page.getByRole("heading", { level: 2, name: "The words of 2 respondents" })).toBeVisible();
      await page.getByLabel("Write DCC’s reply").fill("It ends when the Go Live ETMAD is designated.");
      await page.getByRole("button", { name: "Keep the reply" }).click();
      await expect(page.getByLabel("Change DCC’s reply")).toBeVisible();
      await page.getByRole("radio", { name: "The respondent’s acceptance, in a response on record" }).check();
      await page.getByRole("button", { name: "Propose as resolved" }).click();
      await expect(page.getByRole("alert", { name: "It is not resolved" })).toContainText("nothing for the others");
      await page.getByRole("radio", { name: "A drafting change: an entry of the list of changes" }).check();
      await page.getByLabel("Entry of the list of changes", { exact: true }).selectOption({ index: 1 });
      await page.getByRole("button", { name: "Propose as resolved" }).click();
      await expect(page.getByRole("heading", { level: 2, name: "Resolution proposed" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Confirm that this resolves it" })).toHaveCount(0);
      await page.goto(at(`${own.path}/disagreements?state=open`));
      await expect(page.getByRole("row", { name: /D-1/ })).toContainText("waits for a second person");
    });

    await test.step("a second person confirms it, and whoever has no clearance learns nothing of a marked respondent’s", async () => {
      const owner = await as(browser, "owner", javaScriptEnabled);
      await owner.goto(at(`${own.path}/disagreements/1`));
      await owner.getByRole("button", { name: "Confirm that this resolves it" }).click();
      await expect(owner.getByText(/^Confirmed by Olwen Owner/)).toBeVisible();
      await inspect(owner);
      const reader = await as(browser, "reader", javaScriptEnabled);
      await reader.goto(at(`${own.path}/disagreements/1`));
      await expect(reader.getByRole("heading", { level: 1 })).toContainText("Withheld");
      await expect(reader.getByText(words)).toHaveCount(0);
      await reader.goto(at(`${own.path}/responses/${own.marked}`));
      await expect(reader.getByText("somebody with clearance looks at it")).toBeVisible();
    });
  });
}

test("S24.4 staff record an area that a respondent did not name, with the words it rests on, and raise it from there", async ({
  browser,
}) => {
  const own = await prepareStaffWork("Areas that staff read");
  const page = await as(browser, "caseworker", false);
  await page.goto(at(`${own.path}/responses/${own.open}`));
  await page.getByRole("link", { name: "Record an area of disagreement" }).click();
  await page.getByLabel("Paragraph or clause").fill("§36");
  await page.getByLabel("What is disagreed with").fill("The day in the direction");
  await page.getByLabel("The words it rests on").fill("The day is a holiday in Mars.");
  await page.getByRole("button", { name: "Record the area" }).click();
  await expect(page.getByRole("alert")).toContainText("word for word");
  await page.getByLabel("The words it rests on").fill("The day is a bank holiday.");
  await page.getByRole("button", { name: "Record the area" }).click();
  await expect(page.getByText("Area 1, about §36")).toBeVisible();
  await page.getByRole("link", { name: "Raise a disagreement from this (area 1 that staff recorded)" }).click();
  await expect(page.getByLabel("Paragraph or clause")).toHaveValue("§36");
  await expect(page.getByLabel("The respondent’s words")).toHaveValue("The day is a bank holiday.");
  await page.getByLabel("Neutral title").fill("The day in the direction");
  await page.getByRole("button", { name: "Raise in the register" }).click();
  await page.goto(at(`${own.path}/responses/${own.open}`));
  await expect(page.getByText("In the register as D-1")).toBeVisible();
  await expect(page.getByRole("button", { name: "Take back area 1" })).toHaveCount(0);
});
