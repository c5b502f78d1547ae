import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { askQuestion, publishClarification, writeAnswer } from "#lib/clarifications/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { askedMailLimits } from "#lib/mail/asked/rules.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { correctedText, publishedConsultation, withParagraph } from "#prisma/factories/consultation.ts";
import { person } from "#prisma/factories/people.ts";
import { extendedConsultation, lettersTo, newClose, responseFrom } from "#prisma/factories/periods.ts";
import { savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { askSubscription, confirmSubscription, forgetUnconfirmed, stopSubscription } from "./commands.ts";

beforeAll(() => stopDatabaseClock(whileOpen));

const address = (name: string) => `${name}-${randomUUID()}@larch.example.org`;
const linkIn = (text: string | null | undefined, act: string) =>
  new RegExp(`/subscriptions/${act}/(\\S+)`).exec(text ?? "")?.[1] ?? "";

async function subscribed(slug: string, email: string): Promise<void> {
  expect(await askSubscription(slug, { email }, randomUUID())).toBe(true);
  const [letter] = await lettersTo(email, "subscription-asked");
  expect(await confirmSubscription(linkIn(letter?.text, "confirm"), whileOpen)).toBe(true);
}
async function everybody(content: ConsultationContent) {
  const [respondent, holder, subscriber] = [address("respondent"), address("holder"), address("subscriber")];
  await sentResponse(content, responseFrom(content, respondent));
  await savedDraft(content, responseFrom(content, holder));
  await subscribed(content.slug, subscriber);
  await subscribed(content.slug, respondent);
  return { respondent, holder, subscriber };
}

describe("being told of changes", () => {
  it("nothing is sent to an address but one letter, before its link was used", async () => {
    const content = await publishedConsultation();
    const email = address("unconfirmed");
    await askSubscription(content.slug, { email }, randomUUID());
    await correctedText(content, whileOpen, withParagraph(content, 7, "Another text."));
    expect(await db().outgoingMail.count({ where: { recipient: email } })).toBe(1);
    await forgetUnconfirmed(new Date(Date.now() + 8 * 86_400_000));
    expect(await db().subscription.count({ where: { email } })).toBe(0);
  });

  it("the link of a letter stops them at once, and the address is gone", async () => {
    const content = await publishedConsultation();
    const email = address("stopped");
    await subscribed(content.slug, email);
    const corrected = await correctedText(content, whileOpen, withParagraph(content, 7, "Another text."));
    const [letter] = await lettersTo(email, "text-corrected");
    const token = linkIn(letter?.text, "stop");
    expect(await stopSubscription(`${token.split(".")[0]}.forged`)).toBe(false);
    expect(await stopSubscription(token)).toBe(true);
    expect(await stopSubscription(token)).toBe(true);
    expect(await db().subscription.count({ where: { email } })).toBe(0);
    await correctedText(corrected, whileOpen, withParagraph(content, 7, "A third text."));
    expect(await lettersTo(email, "text-corrected")).toHaveLength(1);
  });

  it("C9 nobody has more letters sent to a mailbox this way than the limit, and the asker is told nothing of it", async () => {
    const { slug } = await publishedConsultation();
    const email = address("many");
    const ask = () => askSubscription(slug, { email }, randomUUID());
    for (let count = 0; count < askedMailLimits.address + 2; count += 1) expect(await ask()).toBe(true);
    expect(await lettersTo(email, "subscription-asked")).toHaveLength(askedMailLimits.address);
    expect(await askSubscription("no-such-consultation", { email }, randomUUID())).toBe(false);
  });
});

describe("a changed text is never silent", () => {
  it("§23 a correction is mailed once to each who has responded, holds a draft or asked to be told: version, paragraph, reason, both texts", async () => {
    const content = await publishedConsultation();
    const told = await everybody(content);
    await correctedText(content, whileOpen, withParagraph(content, 7, "It closes at 16:00."), "It named no time.");
    for (const email of Object.values(told)) {
      const letters = await lettersTo(email, "text-corrected");
      expect(letters).toHaveLength(1);
      for (const words of [
        "Version 2 takes the place of version 1",
        "What changed: paragraph 7.",
        "It named no time.",
        "It said: The closing date for this consultation is Tuesday 25 April 2023.",
        "It says now: It closes at 16:00.",
        `/consultations/${content.slug}#correction-2`,
        `/consultations/${content.slug}/versions/1`,
      ])
        expect(letters[0]?.text).toContain(words);
    }
    expect((await lettersTo(told.respondent, "text-corrected"))[0]?.text).toContain("/receipts/");
    expect((await lettersTo(told.holder, "text-corrected"))[0]?.text).toContain("/reminders/stop/");
  });

  it("the first text is no correction, and nobody is written to", async () => {
    const { reference } = await publishedConsultation({ reference: `FIRST-${Date.now()}` });
    expect(await db().outgoingMail.count({ where: { kind: "text-corrected", about: reference } })).toBe(0);
  });

  it("§32 an answer is mailed once to each of them and to the asker, and names nobody who asked", async () => {
    const content = await publishedConsultation();
    const told = await everybody(content);
    const asked = { question: "Does it lapse?", paragraph: 18, name: "Ann Larch", email: told.holder };
    const reference = await askQuestion(
      content.slug,
      { ...asked, idempotencyKey: randomUUID() },
      randomUUID(),
      whileOpen,
    );
    await writeAnswer(
      await person("CASEWORKER"),
      content.slug,
      reference ?? "",
      { publicQuestion: "Does it lapse?", answer: "Yes.", changesMeaning: false, revision: 0 },
      whileOpen,
    );
    await publishClarification(await person("APPROVER"), content.slug, reference ?? "", 1, whileOpen);
    for (const email of [told.respondent, told.subscriber]) {
      const letters = await lettersTo(email, "clarification-shared");
      expect(letters).toHaveLength(1);
      expect(letters[0]?.text).not.toContain("Ann Larch");
    }
    expect(await lettersTo(told.holder, "clarification-shared")).toEqual([]);
    expect(await lettersTo(told.holder, "clarification-answered")).toHaveLength(1);
  });

  it("S28.7 a later close is mailed to whoever asked to be told, too", async () => {
    const consultation = await consultationForStaff();
    const email = address("later");
    await subscribed(consultation.slug, email);
    await extendedConsultation(consultation, newClose);
    expect(await lettersTo(email)).toMatchObject([{ text: expect.stringContaining("/subscriptions/stop/") }]);
  });
});
