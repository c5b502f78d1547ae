import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { type Database, db } from "#lib/db/client.ts";

/**
 * Messages and letters of a consultation that can be the acceptance of these respondents: those that belong to their responses, and those
 * that belong to no response.
 */
function lettersOf(consultationId: string, respondents: readonly string[]) {
  if (respondents.length === 0) return { consultationId };
  const theirs = { response: { reference: { in: [...respondents] } } };
  const placed = { replacedBy: null, responseId: { not: null } };
  return {
    consultationId,
    OR: [
      { placements: { some: { replacedBy: null, ...theirs } } },
      { placements: { none: placed }, outcome: { is: { version: theirs } } },
      { placements: { none: placed }, OR: [{ outcome: null }, { outcome: { is: { versionId: null } } }] },
    ],
  };
}

/** Whether a message or letter came in to this consultation, and belongs to no response of anybody else's. */
export async function isLetterOf(
  tx: Database,
  consultationId: string,
  id: string,
  respondents: readonly string[],
): Promise<boolean> {
  return id !== "" && (await tx.incomingMail.count({ where: { id, ...lettersOf(consultationId, respondents) } })) === 1;
}

export type LetterToName = { id: string; subject: string; sender: string | null; at: Date };

/** The messages and letters that can be named as the respondent's acceptance, the newest first; none for whoever may not read marked text. */
export async function listLettersToName(
  actor: Actor,
  consultationId: string,
  respondents: readonly string[],
): Promise<LetterToName[]> {
  if (!isEverPermitted(actor.role, "record-disagreement") || !actor.hasClearance) return [];
  const found = await db().incomingMail.findMany({
    where: lettersOf(consultationId, respondents),
    orderBy: [{ keptAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, subject: true, sender: true, receivedAt: true, keptAt: true },
  });
  return found.map(({ receivedAt, keptAt, ...mail }) => ({ ...mail, at: receivedAt ?? keptAt }));
}

/** What is read of an entry to name its evidence (`nameEvidence`). */
export const evidenceColumns = {
  evidenceKind: true,
  evidence: true,
  evidenceChange: true,
  evidenceAttachment: { select: { kind: true, file: { select: { name: true, sha256: true } } } },
  evidenceVersion: { select: { number: true, response: { select: { reference: true } } } },
  evidenceMail: { select: { channel: true, subject: true, receivedAt: true, keptAt: true } },
} as const;
