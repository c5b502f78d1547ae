import { describe, expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "../../attachments/rules.ts";
import { parseMessages } from "../../message/rules.ts";
import { factsOf } from "../facts/rules.ts";
import { classifyMessage } from "../rules.ts";
import type { Classification } from "../schema.ts";

const { closesAt, document } = readSeedConsultation();
const facts = factsOf(new Date(closesAt), document);

async function classify(body: string, type = "text/plain"): Promise<Classification> {
  const raw = `From: Ida Stone <ida@tarn-power.example>\nTo: consultations@dcc.example\nSubject: Response\nContent-Type: ${type}; charset=utf-8\n\n${body}`;
  const [message] = await parseMessages("m.eml", Buffer.from(raw));
  return classifyMessage(message!, facts, readAttachment);
}

const answers = "Q1: We agree.\n\nQ2: Our Hull crew is away that week.\n\nQ3: No.";
const boxes = (crossed: string): string =>
  ["All of my response is confidential", "None of my response is confidential"]
    .map((option) => `[${option.startsWith(crossed) ? "x" : " "}] ${option}`)
    .join("\n");

describe("boxes with their words before or behind them (S29.3)", () => {
  test.each([
    ["My response may be published [ ]\nMy response is confidential [x]", "whole"],
    ["My response may be published [x]\nMy response is confidential [ ]", "none"],
    ["My response may be published [x]\nMy response is confidential [x]", "unclear"],
    ["[ ] Please keep all of my response confidential\n[x] You may publish my response", "none"],
    ["[x] Please keep all of my response confidential\n[ ] You may publish my response", "whole"],
    ["[x] Please keep all of my response confidential\n[x] You may publish my response", "unclear"],
    ["Confidentiality: to be confirmed, we are asking our lawyers", "unclear"],
  ])("S29.3 %j is %s", async (form, verdict) => {
    expect((await classify(`Name: Ida Stone\n${form}\n\n${answers}`)).verdict).toBe(verdict);
  });
});

describe("what a sentence takes from its neighbours (S29.2)", () => {
  const closed = async (words: string) => classify(`${answers}\n\n${words}\n\nKind regards\nIda Stone`);

  test.each([
    ["Two things we ask you not to publish. The first is our answer to Q2. The second is our name."],
    ["Our answer to Q2 is confidential. The same goes for our name."],
    ["Our answer to Q2 is confidential. Our Hull crew has not agreed to be named, and it would be known."],
  ])("S29.2 %s", async (words) => {
    const { verdict, passages } = await closed(words);
    expect({ verdict, first: passages[0] }).toEqual({ verdict: "part", first: "Our Hull crew is away that week." });
  });

  test("S29.2 paragraphs spoken of in one sentence and asked for in the next", async () => {
    const letter =
      "Paragraphs 2 and 4 hold figures that we do not give to others. We ask that those two paragraphs are not published.\n\nQ1\n\n1. We agree.\n\n2. We hold 900 hubs.\n\nQ2\n\n3. Yes.\n\n4. We need 40 more.";
    expect(await classify(letter)).toMatchObject({
      verdict: "part",
      passages: ["We hold 900 hubs.", "We need 40 more."],
    });
  });

  test("S31.3 a request of an earlier message, withdrawn in this one, asks for nothing", async () => {
    const words =
      "Last week I asked you to keep my answers confidential. I withdraw that request and you may publish this reply.";
    expect((await closed(words)).verdict).toBe("none");
  });
});

describe("lists of what is asked for (S29.2)", () => {
  test.each([
    ["Please treat as confidential:\n\n- our answer to Q2;\n- our name."],
    [
      "Please do not publish\n\n  (a) our answer to Question 2, because our staff have not been told; and\n  (b) our name, which is known to few.",
    ],
  ])("S29.2 the items are looked up, and not the list withheld: %j", async (list) => {
    const { verdict, passages } = await classify(`${answers}\n\n${list}\n\nKind regards\nIda Stone`);
    expect(verdict).toBe("part");
    expect(passages).toContain("Our Hull crew is away that week.");
    expect(passages.join(" ")).not.toContain("our answer");
  });
});

describe("nothing of what is asked for is left out (S29.2)", () => {
  test("S29.2 a statement about keeping quiet, in the midst of an answer that is asked for, is withheld with it", async () => {
    const answer =
      "We cannot support it. It rests on a contract that we are not free to discuss in public at any time.";
    const { passages } = await classify(`Q1: We agree.\n\nQ2: ${answer}\n\nQ3: No.\n\nQ2 is confidential.`);
    expect(passages).toEqual([answer]);
  });

  test("S29.2 what is fenced off in an answer stays part of the answer", async () => {
    const answer = "It is early.\n\n[START CONFIDENTIAL]\nWe end on 4 June.\n[END CONFIDENTIAL]\n\nWe prefer June.";
    const read = await classify(`Q1: Yes.\n\nQ2: ${answer}\n\nQ3: No.`);
    expect(read).toMatchObject({ passages: ["We end on 4 June."], answers: { Q2: answer, Q3: "No." } });
  });

  test("S29.2 rows by what stands in them, and never the paragraph beside the table", async () => {
    const table = "Product | May\nDisplay R2 | 14,000\nDisplay R3 | 2,000\nOthers | 500";
    const body = `Q1: Yes.\n\nQ3: Our forecast.\n\n${table}\n\nWe leave Q2.\n\n`;
    const byName = await classify(`${body}Rows R2 and R3 of the table above are commercial in confidence.`);
    expect(byName.passages).toEqual(["Display R2 | 14,000", "Display R3 | 2,000"]);
    expect((await classify(`${body}The table above is commercial in confidence.`)).passages.join()).toContain("2,000");
  });

  test("S29.2 the figures of two things are those of both", async () => {
    const body = "Q1: We have 14 staff on this and a budget of £200,000.\n\nQ2: Yes.\n\nQ3: No.\n\n";
    const { passages } = await classify(
      `${body}We would like the figures for staff and budget to be kept confidential.`,
    );
    expect(passages).toEqual(["14", "£200,000"]);
  });

  test("S31.3 a letter with a part on handling and numbered headings asks for what it says and no more", async () => {
    const letter = (handling: string): string =>
      `1. Handling of this response\n\n${handling}\n\n2. Response to Question 1\n\nYes.\n\n3. Response to Question 2\n\nIt costs us £45,000.`;
    expect((await classify(letter("We are a member of a trade body."))).verdict).toBe("none");
    const asked = "You may publish it, save that the figures in our response to question 2 are sensitive.";
    expect(await classify(letter(asked))).toMatchObject({ verdict: "part", passages: ["£45,000"] });
  });
});

describe("forms within a message (S29.2)", () => {
  test("S29.2 the box that is crossed is read as it stands, whether or not a colon stands before it", async () => {
    expect((await classify(`Confidentiality (tick one)\n${boxes("All")}\n\n${answers}`)).verdict).toBe("whole");
    expect((await classify(`Confidentiality (tick one)\n${boxes("None")}\n\n${answers}`)).verdict).toBe("none");
  });

  test("S29.2 a hint before the value is no part of it", async () => {
    const form = (value: string): string => `IS ANY OF THIS RESPONSE CONFIDENTIAL? (Y/N): ${value}\n\n${answers}`;
    expect((await classify(form("N"))).verdict).toBe("none");
    expect((await classify(form("Y"))).verdict).not.toBe("none");
  });

  test.each([
    ["No", "none"],
    ["Yes", "whole"],
  ])("S29.2 a table's row of Confidential and %s reads as %s", async (value, verdict) => {
    const rows = [
      ["Confidential", value],
      ["Q1", "We agree."],
      ["Q2", "Fine."],
    ];
    const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
    expect((await classify(html, "text/html")).verdict).toBe(verdict);
  });
});

describe("the exact words to withhold (S29.2)", () => {
  test.each([
    [
      "an asterisk in front",
      "Sentences with an asterisk in front are confidential.\n\nQ1: We agree. *We hold 63 hubs. They can be reflashed.\n\nQ2: Yes.",
      ["We hold 63 hubs."],
    ],
    [
      "lines that say where it begins and ends",
      "Q1: Yes\nQ2: Yes\nQ3: See below\n\n(Start of material for DCC only, leave out of what you publish)\nWe lost 7 meters.\n(End of material for DCC only)\n\nGood luck.",
      ["We lost 7 meters."],
    ],
    [
      "a label in brackets beside the question",
      "Q1 (not confidential)\nWe agree.\n\nQ2 (confidential - please withhold)\nWe can't. Our one specialist leaves on the 5th.\n\nQ3 (not confidential)\nThanks.",
      ["We can't. Our one specialist leaves on the 5th."],
    ],
    [
      "a question named in words with a colon",
      "In answer to your first question: yes.\n\nIn answer to your second question: our crew is away.\n\nWhat we say to your second question should stay between us, please.",
      ["our crew is away."],
    ],
    [
      "a bullet under views on a question",
      "Views on Q1:\n\n- it is sound\n- we are short of two officers\n\nViews on Q2:\n\n- fine\n\nDon't reproduce the second bullet under Q1.",
      ["we are short of two officers"],
    ],
    [
      "a role and no name",
      "Q1: Agree. Hubs from Lyncross Devices failed.\n\nQ2: Lyncross Devices promise a fix.\n\nPlease take out the manufacturer's name wherever it occurs before this goes online.",
      ["Lyncross Devices"],
    ],
    [
      "the whereabouts of a thing",
      "Q1: agree\nQ2: agree\nQ3: the pilot at our Gloucester depot needs a contact.\n\nWould you mind leaving the depot's whereabouts out of anything you make public?",
      ["Gloucester"],
    ],
    [
      "a sentence about a thing, whatever stands beside it",
      "Q1: Agreed.\n\nQ2: Agreed.\n\nQ3: We want the hubs. We buy at a discount of 12%. Please redact the sentence about the discount from the public version.",
      ["We buy at a discount of 12%."],
    ],
    [
      "sums with spaces in them",
      "Question 1 : oui. Nous avons livré 72 000 compteurs au prix de 43,50 euros.\n\nQuestion 2 : oui.\n\nVous pouvez publier cette réponse à l'exception des chiffres donnés à la\nquestion 1.",
      ["72 000", "43,50 euros"],
    ],
    [
      "an address of a machine",
      "Q1: Agreed.\n\nQ2: The head end at 10.44.2.17 dropped.\n\nPlease scrub the IP address before you put our reply on the web.",
      ["10.44.2.17"],
    ],
    [
      "a question spoken of by its number",
      `${answers}\n\nQ2's answer is internal to DCC and the regulator.`,
      ["Our Hull crew is away that week."],
    ],
    [
      "an item numbered in Roman figures, up to the next",
      "Q1 Agree.\n\nQ2 Agree.\n\nQ3 Points:\n(i) The redline helps.\n(ii) We sell 2,200 units.\n(iii) A glossary would help.\n\nItem (ii) is confidential.",
      ["We sell 2,200 units."],
    ],
    [
      "a line of an answer",
      "Q1 Agree.\n\nQ3 The redline helps.\nWe sell 2,200 units a week.\nA glossary would help.\n\nIt would be appreciated if the second line of our Q3 answer were not made public.",
      ["We sell 2,200 units a week."],
    ],
    [
      "the answer behind a mark in its label",
      "Q1: Agree.\nQ2 [CONFIDENTIAL]: Disagree. Our insurer has not signed.\nQ3: None.",
      ["Disagree. Our insurer has not signed."],
    ],
    [
      "the second, after leave for the first paragraph",
      "We support the change.\n\nOur billing moves from 6 to 12 May and we are short of staff.\n\nYou are free to publish the first paragraph. The second is for DCC, DESNZ and Ofgem.",
      ["Our billing moves from 6 to 12 May and we are short of staff."],
    ],
    [
      "a span of days",
      "We support the change.\n\nOur billing moves from 6 to 12 May.\n\nThe dates of our move are not public knowledge; kindly strike them from the version you post.",
      ["6 to 12 May"],
    ],
    [
      "what is excepted behind an opening that says nothing",
      `${answers}\n\nFor the avoidance of doubt, save in respect of Q2 we have no objection to publication.`,
      ["Our Hull crew is away that week."],
    ],
  ])("S29.2 %s", async (_, body, passages) => {
    const result = await classify(body);
    expect(result.verdict).toBe("part");
    expect(new Set(result.passages)).toEqual(new Set(passages));
  });

  test("S29.2 no signature is ever among them", async () => {
    const { passages } = await classify(
      "Q1: Agreed.\n\nQ2: Agreed.\n\nQ3: Our trial found 4 failures.\n\nThe trial result in Q3 is under embargo until July and must not appear before then.\n\nDr I Moss",
    );
    expect(passages).toEqual(["Our trial found 4 failures."]);
  });

  test("S29.2 the last column of a table is the cells under its heading", async () => {
    const rows = [
      ["Region", "Cost"],
      ["North", "£46.20"],
      ["South", "£51.75"],
    ];
    const html = `<p>Q1: yes. Q2: yes.</p><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table><p>The last column of the table is commercially sensitive and ought to be blanked out.</p>`;
    expect((await classify(html, "text/html")).passages).toEqual(["£46.20", "£51.75"]);
  });
});

describe("what is no response (§32)", () => {
  test.each([
    "Could you explain how you deal with confidential material before we put in a response? Our reply will follow.",
    "I noticed you run consultations! LeadRocket doubles engagement. Do you have 15 minutes on Thursday?\n\nThis offer is confidential to you.",
    "Could somebody tell me in plain English whether my meter will stop? Please keep my question to yourselves, I feel silly asking.",
  ])("§32 %s", async (body) => expect((await classify(body)).isResponse).toBe(false));

  test("S31.3 a copyright line at the foot of a document is a notice", async () => {
    expect(
      (
        await classify(
          `${answers}\n\n(c) Meterform 2023. All rights reserved. No part of this document may be reproduced or stored without permission of the publisher.`,
        )
      ).verdict,
    ).toBe("none");
  });
});
