import { expect } from "@playwright/test";
import { db, disconnect } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

// Its clock is moved, and no job runs: nothing but the page that is asked for can notice the time.
let portal: RunningPortal;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  portal = await launchPortal({}, { only: ["--web"] });
  await connectToPortal(portal.folder);
});
test.afterAll(async () => {
  test.setTimeout(120_000);
  await disconnect();
  await portal?.stop();
});

const slug = "pre-go-live-etmad";
const beforeClose = (seconds: number) => new Date(Date.parse("2023-04-25T15:00:00.000Z") - seconds * 1000);

test.describe("with no scheduler running", () => {
  test.use({ javaScriptEnabled: false });

  test("S28.4 16:00 passes by the clock alone: the page says closed, and what is posted then is kept and late", async ({
    page,
    request,
  }) => {
    const start = `${portal.address}/consultations/${slug}/respond`;
    const words = async () => (await request.get(start)).text();
    await setDatabaseClock(beforeClose(60));
    await page.goto(`${start}/one-page`);
    await page.getByRole("radio", { name: "Myself" }).check();
    await page.getByLabel("Your name").fill("Ash Heather");
    await page.getByLabel("Email address").fill("ash@heather.example.org");
    await page.getByRole("textbox", { name: "Your answer" }).fill("Typed while it was open.");
    await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
    expect(await words()).not.toContain("Closed at");
    await setDatabaseClock(beforeClose(1));
    await expect.poll(words).toContain("Closed at");
    await page.getByRole("button", { name: "Send response" }).click();
    await page.getByRole("button", { name: /late/i }).click();
    await expect(page.getByText("Your response is late")).toBeVisible();
    expect(await db().responseVersion.findMany({ select: { isLate: true } })).toEqual([{ isLate: true }]);
  });
});
