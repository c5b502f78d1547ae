import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { responseContentSchema } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { asUncleared, findStored } from "../reading/queries.ts";
import { readingOf } from "../reading/rules.ts";
import type { Reading } from "../reading/schema.ts";
import { hasMarks } from "../rules.ts";
import { differencesOf, linesOf } from "./rules.ts";
import type { VersionsForStaff } from "./schema.ts";

/**
 * What changed from one version of a response to another, as this person may read both (SX.4); reading them is an event like reading the
 * response. Without numbers: the last two. Null: no such response or versions, or no right to read any.
 */
export async function readDifferences(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  asked: { from?: number; to?: number },
): Promise<VersionsForStaff | null> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference };
    if (!isEverPermitted(actor.role, "read-responses")) {
      await recordEvent(tx, { ...about, action: "response.read", isRefused: true });
      return null;
    }
    const stored = await findStored(tx, consultation.id, reference, actor);
    const to = asked.to ?? stored?.versions[0]?.number ?? 0;
    const from = asked.from ?? Math.max(1, to - 1);
    if (!stored) return null;
    const found = await tx.responseVersion.findMany({
      where: { responseId: stored.id, number: { in: [from, to] } },
      select: { number: true, content: true },
    });
    const readings = new Map<number, Reading>();
    for (const { number, content } of found) {
      const version = responseContentSchema.parse(content);
      const composed = actor.hasClearance ? version : await asUncleared(tx, consultation.texts, stored.id, version);
      readings.set(number, readingOf(textFor(composed, consultation.texts), composed, actor.hasClearance));
    }
    const [before, after] = [readings.get(from), readings.get(to)];
    if (!before || !after) return null;
    const isConfidential = [before, after].some((reading) => reading.isInFull && hasMarks(reading.confidentiality));
    await recordEvent(tx, {
      ...about,
      action: isConfidential ? "response.read-confidential" : "response.read",
      detail: { from, to },
    });
    return { versions: stored.versions, from, to, differences: differencesOf(linesOf(before), linesOf(after)) };
  });
}
