import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { askedInWords, telling } from "#lib/intake/boxes/rules.ts";
import { responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { isOperativeRow } from "#lib/responses/versions/queries.ts";

/**
 * Which of these responses, sent by the web with nothing of their words marked, ask for confidentiality in words (S31.7): the flag in the
 * list. What came by email or post was read already when it was taken in.
 */
export async function listAskedInWords(
  actor: Actor,
  consultation: { id: string; texts: Texts },
  references: readonly string[],
): Promise<Set<string>> {
  if (!isEverPermitted(actor.role, "read-responses") || references.length === 0) return new Set();
  const rows = await db().$queryRaw<{ reference: string; content: unknown }[]>`
    SELECT r."reference", v."content" FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultation.id}::uuid AND r."reference" = ANY (${[...references]}) AND r."channel" = 'WEB'
       AND NOT (v."isWholeMarked" OR v."isPartMarked") AND ${isOperativeRow} AND v."content"::text ~* ${telling}`;
  const asked = await Promise.all(
    rows.map(async ({ reference, content }) => {
      const response = responseContentSchema.parse(content);
      const found = await askedInWords(textFor(response, consultation.texts), response);
      return found.length > 0 ? [reference] : [];
    }),
  );
  return new Set(asked.flat());
}
