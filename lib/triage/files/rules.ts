import type { Attachment } from "#lib/confidentiality/schema.ts";
import { publicItems } from "#lib/confidentiality/twin/rules.ts";
import { asMarked } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";

/** The ids of the files that somebody without clearance may not open: those that the public twin holds back (S29.9, SX.4). */
export function withheldFiles(
  consultation: TextOfResponse,
  response: ResponseContent,
  attachments: readonly Attachment[],
): Set<string> {
  const items = publicItems(asMarked(consultation, response, attachments)).attachments;
  return new Set(attachments.filter((_, index) => items[index]?.isWithheld !== false).map(({ id }) => id));
}
