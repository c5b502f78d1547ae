import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { type Fact, mayActOn, type Secrecy, whatMayBeKnown } from "#lib/confidentiality/clearance.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { findSecrecy } from "#lib/confidentiality/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { askedInWords } from "#lib/intake/boxes/rules.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { listRecordedAreas } from "../areas/queries.ts";
import { findLook } from "../looks/queries.ts";
import { listRecorded } from "../positions/queries.ts";
import { standingRecords } from "../positions/rules.ts";
import { suggestedPositions } from "../positions/suggestions.ts";
import { hasMarks } from "../rules.ts";
import { findOperativeReading, findStored } from "./queries.ts";
import type { ResponseForStaff } from "./schema.ts";

/**
 * A response for one member of staff, by its operative version, or by the late version `number` that is considered beside it. Opening it is an event in the same transaction, and a different one
 * where marked text was shown (invariant 5, SX.4). Null: there is no such response in this consultation, or this person may read none;
 * the attempt without the right is recorded.
 */
export async function readResponse(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  number: number | null = null,
): Promise<ResponseForStaff | null> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference };
    if (!isEverPermitted(actor.role, "read-responses")) {
      await recordEvent(tx, { ...about, action: "response.read", isRefused: true });
      return null;
    }
    const stored = await findStored(tx, consultation.id, reference, actor);
    const operative = await findOperativeReading(tx, consultation, reference, actor.hasClearance, number);
    const version = stored?.versions.find(({ number }) => number === operative?.number);
    if (!stored || !operative || !version) return null;
    const { reading } = operative;
    await recordEvent(tx, {
      ...about,
      action: reading.isInFull && hasMarks(reading.confidentiality) ? "response.read-confidential" : "response.read",
      detail: { version: version.number, isInFull: reading.isInFull },
    });
    const recorded = await listRecorded(tx, stored.id);
    const recordedAreas = await listRecordedAreas(tx, stored.id);
    const look = await findLook(tx, consultation.id, operative);
    const isByWeb = stored.channel === "WEB";
    const asked = isByWeb ? await askedInWords(operative.text, operative.content) : [];
    const secrecy = await findSecrecy(stored.id, tx);
    const standing = standingRecords(recorded);
    const suggested = isByWeb
      ? []
      : suggestedPositions(operative.text, operative.content).filter(({ part }) => !standing.has(part));
    const read = { version, reading, recorded, suggested, recordedAreas, look, asked };
    return asKnown(actor, secrecy, { ...stored, ...read, isWithheld: !mayActOn(actor, secrecy) });
  });
}

const withheldReason = "Withheld from you: the response is marked confidential.";

/** Without clearance the notes, the reasons of decisions and the positions recorded are withheld where anything is marked: they tell of it (SX.4). */
function asKnown(actor: Actor, secrecy: Secrecy, response: ResponseForStaff): ResponseForStaff {
  const isKnown = (fact: Fact) => whatMayBeKnown(actor, secrecy, fact) === "all";
  return {
    ...response,
    notes: isKnown("notes") ? response.notes : [],
    lateDecisions: isKnown("notes")
      ? response.lateDecisions
      : response.lateDecisions.map((decision) => ({ ...decision, reason: withheldReason })),
    recorded: isKnown("recorded") ? response.recorded : [],
    suggested: isKnown("recorded") ? response.suggested : [],
    recordedAreas: isKnown("recorded") ? response.recordedAreas : [],
    look: isKnown("recorded") ? response.look : null,
    asked: isKnown("words") ? response.asked : [],
  };
}

/**
 * Records that this person read the operative version, or one considered beside it, in full (§24; part 4, item 15: was it considered, by whom, when). Whoever may not
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
      const refuse = <R extends string>(why: R) => refuseOnRecord(tx, about, why);
      if (!isEverPermitted(actor.role, "read-responses")) return refuse("not-permitted");
      const counted = await findOperativeReading(tx, consultation, reference, actor.hasClearance);
      if (!counted) return refused("not-found");
      const withheld = await refuseIfWithheld(tx, about, { responses: [counted.responseId] });
      if (withheld) return withheld;
      const operative = await findOperativeReading(tx, consultation, reference, actor.hasClearance, versionNumber);
      if (!operative) return refuse("newer");
      await tx.responseReading.createMany({ data: { versionId: operative.versionId, readerId: actor.id } });
      await recordEvent(tx, { ...about, detail: { version: operative.number } });
      return done(null);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return done(null);
    throw error;
  }
}
