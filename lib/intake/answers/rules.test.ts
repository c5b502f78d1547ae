import { describe, expect, test } from "vitest";
import { divide } from "../regions/rules.ts";
import { withoutMarks } from "../sentences/rules.ts";
import { fromPlain } from "../text/rules.ts";
import { segmentsOf, unitsOf } from "./rules.ts";

const questions = [
  {
    label: "Q1",
    wording:
      "Do you agree with the proposed changes to the existing ETMAD (version 2.0)? Please indicate any areas of disagreement and the reasons for them.",
  },
  {
    label: "Q2",
    wording:
      "Do you agree with the proposed re-designation date of 8 May 2023 for the Pre-Go Live ETMAD (or, if necessary, as soon as reasonably practicable within one month thereafter?)",
  },
  { label: "Q3", wording: "Do you have any further comments to make regarding the Pre-Go Live ETMAD?" },
];
const [one, two, three] = questions.map(({ wording }) => wording);

function answersIn(body: string): (string | null)[] {
  const page = fromPlain(body);
  const division = divide(page, false);
  const own = new Set(division.pieces.filter((piece) => piece.layer === 0));
  const isAside = (): boolean => false;
  const segments = segmentsOf(
    withoutMarks(page),
    unitsOf(division.pieces, (piece) => own.has(piece)),
    questions,
    { isRequest: isAside, isAside, isFence: isAside, isRow: isAside, isNamedHeading: isAside },
  );
  return questions.map((_, index) => {
    const segment = segments.find(({ number }) => number === index + 1);
    return segment ? segment.spans.map(({ start, end }) => page.text.slice(start, end)).join("\n\n") : null;
  });
}

