import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { responseContentSchema } from "#lib/responses/schema.ts";
import { operativeOf } from "#lib/responses/versions/rules.ts";
import { hasMarks } from "../rules.ts";
import { findStored } from "./queries.ts";
import { readingOf } from "./rules.ts";
import type { ResponseForStaff } from "./schema.ts";

/**
 * A response for one member of staff, by its operative version. Opening it is an event in the same transaction, and a different one
 * where marked text was shown (invariant 5, SX.4). Null: there is no such response in this consultation, or this person may read none;
 * the attempt without the right is recorded.
 */
export async function readResponse(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
): Promise<ResponseForStaff | null> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference };
    if (!isEverPermitted(actor.role, "read-responses")) {
      await recordEvent(tx, { ...about, action: "response.read", isRefused: true });
      return null;
    }
    const stored = await findStored(tx, consultation.id, reference);
    const version = stored && operativeOf(stored.versions);
    if (!stored || !version) return null;
    const { content } = await tx.responseVersion.findUniqueOrThrow({
      where: { responseId_number: { responseId: stored.id, number: version.number } },
      select: { content: true },
    });
    const reading = readingOf(consultation.content, responseContentSchema.parse(content), actor.hasClearance);
    await recordEvent(tx, {
      ...about,
      action: reading.isInFull && hasMarks(reading.confidentiality) ? "response.read-confidential" : "response.read",
      detail: { version: version.number, isInFull: reading.isInFull },
    });
    return { ...stored, version, reading };
  });
}

/**
 * Records that this person read the operative version in full (§24; part 4, item 15: was it considered, by whom, when). Whoever may not
 * see all of it cannot have: refused. Saying it twice is once.
 */
export async function recordReadInFull(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  versionNumber: number,
): Promise<Outcome<null, "not-permitted" | "not-found" | "withheld" | "newer">> {
  const about = { actor, consultationId: consultation.id, subject: reference, action: "response.considered" } as const;
  try {
    return await db().$transaction(async (tx) => {
      const refuse = async <R extends string>(why: R) => {
        await recordEvent(tx, { ...about, isRefused: true, detail: { why } });
        return refused(why);
      };
      if (!isEverPermitted(actor.role, "read-responses")) return refuse("not-permitted");
      const stored = await findStored(tx, consultation.id, reference);
      const version = stored && operativeOf(stored.versions);
      if (!stored || !version) return refused("not-found");
      if (version.number !== versionNumber) return refuse("newer");
      const { id, content } = await tx.responseVersion.findUniqueOrThrow({
        where: { responseId_number: { responseId: stored.id, number: version.number } },
        select: { id: true, content: true },
      });
      const { isInFull } = readingOf(consultation.content, responseContentSchema.parse(content), actor.hasClearance);
      if (!isInFull) return refuse("withheld");
      await tx.responseReading.createMany({ data: { versionId: id, readerId: actor.id } });
      await recordEvent(tx, { ...about, detail: { version: version.number } });
      return done(null);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return done(null);
    throw error;
  }
}
