import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { holdResponse } from "../queries.ts";
import { boxesOf, findReportedReadings } from "../reading/queries.ts";
import { isQuotedFrom } from "../reading/rules.ts";
import { whyNotRecordableArea } from "./rules.ts";
import { type AreaRecording, recordAreaSchema, staffAreaKey } from "./schema.ts";

type Refusal = "not-permitted" | "not-found" | "withheld" | "raised" | "nothing-to-take-back";

/**
 * Records an area of disagreement that staff read out of a response's words, with the words (S24.4): beside what its respondent named, which
 * stays untouched. Whoever may not read all of the response records none of it. Field messages come back under "incomplete". Throws when
 * the input is not of its shape.
 */
export async function recordArea(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  recording: AreaRecording,
): Promise<Outcome<{ number: number }, Refusal> | { ok: false; reason: "incomplete"; errors: Record<string, string> }> {
  const given = recordAreaSchema.parse(recording);
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference, action: "area.recorded" } as const;
    if (!isEverPermitted(actor.role, "triage")) return refuseOnRecord(tx, about, "not-permitted");
    const responseId = await holdResponse(tx, consultation.id, reference);
    const readings = await findReportedReadings(tx, consultation, reference, actor.hasClearance);
    const found = readings.find(({ reading }) => isQuotedFrom(reading, given.basis)) ?? readings[0];
    if (!responseId || !found) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, about, { responses: [responseId] });
    if (withheld) return withheld;
    const errors = whyNotRecordableArea(given, boxesOf(readings));
    if (Object.keys(errors).length > 0) return { ok: false as const, reason: "incomplete" as const, errors };
    const { _max } = await tx.recordedArea.aggregate({ where: { responseId }, _max: { number: true } });
    const number = (_max.number ?? 0) + 1;
    await tx.recordedArea.createMany({ data: { ...given, responseId, number, recordedById: actor.id } });
    await recordEvent(tx, { ...about, detail: { area: number, version: found.number } });
    return done({ number });
  });
}

/** Takes back an area that staff recorded: a further row that says so. One that is in the register stays. */
export async function takeBackArea(
  actor: Actor,
  consultation: { id: string },
  reference: string,
  number: number,
): Promise<Outcome<null, Refusal>> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: reference, action: "area.recorded" } as const;
    const detail = { area: number, undo: "yes" };
    if (!isEverPermitted(actor.role, "triage")) return refuseOnRecord(tx, { ...about, detail }, "not-permitted");
    const responseId = await holdResponse(tx, consultation.id, reference);
    if (!responseId) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, { ...about, detail }, { responses: [responseId] });
    if (withheld) return withheld;
    const last = await tx.recordedArea.findFirst({
      where: { responseId, number },
      orderBy: { id: "desc" },
      select: { what: true },
    });
    if (!last || last.what === "") return refuseOnRecord(tx, { ...about, detail }, "nothing-to-take-back");
    const raised = await tx.disagreementPassage.count({ where: { responseId, areaKey: staffAreaKey(number) } });
    if (raised > 0) return refuseOnRecord(tx, { ...about, detail }, "raised");
    await tx.recordedArea.createMany({
      data: { responseId, number, anchor: "", what: "", why: "", basis: "", recordedById: actor.id },
    });
    await recordEvent(tx, { ...about, detail });
    return done(null);
  });
}
