import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { signIn } from "./support/people.ts";
import { prepareStaffWork, type StaffWork } from "./support/staff-work.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";
const as = async (page: Page, who: string) => {
  await page.context().clearCookies();
  await signIn(page, { address: address(), password: process.env.PORTAL_PASSWORD ?? "" }, `${who}@dcc.example.org`);
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(`two responses of one sender, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("S28.8 are linked with a reason, confirmed by a second person, and parted again; each page says which one counts", async ({
      page,
    }) => {
      const work: StaffWork = await prepareStaffWork(`Two of one sender, ${javaScriptEnabled}`);
      const { path, open, amended } = work;
      const links = `${address()}${path}/responses/${amended}/links`;
      await as(page, "caseworker");
      await page.goto(`${address()}${path}/responses/${amended}`);
      await page.getByRole("link", { name: "Link it with another response of the same sender" }).click();
      await page.goto(`${links}?with=${open}`);
      await expect(page.getByText(`${open}, received`)).toBeVisible();
      // Nothing is chosen beforehand.
      for (const choice of await page.getByRole("radio").all()) await expect(choice).not.toBeChecked();
      await page.getByRole("button", { name: "Link the two" }).click();
      await expect(page.getByText("Choose whether it replaces the other one or adds to it").first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("radio", { name: "was sent instead of the other one" }).check();
      await page.getByRole("textbox", { name: "Why" }).fill("They rang: the second one is meant.");
      await page.getByRole("button", { name: "Link the two" }).click();

      await expect(page.getByText("To be confirmed", { exact: true })).toBeVisible();
      await expect(page.getByText("Counts.", { exact: true })).toBeVisible();
      await expect(page.getByRole("button", { name: "Confirm the replacement" })).toBeHidden();
      await expectAccessible(page);

      await as(page, "owner");
      await page.goto(`${address()}${path}/responses/${open}`);
      await expect(page.getByText(/to be confirmed by a second person. Until then both count/)).toBeVisible();
      await page.getByRole("link", { name: "Its links with other responses, and who made them" }).click();
      await page.getByRole("button", { name: "Confirm the replacement" }).click();
      await expect(page.getByText(`Does not count, because ${amended} of the same sender stands for it`)).toBeVisible();
      await page.goto(`${address()}${path}/responses/${amended}`);
      await expect(page.getByText(`It stands for ${open} of the same sender`)).toBeVisible();

      await page.goto(links);
      await page.locator("summary", { hasText: "Take this link back" }).click();
      await page.getByRole("button", { name: "Take this link back" }).click();
      await expect(page.getByText("Give the reason").first()).toBeVisible();
      await page.getByLabel("Why it is taken back").fill("They are two companies.");
      await page.getByRole("button", { name: "Take this link back" }).click();
      await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
      await expect(page.getByText("They are two companies.")).toBeVisible();
      await page.goto(`${address()}${path}/responses/${open}`);
      await expect(page.getByText("Does not count")).toBeHidden();
    });
  });
}
