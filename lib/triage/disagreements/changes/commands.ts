import { recordEvent } from "#lib/audit/commands.ts";
import type { AuditAction } from "#lib/audit/schema.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { findReportedReadings, type OperativeReading } from "../../reading/queries.ts";
import { sayEntry } from "../rules.ts";

export type Errors = Record<string, string>;
export type Incomplete = { ok: false; reason: "incomplete"; errors: Errors };
export type DisagreementRefusal = "not-permitted" | "not-found" | "conflict" | "same-person" | "withheld";

export const incomplete = (errors: Errors): Incomplete => ({ ok: false, reason: "incomplete", errors });
export const isEmpty = (errors: Errors): boolean => Object.keys(errors).length === 0;

export type Place = { number: number; revision: number };

/** What an entry that nothing resolves bears. */
export const asOpen = {
  state: "OPEN",
  evidenceKind: null,
  evidence: null,
  evidenceChange: null,
  evidenceAttachmentId: null,
  evidenceVersionId: null,
  evidenceMailId: null,
  proposedById: null,
  proposedAt: null,
  confirmedById: null,
  confirmedAt: null,
} as const;

const entryColumns = {
  id: true,
  title: true,
  anchor: true,
  titleById: true,
  dccReply: true,
  state: true,
  proposedById: true,
  passages: { select: { response: { select: { reference: true } } } },
} as const;
export type Entry = {
  title: string;
  anchor: string;
  titleById: string;
  dccReply: string;
  state: "OPEN" | "RESOLVED";
  proposedById: string | null;
  /** The responses whose words it holds, as the versions by which they are reported on are in full. */
  responses: (OperativeReading & { reference: string })[];
};
export type Data = Partial<{
  title: string;
  anchor: string;
  titleById: string;
  titleCheckedById: string | null;
  titleCheckedAt: Date | null;
  dccReply: string;
  state: "OPEN" | "RESOLVED";
  evidenceKind: string | null;
  evidence: string | null;
  evidenceChange: string | null;
  evidenceAttachmentId: string | null;
  evidenceVersionId: string | null;
  evidenceMailId: string | null;
  proposedById: string | null;
  proposedAt: Date | null;
  confirmedById: string | null;
  confirmedAt: Date | null;
}>;
type Decision = Outcome<Data, "same-person" | "withheld" | "conflict"> | Incomplete;

export type Changed = Outcome<{ revision: number }, DisagreementRefusal> | Incomplete;

/**
 * One change to an entry over the revision that was read; the database keeps the entry as it stood before (DisagreementVersion). Without
 * clearance nobody changes one that holds words of a response with something marked: they may not read all of it (SX.4). Refused attempts
 * are recorded, and to resolve without evidence is one.
 */
export async function changeEntry(
  actor: Actor,
  consultation: ConsultationForStaff,
  { number, revision }: Place,
  now: Date,
  action: AuditAction,
  decide: (entry: Entry, tx: Transaction) => Promise<Decision> | Decision,
): Promise<Changed> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId: consultation.id, subject: sayEntry(number), action };
    const refuse = async <T extends { reason: string }>(outcome: T): Promise<T> => {
      await recordEvent(tx, { ...about, isRefused: true, detail: { why: outcome.reason } });
      return outcome;
    };
    if (!isEverPermitted(actor.role, "record-disagreement")) return refuse(refused("not-permitted"));
    const found = await tx.disagreement.findUnique({
      where: { consultationId_number: { consultationId: consultation.id, number } },
      select: entryColumns,
    });
    if (!found) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, about, { entries: [found.id] });
    if (withheld) return withheld;
    const responses: Entry["responses"] = [];
    for (const reference of new Set(found.passages.map(({ response }) => response.reference))) {
      const readings = await findReportedReadings(tx, consultation, reference, actor.hasClearance);
      responses.push(...readings.map((reading) => ({ reference, ...reading })));
    }
    const decision = await decide({ ...found, responses }, tx);
    if (!decision.ok) return refuse(decision);
    const { count } = await tx.disagreement.updateMany({
      where: { id: found.id, revision },
      data: { ...decision.value, revision: revision + 1, changedById: actor.id, changedAt: now },
    });
    if (count === 0) return refuse(refused("conflict"));
    await recordEvent(tx, { ...about, detail: { revision: revision + 1 } });
    return done({ revision: revision + 1 });
  });
}
