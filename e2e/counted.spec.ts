import { expect, type Page } from "@playwright/test";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { asksOtherwise, correctedText, publishedConsultation } from "#prisma/factories/consultation.ts";
import { builtPack, conditionSentence, readyForPack, submittedPack, textIn } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { letterAbout } from "./support/mail.ts";
import { bringIn } from "./support/messages.ts";
import { readReference, signIn } from "./support/people.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { connectToPortal, forStaff } from "./support/portal-database.ts";
import { test } from "./support/test.ts";

// Each lives through a close of its own, so they have a portal and a clock of their own.
let portal: RunningPortal;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  portal = await launchPortal();
  await connectToPortal(portal.folder);
});
test.afterAll(async () => {
  test.setTimeout(120_000);
  await stopSender();
  await disconnect();
  await portal?.stop();
});

const box = "Words in the box that a later text no longer has.";
const afterthought = "One more thought: a bank holiday is a poor day for this.";
const wren = "Wren Larch <wren@larch.example.org>";

for (const javaScriptEnabled of [true, false]) {
  test(`S24.9 an answer to our letter, an afterthought, a new text and a returned submission: each response counts once, in its author’s words (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const window = async (email?: string): Promise<Page> => {
      const page = await (await browser.newContext({ javaScriptEnabled, locale: "en-GB" })).newPage();
      if (email) await signIn(page, portal, email);
      return page;
    };
    await setDatabaseClock(new Date("2023-04-17T09:00:00.000Z"));
    const content = await publishedConsultation({ title: `Everything counted, JavaScript ${javaScriptEnabled}` });
    const here = `${portal.address}/staff/consultations/${content.slug}`;
    const staff = await window("caseworker@dcc.example.org");

    const emailed =
      await test.step("a response comes by email, and our letter asks which part is confidential", async () => {
        const subject = "Our response";
        const text = "Q1: We disagree with the amendment, says Wren.\n\nQ3: Part of this response is confidential.";
        await bringIn(staff, here, { from: wren, subject, text });
        await staff.getByRole("link", { name: subject }).click();
        await staff.getByRole("button", { name: "Take into the register" }).click();
        await expect(staff.getByRole("button", { name: "Take into the register" })).toBeHidden();
        const told = await staff
          .getByText(/^R-\w{4}-\w{4}/)
          .first()
          .textContent();
        return /R-\w{4}-\w{4}/.exec(told ?? "")?.[0] ?? "";
      });

    await test.step("the answer to our letter belongs to the response and is no second one", async () => {
      const letter = await letterAbout(emailed, "confidentiality-asked", portal.folder);
      const quoted = letter.text.replace(/^/gm, "> ");
      await bringIn(staff, here, {
        from: wren,
        subject: `Re: ${letter.subject}`,
        text: `Only the costs, please.\n\nOn Monday DCC wrote:\n${quoted}`,
        headers: [`In-Reply-To: ${letter.messageId}`],
      });
      await place(staff, `Re: ${letter.subject}`, "An answer to us");
      await expect(staff.getByText("Which part is confidential? Answered: a person decides")).toBeVisible();
    });

    const respondent = await window();
    const online =
      await test.step("a draft meets a new text, says so, and is sent with every word under the text that asked for it", async () => {
        await writeDraft(respondent, content);
        await correctedText(content, new Date("2023-04-17T10:00:00.000Z"), asksOtherwise(content), "Q2 was misread.");
        const start = `${portal.address}/consultations/${content.slug}/respond`;
        await respondent.goto(`${start}/q2`);
        await expect(respondent.getByText("The consultation’s text changed on Monday 17 April 2023")).toBeVisible();
        await expect(respondent.getByLabel("Your reasons and comments")).toHaveValue("The day is a bank holiday.");
        await respondent.goto(`${start}/check`);
        await expect(respondent.getByText(box)).toBeVisible();
        await respondent.getByRole("checkbox", { name: /^I have read who will see what/ }).check();
        await respondent.getByRole("button", { name: "Send response" }).click();
        const reference = await readReference(respondent);
        await expect(respondent.getByText(box).first()).toBeVisible();
        return reference;
      });

    await setDatabaseClock(new Date("2023-04-26T09:00:00.000Z"));
    await test.step("a late afterthought adds to what came in time, and takes no place of it", async () => {
      await bringIn(staff, here, {
        from: "Robin Reader <robin@reader.example.org>",
        subject: `Re: our response ${online}`,
        text: afterthought,
        received: "Wed, 26 Apr 2023 08:30:00 +0000",
      });
      await place(staff, `Re: our response ${online}`, "It adds to the response");
      await expect(staff.getByText("as Casey Worker said")).toBeVisible();
      await staff.goto(`${here}/responses/${online}`);
      await expect(staff.getByRole("listitem").filter({ hasText: /^Version 1, number .*Counts/ })).toBeVisible();
      await expect(staff.getByText("The day is a bank holiday.").first()).toBeVisible();
      await expect(staff.getByText(box).first()).toBeVisible();
    });

    await test.step("everything is counted right", () => countedRight(staff, here));

    const consultation = await forStaff(content.slug);
    const [byOwner, byApprover] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
    await test.step("it is read, looked at, packed by one person, released by another and submitted", async () => {
      await readyForPack(consultation, byOwner);
      await submittedPack(consultation, { owner: byOwner, approver: byApprover });
    });

    const owner = await window("owner@dcc.example.org");
    await test.step("the Department returns it, and the second round begins on its page", async () => {
      await owner.goto(`${here}/approvals/department-decision`);
      await owner.getByRole("radio", { name: "Returned", exact: true }).check();
      await owner.getByLabel("Day of the decision").fill("2023-04-26");
      await owner.getByLabel(/^Note/).fill("Say more about the day.");
      await record(owner, "The Department");
      await expect(owner.getByText("The Department returned the submission on Wednesday 26 April 2023")).toBeVisible();
      await owner.getByRole("link", { name: "Record DCC’s new decision" }).click();
      await owner.getByRole("radio", { name: "Submit as consulted on" }).check();
      await owner.getByLabel("Day of the decision").fill("2023-04-26");
      await owner.getByLabel("Reason", { exact: true }).fill("The day stays; the reasons are given.");
      await owner.getByLabel("Clause of the draft that holds the condition of §19").fill("clause 4.2");
      await owner.getByLabel("Its words").fill(conditionSentence);
      await owner.getByRole("checkbox", { name: /I have read these words in the draft/ }).check();
      await record(owner, "DCC");
      await owner.getByText("The round before this one").click();
      await expect(owner.getByText(/^Round 1: submit as consulted on.*returned/i)).toBeVisible();
      await owner.goto(`${here}/pack/statement`);
      await owner.getByLabel("Why the draft is fit for purpose").fill("The day leaves three weeks for the pilot.");
      await owner.getByRole("button", { name: "Keep the statement" }).click();
      await expect(owner).toHaveURL(`${here}/pack`);
    });

    await test.step("in the second round nothing has moved: the pages, the tally and the pack agree", async () => {
      await countedRight(staff, here);
      const { members } = await builtPack(consultation, byOwner);
      expect(textIn(members, "differences.txt")).toMatch(/Changed\n- b-fit-for-purpose\/statement/);
      const responses = textIn(members, "c-responses/responses.json");
      for (const words of [box, "The day is a bank holiday.", afterthought, "We disagree with the amendment"])
        expect(responses).toContain(words);
      const tally: { part: string; onTime: number; lines: { position: string; chosen: number }[] }[] = JSON.parse(
        textIn(members, "c-responses/positions.json"),
      );
      const chosen = tally.flatMap(({ onTime, lines }) =>
        lines.flatMap(({ position, chosen: times }) =>
          position !== "not-answered" && times > 0 ? [{ position, times, onTime }] : [],
        ),
      );
      expect(chosen).toEqual([{ position: "disagree", times: 1, onTime: 2 }]);
    });
  });
}

/**
 * Two people answered in time, both with the first text before them, and one of them disagrees on its day; the afterthought is a response in
 * the list and nobody's further answer.
 */
async function countedRight(page: Page, here: string): Promise<void> {
  await page.goto(`${here}/positions`);
  const day = page.getByRole("row", { name: /re-designation date of 8 May 2023\? \(version 1 of the text\)/ });
  const [agree, inPart, disagree, noView, notAnswered, all] = ["0", "0", "1", "0", "1", "2"];
  await expect(day.getByRole("cell")).toHaveText([agree, inPart, disagree, noView, notAnswered, all]);
  await page.goto(`${here}/responses`);
  await expect(page.getByRole("row")).toHaveCount(4);
}

/** Opens a message that belongs to a response and says what it is. */
async function place(page: Page, subject: string, kind: string): Promise<void> {
  await page
    .getByRole("region", { name: /About a response that is here/ })
    .getByRole("link", { name: subject })
    .click();
  await page.getByLabel(kind).check();
  await page.getByRole("button", { name: "Record what it is" }).click();
}

/** A draft with an answer to Q2 and words in the further box, as somebody writes it before the text changes. */
async function writeDraft(page: Page, { slug }: ConsultationContent): Promise<void> {
  const start = `${portal.address}/consultations/${slug}/respond`;
  const go = () => page.getByRole("button", { name: "Save and continue" }).click();
  await page.goto(start);
  await page.getByRole("button", { name: "Begin your response" }).click();
  await page.getByRole("radio", { name: "Myself" }).check();
  await page.getByLabel("Your name").fill("Robin Reader");
  await page.getByLabel("Email address").fill("robin@reader.example.org");
  await go();
  await expect(page.getByText("question 1 of 3")).toBeVisible();
  await page.goto(`${start}/q2`);
  await page
    .getByRole("group", { name: "Do you agree with the proposed re-designation date of 8 May 2023?" })
    .getByLabel("Disagree", { exact: true })
    .check();
  await page.getByLabel("Your reasons and comments").fill("The day is a bank holiday.");
  await go();
  await expect(page.getByText("question 3 of 3")).toBeVisible();
  await page.goto(`${start}/more`);
  await page.getByLabel("Your comments").fill(box);
  await go();
  await expect(page.getByRole("heading", { level: 1, name: "Do you want to add files?" })).toBeVisible();
}

async function record(page: Page, who: string): Promise<void> {
  await page.getByLabel("Who decided or did this").fill(who);
  await page.getByRole("textbox", { name: "Evidence", exact: true }).fill("Letter of that day");
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Approvals" })).toBeVisible();
}
