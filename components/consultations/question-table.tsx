import type { PublishedQuestion } from "#lib/consultations/document/schema.ts";

/** The questions word for word (S27.7), as the document's own table. */
export function QuestionTable({ questions }: { questions: readonly PublishedQuestion[] }) {
  return (
    <table aria-label="Consultation questions" className="w-full border-collapse">
      <tbody>
        {questions.map(({ label, anchor, wording }) => (
          <tr key={label} id={anchor} className="document-target border-y border-line-strong">
            <th scope="row" className="w-14 py-3 pe-3 text-start align-top font-bold">
              {label}
            </th>
            <td className="py-3 align-top">{wording}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
