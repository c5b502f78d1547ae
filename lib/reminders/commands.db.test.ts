import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { hashToken } from "#lib/responses/tokens/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, sentResponse } from "#prisma/factories/response.ts";
import { queueDueReminders, stopLetters } from "./commands.ts";
import { stopUrlOf } from "./queries.ts";

const begun = new Date("2023-04-18T09:00:00.000Z");
const week = new Date("2023-04-18T15:00:00.000Z");
const day = new Date("2023-04-24T15:00:01.000Z");
let consultation: ConsultationContent;
let email: string;

beforeAll(async () => {
  consultation = await publishedConsultation();
});
beforeEach(async () => {
  await setDatabaseClock(begun);
  email = `${randomUUID()}@larch.example.org`;
});

const content = (changes = {}) =>
  fullContent(consultation, { respondent: { ...fullContent(consultation).respondent, email }, ...changes });
const reminders = () =>
  db().outgoingMail.count({ where: { kind: "reminder", recipient: { equals: email, mode: "insensitive" } } });
const ownDraft = () =>
  db().draft.findFirstOrThrow({
    where: { content: { path: ["respondent", "email"], equals: email } },
    select: { id: true },
  });

describe("reminders to open drafts", () => {
  it("seven days and one day before the close, once each, however many runners and tries", async () => {
    await savedDraft(consultation, content());
    await queueDueReminders(begun);
    expect(await reminders()).toBe(0);
    await Promise.all(Array.from({ length: 4 }, () => queueDueReminders(week)));
    await queueDueReminders(new Date(week.getTime() + 60_000));
    expect(await reminders()).toBe(1);
    await Promise.all([queueDueReminders(day), queueDueReminders(day)]);
    await queueDueReminders(new Date(day.getTime() + 60_000));
    expect(await reminders()).toBe(2);
    expect(await queueDueReminders(new Date("2023-04-25T15:00:00.001Z"))).toBe(0);
  });

  it("never after sending", async () => {
    const token = await savedDraft(consultation, content());
    const closesAt = new Date(consultation.closesAt);
    const sent = await sendResponse(token, { content: consultation, closesAt }, false, begun);
    expect(sent.ok).toBe(true);
    await queueDueReminders(week);
    expect(await reminders()).toBe(0);
  });

  it("a draft that was reminded can be sent, and is not reminded again", async () => {
    const token = await savedDraft(consultation, content());
    await queueDueReminders(week);
    const closesAt = new Date(consultation.closesAt);
    expect((await sendResponse(token, { content: consultation, closesAt }, false, week)).ok).toBe(true);
    await queueDueReminders(day);
    expect(await reminders()).toBe(1);
  });

  it("never about a draft that amends a response", async () => {
    await sentResponse(consultation, content());
    await savedDraft(consultation, content());
    const { id } = await ownDraft();
    const { id: responseId } = await db().response.findFirstOrThrow({ select: { id: true } });
    await db().draft.update({ where: { id }, data: { responseId } });
    await queueDueReminders(week);
    expect(await reminders()).toBe(0);
  });

  it("never once its owner stopped them, and a draft stays when they are stopped", async () => {
    await savedDraft(consultation, content());
    const { id } = await ownDraft();
    expect(await stopLetters(stopUrlOf(id).split("/").at(-1) ?? "", begun)).toBe(true);
    await queueDueReminders(week);
    expect(await reminders()).toBe(0);
    expect((await ownDraft()).id).toBe(id);
  });

  it("not about a draft begun after the reminder's moment; the next one comes", async () => {
    await setDatabaseClock(new Date(week.getTime() + 60_000));
    await savedDraft(consultation, content());
    await queueDueReminders(new Date(week.getTime() + 120_000));
    expect(await reminders()).toBe(0);
    await queueDueReminders(day);
    expect(await reminders()).toBe(1);
  });

  it("one letter for an address with two drafts, and none where no address was given", async () => {
    await savedDraft(consultation, content());
    await savedDraft(consultation, content());
    await savedDraft(consultation, content({ respondent: { ...content().respondent, email: "" } }));
    await queueDueReminders(week);
    expect(await reminders()).toBe(1);
  });

  it("to the address that the private link was mailed to, before the one in the draft; not to a link taken back", async () => {
    const token = await savedDraft(consultation, content({ respondent: { ...content().respondent, email: "" } }));
    const link = { draftKey: hashToken(token), role: "OWNER" as const };
    const former = { ...link, tokenHash: randomUUID(), recipient: `former-${email}`, revokedAt: begun };
    await db().draftLink.createMany({ data: [{ ...link, tokenHash: randomUUID(), recipient: email }, former] });
    await queueDueReminders(week);
    expect(await reminders()).toBe(1);
    expect(await db().outgoingMail.count({ where: { recipient: former.recipient } })).toBe(0);
  });

  it("a reminder that could not be sent before the close is not sent after it", async () => {
    await savedDraft(consultation, content());
    await queueDueReminders(day);
    const mail = await db().outgoingMail.findFirstOrThrow({ where: { kind: "reminder", recipient: email } });
    expect(mail.uselessAt).toEqual(new Date(consultation.closesAt));
  });
});
