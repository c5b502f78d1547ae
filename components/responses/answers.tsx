import { Details } from "#components/ui/details.tsx";
import type { PublicClarification } from "#lib/clarifications/schema.ts";

/** Answers to questions about the documents, beside the question of the form that they bear on (§32). */
export function Answers({ slug, answers }: { slug: string; answers: readonly PublicClarification[] }) {
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers" className="space-y-2">
      <h2 id="answers" className="text-base font-semibold">
        Asked and answered
      </h2>
      {answers.map(({ number, question, answer, paragraph, changesMeaning }) => (
        <Details key={number} summary={`Question ${number}, about paragraph ${paragraph}`}>
          <div className="space-y-2">
            {changesMeaning ? <p className="font-semibold">Changes what the documents mean.</p> : null}
            <blockquote className="border-s-4 border-line ps-3 whitespace-pre-line" dir="auto">
              {question}
            </blockquote>
            <p className="whitespace-pre-line" dir="auto">
              <strong>Answer: </strong>
              {answer}
            </p>
            <p>
              <a href={`/consultations/${slug}#question-${number}`} className="link">
                Question {number} in the document
              </a>
            </p>
          </div>
        </Details>
      ))}
    </section>
  );
}
