import { responseMailto } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";

/**
 * Where a late response goes once the decision is on record and none is asked for any more: in words, without a button. What comes in all
 * the same is kept, marked late and decided (invariant 4).
 */
export function LateInWords({ content }: { content: ConsultationContent }) {
  const { consulter, responseEmail, reference } = content;
  return (
    <p className="measure">
      {consulter.name}’s decision is on record, and no more responses are asked for. What still reaches{" "}
      <a href={responseMailto(content)} className="link">
        {responseEmail}
      </a>{" "}
      (reference {reference}) is kept and marked late, and {consulter.name} decides, with its reason, whether it is
      considered.
    </p>
  );
}
