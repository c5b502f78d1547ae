import { expect, type Page } from "@playwright/test";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { expectAccessible } from "./support/accessible.ts";
import { test } from "./support/test.ts";

const at = (path: string) => new URL(path, process.env.PORTAL_ADDRESS).href;
const start = "/consultations/pre-go-live-etmad/respond";

const go = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

async function begin(page: Page) {
  await page.goto(at(start));
  await page.getByRole("button", { name: "Begin your response" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "About you" })).toBeVisible();
}

async function sayWho(page: Page, name: string) {
  await page.getByRole("radio", { name: "An organisation" }).check();
  await page.getByLabel("Name of the organisation").fill("Bramble Networks Ltd");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email address").fill("jo@bramble.example.org");
  await go(page);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });
    // axe is JavaScript itself; the markup without it is the same.
    const inspect = async (page: Page) => {
      expect(promisesIn((await page.getByRole("main").allInnerTexts()).join(" "))).toEqual([]);
      if (javaScriptEnabled) await expectAccessible(page, { inDark: true });
    };

    test("S27.1 S27.2 S29.2 S30.1 SX.1 a person answers, marks an answer confidential, checks, sends, and keeps a receipt", async ({
      page,
    }) => {
      test.setTimeout(180_000);
      await begin(page);
      await inspect(page);
      await go(page);
      await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText(
        "Enter your name",
      );
      await inspect(page);
      await sayWho(page, "Jo Respondent");

      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Do you agree with the proposed changes to the existing ETMAD (version 2.0)? Please indicate any areas of disagreement and the reasons for them.",
      );
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      await inspect(page);
      await page.getByRole("group", { name: "The proposed changes as a whole" }).getByLabel("Agree in part").check();
      await go(page);
      await expect(page.getByText("You have not said what you disagree with")).toBeVisible();
      await page.getByText("Answer for each of the 6 changes").click();
      await page
        .getByRole("group", { name: "Condition: approval by the SMKI PMA" })
        .getByLabel("Disagree", { exact: true })
        .check();
      const first = page.getByRole("group", { name: "Area of disagreement 1" });
      await first.getByLabel("What it is about").fill("Paragraph 19");
      await first.getByLabel("What you disagree with").fill("The condition names no deadline.");
      await page.getByRole("button", { name: "Add another area of disagreement" }).click();
      const second = page.getByRole("group", { name: "Area of disagreement 2" });
      await second.getByLabel("What you disagree with").fill("A second area, written by mistake");
      await page.getByRole("button", { name: "Add another area of disagreement" }).click();
      await expect(page.getByRole("group", { name: "Area of disagreement 3" })).toBeVisible();
      await page.getByRole("button", { name: "Remove area 2" }).click();
      await expect(page.getByText("A second area, written by mistake")).toHaveCount(0);
      await expect(first.getByLabel("What you disagree with")).toHaveValue("The condition names no deadline.");
      await inspect(page);
      await go(page);

      await expect(page.getByText("question 2 of 3")).toBeVisible();
      await expect(page.getByText("Monday 8 May 2023 is a bank holiday", { exact: false })).toBeVisible();
      await inspect(page);
      await page
        .getByRole("group", { name: "Do you agree with the proposed re-designation date of 8 May 2023?" })
        .getByLabel("Disagree", { exact: true })
        .check();
      await page
        .getByRole("group", { name: "If 8 May 2023 is not possible" })
        .getByLabel("Agree", { exact: true })
        .check();
      await page.getByLabel("Another date you would propose").fill("2023-05-15");
      await page.getByLabel("Your reasons and comments").fill("Our release costs £41,000 on a bank holiday.");
      await go(page);

      await expect(page.getByRole("heading", { level: 1 })).toContainText("any further comments");
      await inspect(page);
      await go(page);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("draft direction");
      await inspect(page);
      await page.getByLabel("Your comments").fill("The annex has no number yet.");
      await go(page);
      await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
      await go(page);

      await expect(page.getByRole("heading", { level: 1 })).toContainText("treated as confidential");
      await inspect(page);
      await page.getByRole("checkbox", { name: /^Q2:/ }).check();
      await inspect(page);
      await go(page);

      await expect(page.getByRole("heading", { level: 1, name: "Who will see what" })).toBeVisible();
      await inspect(page);
      const q2 = page.getByRole("region", { name: "Q2, answer" });
      await expect(q2.getByText("Withheld at the respondent’s request")).toHaveCount(1);
      await expect(q2.getByText("£41,000")).toHaveCount(2);
      await page.getByRole("link", { name: "Continue to check your answers" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toContainText("Check your answers");
      await expect(page.getByText("Monday 15 May 2023")).toBeVisible();
      await expect(page.getByText("No further comment.")).toBeVisible();
      await expect(page.getByText("No reason given.")).toBeVisible();
      await inspect(page);
      await page.getByRole("link", { name: "Change who you are" }).click();
      await page.getByLabel("Your role").fill("Head of regulation");
      await go(page);
      await expect(page.getByText("Head of regulation")).toBeVisible();
      await page.getByRole("button", { name: "Send response" }).click();
      await expect(page.getByRole("alert", { name: "There is something to put right" })).toContainText(
        "Confirm that you have read who will see your response",
      );
      await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
      await page.getByRole("button", { name: "Send response" }).click();

      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      await expect(page.getByText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();
      await expect(page.getByText("may be given to the Department and the Gas and Electricity").first()).toBeVisible();
      await expect(page.getByText("The condition names no deadline.").first()).toBeVisible();
      await inspect(page);
      await page.reload();
      await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
      await page.goto(at(start));
      await expect(page.getByRole("button", { name: "Begin your response" })).toBeVisible();
    });

    test("no word is lost when the same page is saved in two windows", async ({ page, context }) => {
      await begin(page);
      await sayWho(page, "Two Windows");
      await expect(page.getByText("question 1 of 3")).toBeVisible();
      const other = await context.newPage();
      await other.goto(page.url());
      await page.getByLabel("Further comments on this question").fill("Written in the first window");
      await other.getByLabel("Further comments on this question").fill("Written in the second window");
      await go(page);
      await expect(page.getByText("question 2 of 3")).toBeVisible();
      await go(other);
      await expect(other.getByText("This page was changed somewhere else while you were writing")).toBeVisible();
      await expect(other.getByText("Written in the first window")).toBeVisible();
      await expect(other.getByLabel("Further comments on this question")).toHaveValue("Written in the second window");
      await inspect(other);
      await other.getByRole("button", { name: "Save what is in the boxes below" }).click();
      await expect(other.getByText("question 2 of 3")).toBeVisible();
    });

    test("a page from a draft that is gone keeps what was typed, and can be saved in a new one", async ({
      page,
      context,
    }) => {
      await begin(page);
      await sayWho(page, "Lost Cookie");
      await page.getByLabel("Further comments on this question").fill("Typed before the cookie went");
      await context.clearCookies();
      await go(page);
      await expect(page.getByText("The draft you were writing is no longer open in this browser")).toBeVisible();
      await inspect(page);
      await page.goto(page.url());
      await expect(page.getByLabel("Further comments on this question")).toHaveValue("Typed before the cookie went");
    });
  });
}

