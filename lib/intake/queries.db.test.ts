import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { linkResponses } from "#lib/responses/relations/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { consultationForStaff, keptMessage, openedMessage, rawMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { keepMessages } from "./arrivals/commands.ts";
import { openIncomingMail } from "./commands.ts";
import { takeIn } from "./registration/commands.ts";

beforeAll(() => setDatabaseClock(whileOpen));

/** A web response, and a mail of the same sender taken in beside it. */
async function bothWays(email: string, body: string, receivedAt: Date) {
  const staff = await person("CASEWORKER");
  const consultation = await consultationForStaff();
  const full = fullContent(consultation.content);
  const web = await sentResponse(consultation.content, {
    ...full,
    respondent: { ...full.respondent, email: "Sam@Thistle.example.org" },
  });
  const kept = await keepMessages(staff, consultation, "m.eml", rawMessage({ from: email, body, receivedAt }));
  const id = kept.ok ? (kept.value.ids[0] ?? "") : "";
  const before = await openIncomingMail(staff, consultation, id);
  const taken = await takeIn(staff, consultation, id, 1, new Date(whileOpen.getTime() + 86_400_000));
  if (!taken.ok || !before || before === "withheld") throw new Error("it was not taken in");
  return { staff, consultation, id, web: web.reference, mail: taken.value.reference, likeness: before.likeness };
}
const after = new Date(whileOpen.getTime() + 3_600_000);
const before = new Date(whileOpen.getTime() - 3_600_000);

describe("a mail that repeats a response", () => {
  it("S28.8 of the same address is found, and says how the two were linked once somebody has", async () => {
    const { staff, consultation, id, web, mail, likeness } = await bothWays(
      "sam@thistle.example.org",
      "Q3: One thing more about the date.",
      after,
    );
    expect(likeness).toMatchObject([{ reference: web, by: "address", link: null }]);
    const link = { references: [mail, web], kind: "REPLACEMENT", reason: "They say so." } as const;
    expect((await linkResponses(staff, consultation.id, link)).ok).toBe(true);
    expect(await openIncomingMail(staff, consultation, id)).toMatchObject({
      likeness: [{ link: { kind: "REPLACEMENT", isLater: true, isWaiting: true } }],
    });
  });

  it("S28.8 of an earlier time of receipt is the earlier one, whenever it was taken in", async () => {
    const { staff, consultation, id, web, mail } = await bothWays(
      "sam@thistle.example.org",
      "Q3: Nothing further to say.",
      before,
    );
    const link = { references: [mail, web], kind: "REPLACEMENT", reason: "They say so." } as const;
    expect((await linkResponses(staff, consultation.id, link)).ok).toBe(true);
    expect(await openIncomingMail(staff, consultation, id)).toMatchObject({ likeness: [{ link: { isLater: false } }] });
  });

  it("S28.8 with the same text from another address is found too; a short text tells nothing", async () => {
    const text = "The proposed date is a bank holiday, and our systems change only on working days.";
    const staff = await person("CASEWORKER");
    const consultation = await consultationForStaff();
    const full = fullContent(consultation.content);
    const sent = {
      ...full,
      answers: [
        { question: "Q2", text, areas: [], alternativeOn: null },
        { question: "Q3", text: "No.", areas: [], alternativeOn: null },
      ],
    };
    const web = await sentResponse(consultation.content, sent);
    const likenessOf = async (body: string) => {
      const kept = await keepMessages(
        staff,
        consultation,
        "m.eml",
        rawMessage({ from: `x-${randomUUID()}@alder.example.org`, body }),
      );
      const mail = await openIncomingMail(staff, consultation, kept.ok ? (kept.value.ids[0] ?? "") : "");
      return mail && mail !== "withheld" ? mail.likeness : null;
    };
    expect(await likenessOf(`Q2: ${text}`)).toMatchObject([{ reference: web.reference, by: "text" }]);
    expect(await likenessOf("Q3: No.")).toEqual([]);
  });

  it("SX.4 without clearance nobody learns from it who sent a response that asks for confidentiality, or what it says", async () => {
    const text = "The proposed date is a bank holiday, and our systems change only on working days.";
    const consultation = await consultationForStaff();
    const full = fullContent(consultation.content);
    const respondent = { ...full.respondent, email: "sam@thistle.example.org" };
    const answers = [{ question: "Q2", text, areas: [], alternativeOn: null }];
    for (const level of ["identity", "whole"] as const)
      await sentResponse(consultation.content, { ...full, respondent, answers, marks: [{ level, reason: null }] });
    const open = await sentResponse(consultation.content, { ...full, respondent });
    const staff = await person("CASEWORKER");
    const id = await keptMessage(staff, consultation, rawMessage({ from: respondent.email, body: `Q2: ${text}` }));
    expect((await openedMessage(staff, consultation, id)).likeness).toHaveLength(3);
    const uncleared = await person("CASEWORKER", { hasClearance: false });
    expect((await openedMessage(uncleared, consultation, id)).likeness).toMatchObject([{ reference: open.reference }]);
  });
});
