import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { holdConsultation } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { londonDate } from "#lib/dates.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { whyNotBacked } from "./backing/queries.ts";
import { publicStepsOf } from "./public-steps.ts";
import { findOpenProposal, listGateRecords } from "./queries.ts";
import { sayReason } from "./reasons/rules.ts";
import { inOrder, standingBefore, standingOf, whyNotRecordable } from "./rules.ts";
import type { AnyRecord, Gate, GateEntry, Reason } from "./schema.ts";
import { gateParagraphs } from "./tracks/schema.ts";

type Refusal = { ok: false; reason: "out-of-order"; because: Reason[] };
type Consultation = { id: string; content: ConsultationContent };

/**
 * Records that a gate was passed, or puts an earlier record right (`entry.replacesId`). What the order of the tracks does not allow is
 * refused with every reason and its paragraph (§§6, 19, 24, 25, 36, 38), and the attempt is on record as refused. The consultation's row
 * is held meanwhile, so that two people at once are judged one after the other; responses need no more than its key and do not wait.
 */
export async function recordGate(
  actor: Actor,
  consultation: Consultation,
  entry: GateEntry,
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted"> | Refusal> {
  return db().$transaction(async (tx) => {
    const attempt = attemptOf(tx, actor, consultation, entry);
    if (!isEverPermitted(actor.role, "record-gate")) return attempt.refuse("not-permitted");
    const because = [...(await whyNot(tx, actor, consultation, entry, now)), ...namesPackOrTwoPeople(entry)];
    if (because.length > 0) return attempt.refuseBecause(because);
    return attempt.record(now, null);
  });
}

/**
 * Writes down how the submission was made otherwise than by a pack built here (§24): a second person records it. Refused as recording it
 * would be.
 */
export async function proposeSubmission(
  actor: Actor,
  consultation: Consultation,
  entry: Extract<GateEntry, { gate: "SUBMISSION" }>,
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted"> | Refusal> {
  return db().$transaction(async (tx) => {
    const attempt = attemptOf(tx, actor, consultation, entry);
    if (!isEverPermitted(actor.role, "record-gate")) return attempt.refuse("not-permitted");
    const because = await whyNot(tx, actor, consultation, entry, now);
    if (because.length > 0) return attempt.refuseBecause(because);
    const proposal = await tx.gateProposal.create({
      data: {
        consultationId: consultation.id,
        instrument: consultation.content.instrument.key,
        gate: entry.gate,
        entry,
        proposedById: actor.id,
        proposedAt: now,
      },
      select: { id: true },
    });
    await attempt.say({ action: "gate.proposed" });
    return done(proposal);
  });
}

/**
 * Records what another person wrote, as they wrote it: by somebody else than them, which the database holds as well, and once. What was
 * checked when it was written is checked again.
 */
export async function confirmSubmission(
  actor: Actor,
  consultation: Consultation,
  proposalId: string,
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted" | "not-found" | "same-person"> | Refusal> {
  return db().$transaction(async (tx) => {
    await holdConsultation(tx, consultation);
    const proposal = await findOpenProposal(consultation.id, tx);
    if (!proposal || proposal.id !== proposalId) return refused("not-found");
    const attempt = attemptOf(tx, actor, consultation, proposal.entry);
    if (!isEverPermitted(actor.role, "record-gate")) return attempt.refuse("not-permitted");
    if (proposal.proposedById === actor.id) return attempt.refuse("same-person");
    const because = await whyNot(tx, actor, consultation, proposal.entry, now);
    if (because.length > 0) return attempt.refuseBecause(because);
    return attempt.record(now, proposal.id);
  });
}

/**
 * Says of a record that it did not happen, with why. Both are kept; the gate is open again, and what rests on the record no longer holds.
 * Only what stands is taken back, once.
 */
export async function recordUnsaid(
  actor: Actor,
  consultation: Consultation,
  { gate, replacesId, reason }: { gate: Gate; replacesId: string; reason: string },
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted" | "no-longer-stands" | "reason-missing">> {
  return db().$transaction(async (tx) => {
    const entry = {
      gate,
      outcome: "did-not-happen",
      decidedOn: londonDate(now),
      decidedBy: actor.name,
      evidence: "",
      evidenceFileId: null,
      detail: { reason: reason.trim() },
      replacesId,
    } as const;
    const attempt = attemptOf(tx, actor, consultation, entry);
    if (!isEverPermitted(actor.role, "record-gate")) return attempt.refuse("not-permitted");
    if (entry.detail.reason === "") return attempt.refuse("reason-missing");
    await holdConsultation(tx, consultation);
    const records = await listGateRecords(consultation.id, tx);
    if (!isStanding(records, gate, replacesId)) return attempt.refuse("no-longer-stands");
    return attempt.record(now, null);
  });
}

