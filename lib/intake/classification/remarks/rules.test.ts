import { describe, expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "../../attachments/rules.ts";
import { parseMessages } from "../../message/rules.ts";
import { factsOf } from "../facts/rules.ts";
import { classifyMessage } from "../rules.ts";
import type { Classification } from "../schema.ts";

const { closesAt, document } = readSeedConsultation();
const facts = factsOf(new Date(closesAt), document);
const head = "From: Ida Stone <ida@tarn-power.example>\nTo: consultations@dcc.example\n";

async function classify(body: string, headers = "Subject: Response\n"): Promise<Classification> {
  const raw = `${head}${headers}Content-Type: text/plain; charset=utf-8\n\n${body}`;
  const [message] = await parseMessages("m.eml", Buffer.from(raw));
  return classifyMessage(message!, facts, readAttachment);
}

const answers = "Q1: We agree.\n\nQ2: Our Hull crew is away that week.\n\nQ3: No.";
const idiom = "You may draw on it in your thinking, short of quoting or citing it.";

describe("what stands apart from the answers (S29.5)", () => {
  test("S29.5 an ask in an unknown idiom is a doubt where it stands apart, before the answers or after them", async () => {
    expect((await classify(`We guard this with care.\n\n${answers}`)).verdict).toBe("unclear");
    for (const body of [`${idiom}\n\n${answers}`, `${answers}\n\n${idiom}`])
      expect(await classify(body)).toMatchObject({ verdict: "unclear", passages: [] });
  });

  test("S31.3 the same words within an answer are of the proposals", async () => {
    expect((await classify(answers.replace("Q3: No.", "Q3: No. We guard this with care."))).verdict).toBe("none");
  });

  test("S29.2 a request that was read puts the doubt to rest", async () => {
    expect(await classify(`Please keep our answer to Q2 confidential.\n\n${answers}\n\n${idiom}`)).toMatchObject({
      verdict: "part",
      passages: ["Our Hull crew is away that week."],
    });
  });

  test("S31.5 each part of a subject line is read by itself", async () => {
    expect((await classify(answers, "Subject: ETMAD views - please do not put on website\n")).verdict).toBe("whole");
    expect((await classify(answers, "Subject: Tarn Power response to Q1-Q3\n")).verdict).toBe("none");
  });

  test("S31.6 a Sensitivity header is a doubt, unless the sender gives leave in words", async () => {
    const header = "Subject: Response\nSensitivity: Company-Confidential\n";
    const result = await classify(answers, header);
    expect(result.verdict).toBe("unclear");
    expect(result.evidence).toContainEqual({ sentence: "Sensitivity: Company-Confidential", as: "banner" });
    expect((await classify(`${answers}\n\nYou may publish this response.`, header)).verdict).toBe("none");
  });

  test("S31.3 what a mail system writes on whatever leaves the firm asks nothing; a label that says confidential is a doubt", async () => {
    expect((await classify(`Classification: Internal Use Only\n\n${answers}`)).verdict).toBe("none");
    expect((await classify(`Sensitivity: Confidential\n\n${answers}`)).verdict).toBe("unclear");
  });
});

describe("a file nobody could read (S29.5)", () => {
  const withFile = async (body: string, kind = "application/pdf", name = "response.pdf"): Promise<Classification> => {
    const raw = `${head}Subject: Response\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${body}\n--b\nContent-Type: ${kind}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\nscan\n--b--\n`;
    const [message] = await parseMessages("m.eml", Buffer.from(raw));
    return classifyMessage(message!, facts, async () => null);
  };

  test("S29.5 as the whole response it is a doubt, and the reason names it", async () => {
    const result = await withFile("Please find our response attached.");
    expect(result).toMatchObject({ verdict: "unclear", passages: [] });
    expect(result.evidence).toContainEqual({
      sentence: "The attachment “response.pdf” could not be read, so it is not known what it asks.",
      as: "unread",
    });
  });

  test("S29.5 so is a picture of a page, but no logo", async () => {
    expect((await withFile("Our letter is attached.", "image/jpeg", "letter.jpg")).verdict).toBe("unclear");
    expect((await withFile("Our letter is attached.", "image/png", "image001.png")).verdict).toBe("none");
  });

  test("S31.3 beside answers in the message, or with leave in words, it is none", async () => {
    expect((await withFile(answers)).verdict).toBe("none");
    expect((await withFile("Our response is attached. It may be published in full.")).verdict).toBe("none");
  });

  test("S31.5 a request in words is still the request", async () => {
    expect((await withFile("Please find attached. Keep our response confidential.")).verdict).toBe("whole");
  });
});
