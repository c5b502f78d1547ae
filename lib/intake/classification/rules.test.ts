import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileBodies } from "#prisma/factories/hostile-mail.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "../attachments/rules.ts";
import { parseMessages } from "../message/rules.ts";
import { fromPlain } from "../text/rules.ts";
import { confusionOf, labelsSchema } from "./confusion/rules.ts";
import { factsOf } from "./facts/rules.ts";
import { classifyMessage, isLate } from "./rules.ts";
import type { Classification } from "./schema.ts";

const seed = readSeedConsultation();
const facts = factsOf(new Date(seed.closesAt), seed.document);

const footer =
  "This email and any attachments are confidential and intended solely for the use of the addressee. If you have received it in error please notify the sender.";
const answers = "Q1: We agree.\n\nQ2: Our factory is closed that week.\n\nQ3: No.";

async function classify(
  body: string,
  headers = "Subject: Response\nFrom: Ida Stone <ida@tarn.example>\nTo: consultations@dcc.example\n",
): Promise<Classification> {
  const [message] = await parseMessages(
    "m.eml",
    Buffer.from(`${headers}Content-Type: text/plain; charset=utf-8\n\n${body}`),
  );
  return classifyMessage(message!, facts, readAttachment);
}

const withAttachment = (body: string, text: string): string =>
  `Subject: Response\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${body}\n--b\nContent-Type: text/plain; name="response.txt"\nContent-Disposition: attachment; filename="response.txt"\n\n${text}\n--b--\n`;

async function classifyRaw(raw: string): Promise<Classification> {
  const [message] = await parseMessages("m.eml", Buffer.from(raw));
  return classifyMessage(message!, facts, readAttachment);
}

const sentences = (result: Classification): string[] => result.evidence.map((each) => each.sentence);

describe("disclaimer or request", () => {
  test("S31.3 an email with nothing but a system's footer asks for no confidentiality, and shows the footer it set aside", async () => {
    const result = await classify(`${answers}\n\nRegards\nIda Stone\n\n${footer}`);
    expect(result).toMatchObject({ verdict: "none", passages: [], isResponse: true });
    expect(result.evidence).toContainEqual({ sentence: `${footer.split(". ")[0]}.`, as: "notice" });
  });

  test("S31.4 a footer and a sentence about section 3 ask for that part; the sentence is the evidence, the footer is not", async () => {
    const body =
      "1. General\nWe agree.\n\n2. Date\nFine.\n\n3. Costs\nDelay costs us £2m a month.\n\nPlease treat section 3 as confidential.\n\nRegards\nIda";
    const result = await classify(`${body}\n\n${footer}`);
    expect(result).toMatchObject({ verdict: "part", passages: ["Delay costs us £2m a month."] });
    expect(sentences(result).slice(0, 1)).toEqual(["Please treat section 3 as confidential."]);
    expect(sentences(result).join(" ")).not.toContain("solely");
  });

  test("S31.5 a request that the sender typed is for all, even with no reason", async () => {
    const result = await classify(`Please treat this response as confidential.\n\n${answers}`);
    expect(result).toMatchObject({ verdict: "whole", passages: [] });
    expect(sentences(result).slice(0, -1)).toEqual(["Please treat this response as confidential."]);
  });

  test("S31.6 a template's banner on the pages of an attachment is unclear", async () => {
    const page = "COMPANY CONFIDENTIAL\n\nQuestion 1\nWe agree.\n\n";
    expect((await classifyRaw(withAttachment("Please find our response attached.", page.repeat(2)))).verdict).toBe(
      "unclear",
    );
  });

  test.each([
    "Mae'r e-bost hwn ac unrhyw atodiadau yn gyfrinachol ac wedi'u bwriadu ar gyfer y derbynnydd yn unig.",
    "Ce message et ses pièces jointes sont confidentiels et réservés à leurs destinataires. Si vous le recevez par erreur, merci de le détruire.",
    "Diese E-Mail ist vertraulich und nur für den Adressaten bestimmt. Wenn Sie sie irrtümlich erhalten haben, vernichten Sie sie bitte.",
  ])("S31.8 a footer in another language changes nothing: %s", async (foreign) => {
    expect((await classify(`${answers}\n\nIda\n\n${foreign}`)).verdict).toBe("none");
    expect(
      (await classify(`Please keep my whole response confidential.\n\n${answers}\n\nIda\n\n${foreign}`)).verdict,
    ).toBe("whole");
  });

  test("S31.8 a footer, or our own words on confidentiality, in a quoted message change nothing", async () => {
    const quoted = `On Fri, 31 Mar 2023, DCC <consultations@dcc.example> wrote:\n> Please state whether you want all or any part to be treated as confidential.\n> ${footer}`;
    expect((await classify(`${answers}\n\nIda\n\n${quoted}`)).verdict).toBe("none");
  });

  test("S29.5 part is confidential but nobody can tell which: unclear, to be held and asked", async () => {
    expect(await classify(`Part of this response is confidential.\n\n${answers}`)).toMatchObject({
      verdict: "unclear",
      passages: [],
    });
    expect((await classify(`Section 9 is confidential.\n\n${answers}`)).verdict).toBe("unclear");
  });

  test("a request and its contradiction are unclear", async () => {
    expect(
      (
        await classify(
          `Please keep this response confidential.\n\n${answers}\n\nYou may publish this response in full.`,
        )
      ).verdict,
    ).toBe("unclear");
  });

  test("the sentence that asks is never itself withheld", async () => {
    const result = await classify(
      `Q1: Yes.\n\nQ2: We move house that week. Please keep this answer confidential. It is a secret.\n\nQ3: No.`,
    );
    expect(result).toMatchObject({ verdict: "part", passages: ["We move house that week.", "It is a secret."] });
  });
});

