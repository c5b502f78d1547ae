import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { QuestionPage } from "./question-page.tsx";

const content = textOf(readSeedConsultation());
const answered = (paragraph: number) => ({
  number: 4,
  question: "Where is Attachment 1?",
  answer: "It is published with version 2.",
  paragraph,
  changesMeaning: false,
  publishedAt: new Date("2023-04-12T09:00:00Z"),
});
const pageOf = (paragraph: number) => {
  const [question] = content.questions;
  if (!question) throw new Error("the seed asks nothing");
  return renderToStaticMarkup(
    <QuestionPage
      content={content}
      question={question}
      progress="Step 2 of 8"
      late={null}
      newArea={null}
      answers={[answered(paragraph)]}
      pageTitle="Question 1"
      autosave="/api/drafts/x/q1"
      values={{}}
      action={async () => ({ errors: {}, values: {} })}
    />,
  );
};

it("§32 an answer about the question's paragraph, or about what is read with it, stands beside the question, and no other does", () => {
  const [question] = content.questions;
  const asked = content.document.questions.find(({ label }) => label === question?.label)?.paragraph ?? 0;
  const [background = 0] = question?.background.flatMap(({ paragraphs }) => paragraphs) ?? [];
  for (const paragraph of [asked, background]) {
    expect(pageOf(paragraph)).toContain("It is published with version 2.");
    expect(pageOf(paragraph)).toContain(`#question-4`);
  }
  expect(pageOf(1)).not.toContain("It is published with version 2.");
});
