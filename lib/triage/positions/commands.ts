import type { z } from "zod";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { holdResponse } from "../queries.ts";
import { findOperativeReading } from "../reading/queries.ts";
import { whyNotRecordable } from "./rules.ts";
import { recordPositionSchema } from "./schema.ts";

type Refusal = "not-permitted" | "not-found" | "withheld" | "conflict" | "nothing-to-take-back";
type Recording = z.input<typeof recordPositionSchema>;

/** A response that is held meanwhile, with the last record on `part`; null: it is not in this consultation. */
async function holdRecords(tx: Transaction, consultationId: string, reference: string, part: string) {
  const id = await holdResponse(tx, consultationId, reference);
  if (id === null) return null;
  const last = await tx.recordedPosition.findFirst({
    where: { responseId: id, part },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    select: { id: true, position: true },
  });
  return { id, last };
}

/**
 * Records a position that staff read out of a response's words (S24.4 so far as positions go): a further record, beside the respondent's
 * own choice, which stays untouched. `seenId` names the record that stood when the form was opened; another one since is a conflict.
 * Field messages come back under "incomplete". Throws when the input is not of its shape.
 */
export async function recordPosition(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  recording: Recording,
): Promise<Outcome<null, Refusal> | { ok: false; reason: "incomplete"; errors: Record<string, string> }> {
  const { part, position, basis, seenId } = recordPositionSchema.parse(recording);
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference, action: "position.recorded" } as const;
    const refuse = (why: Refusal) => refuseOnRecord(tx, { ...about, detail: { part } }, why);
    if (!isEverPermitted(actor.role, "triage")) return refuse("not-permitted");
    const response = await holdRecords(tx, consultation.id, reference, part);
    const operative = await findOperativeReading(tx, consultation, reference, actor.hasClearance);
    if (!response || !operative) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, { ...about, detail: { part } }, { responses: [response.id] });
    if (withheld) return withheld;
    const errors = whyNotRecordable(operative.reading, { part, basis });
    if (Object.keys(errors).length > 0) return { ok: false as const, reason: "incomplete" as const, errors };
    if ((response.last?.id ?? "") !== seenId) return refuse("conflict");
    await tx.recordedPosition.createMany({
      data: { responseId: response.id, part, position, basis, recordedById: actor.id },
    });
    await recordEvent(tx, { ...about, detail: { part, position, version: operative.number } });
    return done(null);
  });
}

/** Takes back the record that stands on a part: a further record that says so, since records are never changed. */
export async function takeBackPosition(
  actor: Actor,
  consultation: { id: string },
  reference: string,
  part: string,
  seenId: string,
): Promise<Outcome<null, Refusal>> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference, action: "position.recorded" } as const;
    const refuse = (why: Refusal) => refuseOnRecord(tx, { ...about, detail: { part } }, why);
    if (!isEverPermitted(actor.role, "triage")) return refuse("not-permitted");
    const response = await holdRecords(tx, consultation.id, reference, part);
    if (!response) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, { ...about, detail: { part } }, { responses: [response.id] });
    if (withheld) return withheld;
    if (response.last?.id !== seenId) return refuse("conflict");
    if (response.last.position === "not-answered") return refuse("nothing-to-take-back");
    await tx.recordedPosition.createMany({
      data: { responseId: response.id, part, position: "not-answered", basis: "", recordedById: actor.id },
    });
    await recordEvent(tx, { ...about, detail: { part, position: "not-answered", undo: "yes" } });
    return done(null);
  });
}
