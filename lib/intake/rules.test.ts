import { describe, expect, it } from "vitest";
import { composeTwin } from "#lib/confidentiality/twin/rules.ts";
import { asMarked } from "#lib/responses/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "./attachments/rules.ts";
import { factsOf } from "./classification/facts/rules.ts";
import { classifyMessage } from "./classification/rules.ts";
import { parseMessages } from "./message/rules.ts";
import { addressedTo, contentOf, isPlain, marksOf, readingOf, whyNotTakeable } from "./rules.ts";
import type { MailReading } from "./schema.ts";

const consultation = readSeedConsultation();
const facts = factsOf(new Date(consultation.closesAt), consultation.document);
const now = new Date("2023-04-18T09:00:00.000Z");

async function read(body: string): Promise<MailReading> {
  const head =
    "Received: by in.dcc.example.org; Tue, 18 Apr 2023 08:00:00 +0000\nFrom: Rowan <rowan@larch.example.org>\nSubject: Response\n\n";
  const [message] = await parseMessages("m.eml", new TextEncoder().encode(`${head}${body}`));
  if (!message) throw new Error("no message");
  return readingOf(message, await classifyMessage(message, facts, readAttachment));
}

const part = (changes: Partial<MailReading>): Parameters<typeof marksOf>[0] => ({
  verdict: "part",
  passages: [],
  reason: null,
  answers: {},
  general: "",
  ...changes,
});

describe("a message as it would go into the register", () => {
  it("S31.4 a request for part becomes marks on exactly that part, with the sender's reason word for word", async () => {
    const reading = await read(
      "Q1: We agree.\n\nQ2: It would cost us 40,000 pounds.\n\nPlease treat our answer to Q2 as confidential because it shows our costs.",
    );
    expect(reading.verdict).toBe("part");
    const content = contentOf(reading, { slug: consultation.slug, version: 1 });
    expect(content.marks).toEqual([
      {
        level: "passage",
        field: "Q2",
        start: 0,
        end: "It would cost us 40,000 pounds.".length,
        reason: expect.stringContaining("because it shows our costs"),
      },
    ]);
    const { fields, marks, respondent, attachments } = asMarked(textOf(consultation), content, []);
    const twin = JSON.stringify(composeTwin(fields, marks, respondent, attachments));
    expect(twin).toContain("We agree.");
    expect(twin).not.toContain("40,000");
  });

  it("nothing is said twice: what stands in an answer is not said outside the questions too", async () => {
    const { answers, general } = await read(
      "Dear DCC\n\nWe write for Larch Power.\n\nQ1: We agree with the aim.\n\nQ3: Nothing more.\n\nRegards\nRowan",
    );
    expect(answers).toEqual({ Q1: "We agree with the aim.", Q3: "Nothing more." });
    expect(general).toContain("We write for Larch Power.");
    expect(general).not.toContain("We agree with the aim.");
  });

  it("S29.5 what is unclear is marked as a whole", () => {
    expect(marksOf(part({ verdict: "unclear", general: "Text" }))).toMatchObject([{ level: "whole" }]);
  });

  it("a passage is marked wherever it stands", () => {
    const marks = marksOf(part({ passages: ["40,000"], answers: { Q1: "40,000 or 40,000" }, general: "about 40,000" }));
    expect(marks).toMatchObject([
      { field: "Q1", start: 0 },
      { field: "Q1", start: 10 },
      { field: "general", start: 6 },
    ]);
  });

  it.each([[["gone"]], [["here", "gone"]], [[]]])(
    "the passages %j, not all to be found, make the whole confidential",
    (passages) => {
      expect(marksOf(part({ passages, general: "here" }))).toMatchObject([{ level: "whole" }]);
    },
  );

  it("no positions are read out of words (invariant 9)", async () => {
    expect(contentOf(await read("Q1: We agree."), { slug: "x", version: 1 }).positions).toEqual({});
  });
});

describe("what may be taken in", () => {
  const isPlainly = (reading: MailReading, subject = "Response") => isPlain({ subject, reading }, false, now);

  it("a response with a time and something said that asks for nothing is plain", async () => {
    expect(isPlainly(await read("Q1: We agree."))).toBe(true);
  });

  it.each([
    [{ isResponse: false }, "not-a-response"],
    [{ receivedAt: null }, "no-time"],
    [{ receivedAt: "2023-04-18T09:00:00.001Z" }, "future-time"],
    [{ answers: {}, general: " " }, "nothing-said"],
  ] as const)("with %j it waits", async (changes, why) => {
    const reading = { ...(await read("Q1: We agree.")), ...changes };
    expect(whyNotTakeable(reading, false, now)).toEqual([why]);
    expect(isPlainly(reading)).toBe(false);
  });

  it.each([
    "Q1: We agree.\n\nPlease treat this response as confidential.",
    "Q1: We agree.\n\nPlease keep our answer to question 1 confidential.",
    "Q1: We agree. Could we see the draft direction?",
    "Q1: We agree.\n\nThis replaces the response that we sent on Monday.",
    "Q1: We agree.\n\nPlease withdraw our earlier response.",
  ])("what asks for anything waits for a person: %j", async (body) => {
    expect(isPlainly(await read(body))).toBe(false);
  });

  it("what asks in its subject waits for a person", async () => {
    expect(isPlainly(await read("Q1: We agree."), "Withdrawal of our response")).toBe(false);
  });
});

describe("the consultation that a message in the mailbox speaks to", () => {
  const one = {
    id: "1",
    reference: "A-1",
    responseEmail: "one@dcc.example.org",
    closesAt: new Date("2023-04-25T15:00:00Z"),
  };
  const two = {
    id: "2",
    reference: "B-2",
    responseEmail: "two@dcc.example.org",
    closesAt: new Date("2023-05-25T15:00:00Z"),
  };
  const to = (address: string) => [{ name: "", address }];
  it.each([
    ["Response to a-1", "two@dcc.example.org", null, one],
    ["Response", "One@dcc.example.org", null, one],
    ["Response", "else@dcc.example.org", null, two],
    ["Re: Your response", "two@dcc.example.org", "1", one],
    ["Response to b-2", "two@dcc.example.org", "1", two],
  ])("%s to %s, belonging to %s", (subject, address, belongsTo, expected) => {
    expect(addressedTo({ subject, to: to(address) }, [one, two], belongsTo)).toBe(expected);
  });
});