test("a forged draft token opens nothing and leads to the start", async ({ page, context }) => {
  const address = at(start);
  await context.addCookies([{ name: "draft-pre-go-live-etmad", value: "A".repeat(43), url: address }]);
  await page.goto(at(`${start}/q1`));
  await expect(page.getByText("There is no draft of yours open in this browser")).toBeVisible();
  await expectAccessible(page, { inDark: true });
});

test("an unknown receipt and an unknown page of the form are not found, and say so", async ({ page }) => {
  expect((await page.goto(at(`/receipts/${"B".repeat(43)}`)))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect((await page.goto(at(`${start}/q99`)))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("an answer of 200,000 characters with emoji and right-to-left text is kept whole", async ({ page }) => {
  const long = `${"שלום 👩‍👩‍👧 ".repeat(200)}${"A sentence of the answer. ".repeat(7_700)}the end`;
  await begin(page);
  await sayWho(page, "Long Writer");
  await page.getByLabel("Further comments on this question").fill(long);
  await go(page);
  await expect(page.getByText("question 2 of 3")).toBeVisible();
  await page.goto(at(`${start}/q1`));
  const box = page.getByLabel("Further comments on this question");
  await expect(box).toHaveValue(/the end$/);
  // Compared as one truth: the report of a failure would print both texts.
  expect((await box.inputValue()) === long).toBe(true);
});