describe("what is a response (§32), and when it came", () => {
  test.each([
    ["Subject: Automatic reply: Consultation\nAuto-Submitted: auto-replied\n", "I am on leave until Monday."],
    [
      "Subject: Undelivered\nFrom: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n",
      "--x\n\nfailed\n--x--",
    ],
    [
      "Subject: A question\nFrom: a@b.example\n",
      "Could you tell me where Attachment 1 is? I cannot find it on your website.",
    ],
    ["Subject: Time\nFrom: a@b.example\n", "May we have an extension of one week for our response please?"],
  ])("%j is none", async (headers, body) => {
    expect((await classifyRaw(`${headers}\n${body}`)).isResponse).toBe(false);
  });

  test("a question where a document stands on the website asks for nothing to be withheld", async () => {
    const asked = await classify("Could you tell me where Attachment 1 is? I cannot find it on your website.");
    expect(asked).toMatchObject({ isResponse: false, verdict: "none" });
  });

  test("one that both asks and answers is a response", async () => {
    expect(
      (await classify("Could you tell us where Attachment 1 is? In any case we agree with the changes.")).isResponse,
    ).toBe(true);
  });

  test("S28.1 received at the close is in time, a millisecond later is late, and without a time nobody knows", () => {
    const { closesAt } = facts;
    expect(closesAt.toISOString()).toBe("2023-04-25T15:00:00.000Z");
    expect(isLate(closesAt, closesAt)).toBe(false);
    expect(isLate(new Date(closesAt.getTime() - 1), closesAt)).toBe(false);
    expect(isLate(new Date(closesAt.getTime() + 1), closesAt)).toBe(true);
    expect(isLate(null, closesAt)).toBeNull();
  });
});

const folder = new URL("corpus/", import.meta.url);
const labels = labelsSchema.parse(JSON.parse(readFileSync(new URL("labels.json", folder), "utf8")));
const results = new Map<string, Classification>();
for (const name of readdirSync(folder).filter((each) => each.endsWith(".eml"))) {
  const [message] = await parseMessages(name, readFileSync(new URL(name, folder)));
  results.set(name, await classifyMessage(message!, facts, readAttachment));
}
const confusion = confusionOf(labels, results);

describe("the labelled corpus", () => {
  test("holds at least 150 messages, each with its label", () => {
    expect(Object.keys(labels).sort()).toEqual([...results.keys()].sort());
    expect(results.size).toBeGreaterThanOrEqual(150);
  });

  test("S31.3 no request, whole or part or unclear, is read as none", () => {
    expect(confusion.missed).toEqual([]);
  });

  test("S31.8 hardly a message that asks for nothing is read as asking for something", () => {
    expect(confusion.falseAlarms.length).toBeLessThanOrEqual(results.size / 50);
    expect(confusion.otherwise).toEqual({});
  });

  test.each(Object.entries(labels))("%s: passages, answers, nature and time are as labelled", (name, label) => {
    const result = results.get(name)!;
    const { isResponse, late } = result;
    expect({ isResponse, late, receivedAt: result.receivedAt?.toISOString() ?? null }).toEqual({
      isResponse: label.isResponse,
      late: label.late,
      receivedAt: label.receivedAt,
    });
    if (label.answers) expect(result.answers).toEqual(label.answers);
    if (label.passages && result.verdict === "part")
      expect(new Set(result.passages.map(flat))).toEqual(new Set(label.passages.map(flat)));
  });
});

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("whatever comes", () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      "Please treat ",
      "our answer to Q2",
      " as confidential",
      ". ",
      "\n",
      "\n\n",
      "Q1: ",
      "Q2 ",
      "section 3",
      "3. ",
      "[CONFIDENTIAL]",
      "[END]",
      "not ",
      "except ",
      "publish ",
      "£4.2m ",
      "> ",
      "Regards\n",
      "-- \n",
      "the second paragraph ",
      "my name ",
      '"',
      "between ",
      "in bold ",
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }),
  );

  test("no text makes it throw, and every passage stands word for word in the decoded text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fragment, { maxLength: 40 }), async (fragments) => {
        const body = fragments.join("");
        const [message] = await parseMessages("m.txt", Buffer.from(body));
        const { passages } = await classifyMessage(message!, facts, readAttachment);
        const { text } = fromPlain(message!.plain ?? "");
        for (const passage of passages) expect(text).toContain(passage);
      }),
      { numRuns: 300 },
    );
  });

  // How long they take, and longer ones, is measured by bench/reading.ts.
  test.each(hostileBodies(10))("a hostile message is read to its end: %#", async (body) => {
    expect((await classify(body)).verdict).toMatch(/^(?:none|part|whole|unclear)$/);
  });
});
