import { expect, type Page } from "@playwright/test";

export type Message = {
  from: string;
  subject: string;
  text: string;
  /** When the consultation's mailbox had it, as its server writes it: "Mon, 17 Apr 2023 08:30:00 +0000". */
  received?: string;
  /** More header lines. */
  headers?: readonly string[];
};

/** Brings a message in on the page of what came by mail, as a file, as somebody who may; gives nothing back but that it is new. */
export async function bringIn(page: Page, here: string, { from, subject, text, received, headers = [] }: Message) {
  await page.goto(`${here}/intake`);
  await page.getByLabel("Email files").setInputFiles({
    name: "message.eml",
    mimeType: "message/rfc822",
    buffer: Buffer.from(
      [
        `Received: from out.example.org by in.dcc.example.org; ${received ?? "Mon, 17 Apr 2023 08:30:00 +0000"}`,
        `From: ${from}`,
        "To: consultations@dcc.example.org",
        `Subject: ${subject}`,
        "Content-Type: text/plain; charset=utf-8",
        ...headers,
        "",
        text,
      ].join("\r\n"),
    ),
  });
  await page.getByRole("button", { name: "Bring in email" }).click();
  await expect(page.getByText("1 new, 0 here already")).toBeVisible();
}
