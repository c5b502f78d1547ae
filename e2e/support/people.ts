import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { RunningPortal } from "./portal.ts";

type Session = { cookies: Awaited<ReturnType<BrowserContext["cookies"]>>; landing: string };

/** Who signed in before, in this process: signing in is proved by its own journeys, and a password is slow to check on purpose. */
const sessions = new Map<string, Session>();

/**
 * Signs somebody of the demonstration in, in a window of their own: "owner@dcc.example.org". Opens `next` where it is given; else the caller
 * says which page comes first. Whoever has a session already goes on in it; one that was ended meanwhile begins anew.
 */
export async function signIn(
  page: Page,
  { address, password }: Pick<RunningPortal, "address" | "password">,
  email: string,
  next = "",
): Promise<void> {
  const who = `${address} ${email}`;
  const session = sessions.get(who);
  if (session) {
    await page.context().addCookies(session.cookies);
    const answer = await page.request.get(session.landing, { maxRedirects: 0 });
    if (answer.ok()) return void (next && (await page.goto(`${address}${next}`)));
  }
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  sessions.set(who, { cookies: await page.context().cookies(), landing: page.url() });
  if (next) await page.goto(`${address}${next}`);
}

type Said = { organisation: string; name: string; email: string; q1: string; q2: string; isQ2Confidential: boolean };

const go = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

/** Writes a response up to the last page, where it is checked; it is not sent. */
export async function writeResponse(page: Page, address: string, slug: string, said: Said): Promise<void> {
  await page.goto(`${address}/consultations/${slug}/respond`);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "An organisation" }).check();
  await page.getByLabel("Name of the organisation").fill(said.organisation);
  await page.getByLabel("Your name").fill(said.name);
  await page.getByLabel("Email address").fill(said.email);
  await go(page);
  await page.getByRole("group", { name: "The proposed changes as a whole" }).getByLabel("Agree in part").check();
  const area = page.getByRole("group", { name: "Area of disagreement 1" });
  await area.getByLabel("What it is about").fill("Paragraph 18");
  await area.getByLabel("What you disagree with").fill(said.q1);
  await go(page);
  await page
    .getByRole("group", { name: "Do you agree with the proposed re-designation date of 8 May 2023?" })
    .getByLabel("Disagree", { exact: true })
    .check();
  await page.getByLabel("Your reasons and comments").fill(said.q2);
  await go(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("any further comments");
  await go(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("draft direction");
  await go(page);
  await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
  await go(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("treated as confidential");
  if (said.isQ2Confidential) await page.getByRole("checkbox", { name: /^Q2:/ }).check();
  await go(page);
  await expect(page.getByRole("heading", { level: 1, name: "Who will see what" })).toBeVisible();
  await page.getByRole("link", { name: "Continue to check your answers" }).click();
  await page.getByRole("checkbox", { name: /I have read who will see what/ }).check();
}

/** The reference on a receipt. */
export async function readReference(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: "Your response has been received" })).toBeVisible();
  return (
    (await page
      .getByText(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .textContent()) ?? ""
  );
}