describe("answers are split to the questions where the mail names them", () => {
  const all = ["Agree", "Yes", "None"];
  test.each([
    ["Q1: Agree\nQ2: Yes\nQ3: None"],
    ["Q.1) Agree\nQ.2) Yes\nQ.3) None"],
    ["Question 1 – Agree\nQuestion 2 – Yes\nQuestion 3 – None"],
    ["QUESTION ONE\n\nAgree\n\nQUESTION TWO\n\nYes\n\nQUESTION THREE\n\nNone"],
    ["Question 1\n----------\nAgree\n\nQuestion 2\n----------\nYes\n\nQuestion 3\n----------\nNone"],
    ["Question n°1 : Agree\nQuestion n°2 : Yes\nQuestion n°3 : None"],
    [
      "1. Introduction\n\nWe supply gas.\n\n2. Summary\n\nWe support it.\n\n3. Response to Question 1\n\nAgree\n\n4. Response to Question 2\n\nYes\n\n5. Response to Question 3\n\nNone",
    ],
    ["Q1\n--\nAgree\n\nQ2\n--\nYes\n\nQ3\n--\nNone"],
    ["**Q1** Agree\n\n**Q2** Yes\n\n**Q3** None"],
    ["Answer to question 1: Agree\nAnswer to question 2: Yes\nAnswer to question 3: None"],
    ["A1. Agree\nA2. Yes\nA3. None"],
    ["1. Agree\n2. Yes\n3. None"],
    ["Q1 Agree, Q2 Yes, Q3 None"],
    ["Dear team\n\nOur answers:\n\n| 1 | Agree |\n| 2 | Yes |\n| 3 | None |\n\nKind regards\nJane Holt"],
    ["First: Agree\n\nSecond: Yes\n\nThird: None"],
    ["First question\nAgree\n\nSecond question\nYes\n\nThird question\nNone"],
    ["1. Proposed changes\nAgree\n\n2. Re-designation date\nYes\n\n3. Other matters\nNone"],
    [
      "1. Do you agree with the proposed changes?\nAgree\n\n2. Do you agree with the date?\nYes\n\n3. Other matters\nNone",
    ],
    [
      "Question 1: proposed changes to the ETMAD\n\nAgree\n\nQuestion 2: re-designation date\n\nYes\n\nQuestion 3: further comments\n\nNone",
    ],
    ["Q1: Agree\nQ2: Yes\nQ3: None\nConfidential? (yes / no)\nto be confirmed"],
    ["Q1: Agree\n\nQ2: Yes\n\nQ3: None\n\nWe are a member of the trade body."],
    ["| Q1 | Agree |\n| Q2 | Yes |\n| Q3 | None |"],
    ["Q1\tAgree\nQ2\tYes\nQ3\tNone"],
    ["C1: Agree\nC2: Yes\nC3: None"],
    ["Q1/ Agree\nQ2/ Yes\nQ3/ None"],
    ["1. (Q1) Agree\n\n2. (Q2) Yes\n\n3. (Q3) None"],
    ["Question 1 of 3: Agree\n\nQuestion 2 of 3: Yes\n\nQuestion 3 of 3: None"],
    [
      "Our answer to the first question is as follows. Agree\n\nOur answer to the second question is as follows. Yes\n\nOur answer to the third question is as follows. None",
    ],
    ["+----+-------+\n| Q1 | Agree |\n| Q2 | Yes   |\n| Q3 | None  |\n+----+-------+"],
    ["1) Changes\nQ1: Agree\n\n2) Date\nQ2: Yes\n\n3) Other points\nQ3: None"],
    [
      "1. We are a supplier.\n\n2. In answer to Q1, Agree\n\n3. In answer to Q2, Yes\n\n4. In answer to Q3, None\n\n5. We sit on the panel.",
    ],
    ["Frage 1: Agree\nFrage 2: Yes\nFrage 3: None"],
    [`${one}\n\nAgree\n\n${two}\n\nYes\n\n${three}\n\nNone`],
    [`Q1 ${one}\nA: Agree\n\nQ2 ${two}\nA: Yes\n\nQ3 ${three}\nA: None`],
    [
      "Q1: Do you agree with the proposed changes?\nAgree\nQ2: Do you agree with the date?\nYes\nQ3: Any further comments?\nNone",
    ],
    [`> Q1 ${one}\nAgree\n> Q2 ${two}\nYes\n> Q3 ${three}\nNone`],
    ["Hello,\n\nQ1: Agree\nQ2: Yes\nQ3: None\n\nKind regards\nJane Holt\nHolt Power"],
  ])("%j", (body) => {
    expect(answersIn(body)).toEqual(all);
  });

  test("an answer keeps its paragraphs and lists as they were typed", () => {
    const answer = "We agree.\n\nIn particular:\n- the row is clear\n- the slip is mended";
    expect(answersIn(`Q1: ${answer}\n\nQ2: Yes`)).toEqual([answer, "Yes", null]);
  });

  test("a question named inside an answer begins no other", () => {
    expect(answersIn("Q1: Agreed. See our answer to Q3.\nQ3: None")).toEqual([
      "Agreed. See our answer to Q3.",
      null,
      "None",
    ]);
  });

  test("a list within an answer does not end it, though its numbers run on from the letter's", () => {
    expect(answersIn("1. Q1: We agree, for these reasons:\n\n1. cost\n\n2. time\n\n3. Q2: Yes")).toEqual([
      "We agree, for these reasons:\n\n1. cost\n\n2. time",
      "Yes",
      null,
    ]);
  });

  test("two questions answered together have the same answer", () => {
    expect(answersIn("Q1 & Q2: Agree\nQ3: None")).toEqual(["Agree", "Agree", "None"]);
    expect(answersIn("Q1 and Q2: Agree\nQ3: None")).toEqual(["Agree", "Agree", "None"]);
  });

  test.each([
    ["We think the pilot is good.\n\nJane"],
    ["1. Introduction\n\nWe are Holt Power.\n\n2. Views\n\nWe agree.\n\n3. Costs\n\nHigh.\n\n4. Close\n\nThanks."],
    ["1. Which version is it?\n2. Is there a webinar?\n3. Who decides?"],
  ])("where no question is named there is none: %j", (body) => {
    expect(answersIn(body)).toEqual([null, null, null]);
  });
});
