import { MarkedText } from "#components/confidentiality/marked-text.tsx";
import { Reasons } from "#components/confidentiality/reasons.tsx";
import { segmentsOf } from "#lib/confidentiality/marks/rules.ts";
import type { Field, Passage } from "#lib/confidentiality/schema.ts";
import type { ResponseContent } from "#lib/responses/schema.ts";

/** One text in full; its marked passages hatched, their reasons beneath. */
export function FieldCopy({ response, field }: { response: Pick<ResponseContent, "marks">; field: Field }) {
  if (field.text === "") return <p className="text-ink-soft">No comment given.</p>;
  const passages = response.marks.flatMap((mark): Passage[] => {
    if (mark.level === "passage" && mark.field === field.key) return [mark];
    // A mark on one box of an answer; one on the whole answer is shown around it.
    const isOnBox = mark.level === "answer" && mark.field === field.key && /\.(?:area|remark)-/.test(field.key);
    return isOnBox ? [{ start: 0, end: field.text.length, reason: mark.reason }] : [];
  });
  const segments = segmentsOf(field.text, passages);
  return (
    <div className="measure">
      <MarkedText segments={segments} />
      <Reasons segments={segments} />
    </div>
  );
}
