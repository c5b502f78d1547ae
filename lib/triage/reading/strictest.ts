import type { Mark } from "#lib/confidentiality/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent } from "#lib/responses/schema.ts";

const textsOf = (consultation: ConsultationContent, response: ResponseContent) =>
  new Map(fieldsOf(consultation, response).map(({ key, text }) => [key, text]));

/**
 * A version with every mark that any version of its response ever bore (SX.4): what somebody without clearance reads is composed under these.
 * A passage of another version whose text was changed since cannot be found again for certain: then the whole answer counts as marked.
 * `isHeld`: its message was ever read as asking for all of it, or as unclear.
 */
export function withEveryMark(
  consultation: ConsultationContent,
  version: ResponseContent,
  others: readonly ResponseContent[],
  isHeld: boolean,
): ResponseContent {
  const own = textsOf(consultation, version);
  const marks = others.flatMap((other): Mark[] => {
    const texts = textsOf(consultation, other);
    return other.marks.map((mark) =>
      mark.level === "passage" && texts.get(mark.field) !== own.get(mark.field)
        ? { level: "answer", field: mark.field, reason: null }
        : mark,
    );
  });
  const whole: Mark[] = isHeld ? [{ level: "whole", reason: null }] : [];
  const all = [...version.marks, ...marks, ...whole];
  return {
    ...version,
    marks: [...new Map(all.map((mark) => [JSON.stringify({ ...mark, reason: null }), mark])).values()],
  };
}
