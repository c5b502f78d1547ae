import { type Browser, expect } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { signIn } from "./people.ts";
import { connectToPortal } from "./portal-database.ts";

const address = () => process.env.PORTAL_ADDRESS ?? "";

/** Reads the newest mail to an address on the demonstration's page of mails, and gives the private link in it. */
export async function linkInMailTo(browser: Browser, recipient: string): Promise<string> {
  const staff = await (await browser.newContext()).newPage();
  await signIn(
    staff,
    { address: address(), password: process.env.PORTAL_PASSWORD ?? "" },
    "administrator@dcc.example.org",
  );
  await staff.goto(`${address()}/staff/mail`);
  await staff.getByRole("row").filter({ hasText: recipient }).first().getByRole("link").first().click();
  await expect(staff.getByText("Open the draft:")).toBeVisible();
  const text = (await staff.getByRole("main").allInnerTexts()).join(" ");
  await staff.context().close();
  return /https?:\S+\/respond\/return\/\S+/.exec(text)?.[0] ?? "";
}

/** The last letter of a kind about a response, as its recipient's mail program has it: the demonstration sends none. */
export async function letterAbout(reference: string, kind: string, folder?: string) {
  await connectToPortal(folder);
  const { messageId, subject, text } = await db().outgoingMail.findFirstOrThrow({
    where: { about: reference, kind },
    orderBy: { queuedAt: "desc" },
    select: { messageId: true, subject: true, text: true },
  });
  return { messageId, subject, text: text ?? "" };
}