type Written = Pick<AnyRecord, "gate" | "outcome" | "decidedOn" | "decidedBy" | "evidence" | "evidenceFileId"> &
  Pick<AnyRecord, "detail" | "replacesId">;

/** One attempt to write on a gate: recorded or refused, it is in the log, in the same transaction. */
function attemptOf(tx: Transaction, actor: Actor, { id: consultationId, content }: Consultation, entry: Written) {
  const { gate, outcome, decidedOn, replacesId, decidedBy, evidence, evidenceFileId, detail } = entry;
  const say = ({
    action = "gate.recorded",
    why = [],
  }: {
    action?: "gate.recorded" | "gate.proposed";
    why?: string[];
  }) =>
    recordEvent(tx, {
      action,
      actor,
      consultationId,
      subject: gate,
      isRefused: why.length > 0,
      detail: { outcome, decidedOn, replaces: replacesId, why },
    });
  return {
    say,
    async refuse<R extends string>(reason: R) {
      await say({ why: [reason] });
      return refused(reason);
    },
    async refuseBecause(because: Reason[]): Promise<Refusal> {
      await say({ why: because.map(sayReason) });
      return { ok: false, reason: "out-of-order", because };
    },
    async record(now: Date, proposalId: string | null) {
      const record = await tx.gateRecord.create({
        data: {
          gate,
          outcome,
          decidedBy,
          evidence,
          evidenceFileId,
          detail,
          replacesId,
          proposalId,
          consultationId,
          instrument: content.instrument.key,
          decidedOn: new Date(`${decidedOn}T00:00:00Z`),
          recordedById: actor.id,
          recordedAt: now,
        },
        select: { id: true, recordedAt: true },
      });
      await publishSteps(tx, content, record, await listGateRecords(consultationId, tx));
      await say({});
      return done({ id: record.id });
    },
  };
}

/**
 * Gives the public its copy of what is on record, with the record `through` that changed it, in the same commit: the database takes no
 * record of a gate without. The consultation's row is held, so that the numbers have no gaps.
 */
async function publishSteps(
  tx: Transaction,
  content: ConsultationContent,
  through: { id: string; recordedAt: Date },
  records: readonly AnyRecord[],
): Promise<void> {
  const { slug } = content;
  const number = 1 + (await tx.publicRecordedSteps.count({ where: { slug } }));
  const { id, recordedAt } = through;
  await tx.publicRecordedSteps.createMany({
    data: { slug, number, steps: publicStepsOf(records, content), through: id, recordedAt },
  });
}

/** Everything that stands against an entry now: the order of the tracks, what it replaces, what it points at, and the pack's own checks. */
async function whyNot(
  tx: Transaction,
  actor: Actor,
  consultation: Consultation,
  entry: GateEntry,
  now: Date,
): Promise<Reason[]> {
  const { content } = consultation;
  const { closesAt } = await holdConsultation(tx, consultation);
  const records = await listGateRecords(consultation.id, tx);
  const standing = entry.replacesId ? standingBefore(records, entry.replacesId, content) : standingOf(records, content);
  return [
    ...whyNotReplaceable(entry, records),
    ...whyNotRecordable(entry, standing, {
      content,
      closesAt,
      extendedFrom: content.extendedFrom,
      now,
      mayDecideWindow: isEverPermitted(actor.role, "decide-window"),
    }),
    ...(await whyNotBacked(tx, { ...consultation, closesAt }, entry, now)),
  ];
}

const isStanding = (records: readonly AnyRecord[], gate: Gate, id: string) =>
  inOrder(records).some((record) => record.id === id && record.gate === gate);

/** A record can be put right while it stands, and by one of its own gate. */
function whyNotReplaceable(entry: GateEntry, records: readonly AnyRecord[]): Reason[] {
  if (entry.replacesId === null || isStanding(records, entry.gate, entry.replacesId)) return [];
  const text = "The record to be put right no longer stands: somebody has replaced it. Look at the track again.";
  return [{ paragraphs: gateParagraphs[entry.gate], text }];
}

/** §24: a submission by one person names the pack that was released. */
const namesPackOrTwoPeople = (entry: GateEntry): Reason[] =>
  entry.gate === "SUBMISSION" && entry.detail.packVersion === null
    ? [
        {
          paragraphs: [24],
          text: "A submission names the pack that was released to the Department. How it was made otherwise is written down by one person and recorded by a second one.",
          field: "packVersion",
        },
      ]
    : [];
