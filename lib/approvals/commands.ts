import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { holdConsultation } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { publicStepsOf } from "./public-steps.ts";
import { listGateRecords } from "./queries.ts";
import { sayReason } from "./reasons/rules.ts";
import { inOrder, standingBefore, standingOf, whyNotRecordable } from "./rules.ts";
import type { GateEntry, GateRecord, Reason } from "./schema.ts";
import { gateParagraphs } from "./tracks/schema.ts";

type Refusal = { ok: false; reason: "out-of-order"; because: Reason[] };

/**
 * Records that a gate was passed, or puts an earlier record right (`entry.replacesId`). What the order of the tracks does not allow is
 * refused with every reason and its paragraph (§§6, 19, 24, 25, 36, 38), and the attempt is on record as refused. The consultation's row
 * is held meanwhile, so that two people at once are judged one after the other; responses need no more than its key and do not wait.
 */
export async function recordGate(
  actor: Actor,
  consultation: { id: string; content: ConsultationContent },
  entry: GateEntry,
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted"> | Refusal> {
  return db().$transaction(async (tx) => {
    const audit = (isRefused: boolean, why: string[]) =>
      recordEvent(tx, {
        action: "gate.recorded",
        actor,
        consultationId: consultation.id,
        subject: entry.gate,
        isRefused,
        detail: { outcome: entry.outcome, decidedOn: entry.decidedOn, replaces: entry.replacesId, why },
      });
    if (!isEverPermitted(actor.role, "record-gate")) {
      await audit(true, ["not permitted"]);
      return refused("not-permitted");
    }
    const { closesAt } = await holdConsultation(tx, consultation);
    const records = await listGateRecords(consultation.id, tx);
    const because = [
      ...whyNotReplaceable(entry, records),
      ...(await whyNotBacked(tx, consultation.id, entry)),
      ...whyNotRecordable(entry, entry.replacesId ? standingBefore(records, entry.replacesId) : standingOf(records), {
        content: consultation.content,
        closesAt,
        extendedFrom: consultation.content.extendedFrom,
        now,
        mayDecideWindow: isEverPermitted(actor.role, "decide-window"),
      }),
    ];
    if (because.length > 0) {
      await audit(true, because.map(sayReason));
      return { ok: false as const, reason: "out-of-order" as const, because };
    }
    const record = await tx.gateRecord.create({
      data: {
        ...entry,
        consultationId: consultation.id,
        decidedOn: new Date(`${entry.decidedOn}T00:00:00Z`),
        recordedById: actor.id,
      },
      select: { id: true, recordedAt: true },
    });
    await publishSteps(tx, consultation.content.slug, record, await listGateRecords(consultation.id, tx));
    await audit(false, []);
    return done({ id: record.id });
  });
}

/**
 * Gives the public its copy of what is on record, with the record `through` that changed it, in the same commit: the database takes no
 * record of a gate without. The consultation's row is held, so that the numbers have no gaps.
 */
async function publishSteps(
  tx: Transaction,
  slug: string,
  through: { id: string; recordedAt: Date },
  records: readonly GateRecord[],
): Promise<void> {
  const number = 1 + (await tx.publicRecordedSteps.count({ where: { slug } }));
  const { id, recordedAt } = through;
  await tx.publicRecordedSteps.createMany({
    data: { slug, number, steps: publicStepsOf(records), through: id, recordedAt },
  });
}

/** A record can be put right while it stands, and by one of its own gate. */
function whyNotReplaceable(entry: GateEntry, records: readonly GateRecord[]): Reason[] {
  if (entry.replacesId === null) return [];
  const stands = inOrder(records).some(({ id, gate }) => id === entry.replacesId && gate === entry.gate);
  const text = "The record to be put right no longer stands: somebody has replaced it. Look at the track again.";
  return stands ? [] : [{ paragraphs: gateParagraphs[entry.gate], text }];
}

/** What an entry points at must be there: a file of this consultation, a pack that went to the Department (§24). */
async function whyNotBacked(tx: Transaction, consultationId: string, entry: GateEntry): Promise<Reason[]> {
  const paragraphs = gateParagraphs[entry.gate];
  const reasons: Reason[] = [];
  if (entry.evidenceFileId) {
    const found = await tx.consultationAttachment.count({ where: { id: entry.evidenceFileId, consultationId } });
    if (found === 0) reasons.push({ paragraphs, text: "The evidence file is not one of this consultation." });
  }
  if (entry.gate === "SUBMISSION" && entry.detail.packVersion !== null) {
    const version = entry.detail.packVersion;
    const released = await tx.packRelease.count({
      where: { recipient: "DEPARTMENT", pack: { consultationId, version } },
    });
    if (released === 0) {
      reasons.push({ paragraphs, text: `Version ${version} of the pack has not been released to the Department.` });
    }
  }
  return reasons;
}
