import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import type { AuditAction } from "#lib/audit/schema.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { mayActOn } from "#lib/confidentiality/clearance.ts";
import { findSecrecy } from "#lib/confidentiality/queries.ts";
import { type ConsultationForStaff, holdConsultation } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { findOperativeReading } from "../reading/queries.ts";
import { holdsMarkedWords, sayEntry, whyNotRaisable, whyNotResolvable, whyNotTitled } from "./rules.ts";
import { type EvidenceKind, type Raising, raiseSchema, replySchema, resolveSchema, retitleSchema } from "./schema.ts";

type Errors = Record<string, string>;
type Incomplete = { ok: false; reason: "incomplete"; errors: Errors };
export type DisagreementRefusal = "not-permitted" | "not-found" | "withheld" | "conflict" | "same-person";

const incomplete = (errors: Errors): Incomplete => ({ ok: false, reason: "incomplete", errors });
const isEmpty = (errors: Errors) => Object.keys(errors).length === 0;

const markedWords =
  "This repeats words that the respondent asked to be treated as confidential. Everybody on the staff reads titles: say it in other words";

/** The next number of the consultation's register. */
async function nextNumber(tx: Transaction, consultationId: string): Promise<number> {
  await holdConsultation(tx, { id: consultationId });
  const { _max } = await tx.disagreement.aggregate({ where: { consultationId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

/**
 * Raises an entry of the disagreement register (§24, S24.4): from a response's words, or from a call, a clarification or a meeting. An
 * area that a respondent named is raised once: whoever comes second is told. Throws when the input is not of its shape.
 */
export async function raiseDisagreement(
  actor: Actor,
  consultation: ConsultationForStaff,
  raising: Raising,
  now: Date,
): Promise<Outcome<{ number: number }, "not-permitted" | "withheld" | "already-raised"> | Incomplete> {
  const given = raiseSchema.parse(raising);
  const about = { actor, consultationId: consultation.id, action: "disagreement.raised" } as const;
  const refuse = <R extends string>(tx: Transaction, why: R) =>
    refuseOnRecord(tx, { ...about, subject: given.response || undefined }, why);
  try {
    return await db().$transaction(async (tx) => {
      if (!isEverPermitted(actor.role, "record-disagreement")) return refuse(tx, "not-permitted");
      const isFromResponse = given.source === "response";
      const found = isFromResponse
        ? await findOperativeReading(tx, consultation, given.response, actor.hasClearance)
        : null;
      if (found && !mayActOn(actor, await findSecrecy(found.responseId, tx))) return refuse(tx, "withheld");
      const errors = whyNotRaisable(given, found?.reading ?? null);
      if (found && holdsMarkedWords(found.text, found.content, given.title)) errors.title ??= markedWords;
      if (found && holdsMarkedWords(found.text, found.content, given.anchor)) errors.anchor ??= markedWords;
      if (!isEmpty(errors)) return incomplete(errors);
      const number = await nextNumber(tx, consultation.id);
      await tx.disagreement.createMany({
        data: {
          consultationId: consultation.id,
          number,
          title: given.title,
          anchor: given.anchor,
          source: given.source,
          sourceDetail: isFromResponse ? "" : given.sourceDetail,
          responseId: found?.responseId ?? null,
          areaKey: (found && given.areaKey) || null,
          quote: given.quote,
          raisedById: actor.id,
          titleById: actor.id,
          changedById: actor.id,
          raisedAt: now,
          changedAt: now,
        },
      });
      await recordEvent(tx, {
        ...about,
        subject: sayEntry(number),
        detail: { source: given.source, ...(found ? { response: given.response } : {}) },
      });
      return done({ number });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return db().$transaction((tx) => refuse(tx, "already-raised"));
    throw error;
  }
}

type Entry = { title: string; titleById: string; response: { reference: string } | null };
type Data = Partial<{
  title: string;
  anchor: string;
  titleById: string;
  titleCheckedById: string | null;
  titleCheckedAt: Date | null;
  dccReply: string;
  state: "OPEN" | "RESOLVED";
  evidenceKind: EvidenceKind | null;
  evidence: string | null;
}>;
type Decision = Outcome<Data, "same-person"> | Incomplete;

export type Changed = Outcome<{ revision: number }, DisagreementRefusal> | Incomplete;

/**
 * One change to an entry over the revision that was read; the database keeps the entry as it stood before (DisagreementVersion). Refused
 * attempts are recorded, and to resolve without evidence is one.
 */
async function change(
  actor: Actor,
  consultation: ConsultationForStaff,
  { number, revision }: { number: number; revision: number },
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
    const entry = await tx.disagreement.findUnique({
      where: { consultationId_number: { consultationId: consultation.id, number } },
      select: { id: true, title: true, titleById: true, responseId: true, response: { select: { reference: true } } },
    });
    if (!entry) return refused("not-found");
    const isOpen = entry.responseId === null || mayActOn(actor, await findSecrecy(entry.responseId, tx));
    if (!isOpen) return refuse(refused("withheld"));
    const decision = await decide(entry, tx);
    if (!decision.ok) return refuse(decision);
    const { count } = await tx.disagreement.updateMany({
      where: { id: entry.id, revision },
      data: { ...decision.value, revision: revision + 1, changedById: actor.id, changedAt: now },
    });
    if (count === 0) return refuse(refused("conflict"));
    await recordEvent(tx, { ...about, detail: { revision: revision + 1 } });
    return done({ revision: revision + 1 });
  });
}

export type Place = { number: number; revision: number };

/** Gives an entry another title or anchor. A title that changed is to be found neutral anew (S24.5). */
export const retitle = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  given: { title: string; anchor: string },
  now: Date,
) =>
  change(actor, consultation, place, now, "disagreement.retitled", async (entry, tx) => {
    const { title, anchor } = retitleSchema.parse(given);
    const errors = whyNotTitled({ title, anchor });
    const found = entry.response && (await findOperativeReading(tx, consultation, entry.response.reference, false));
    if (found && holdsMarkedWords(found.text, found.content, title)) errors.title ??= markedWords;
    if (found && holdsMarkedWords(found.text, found.content, anchor)) errors.anchor ??= markedWords;
    if (!isEmpty(errors)) return incomplete(errors);
    if (title === entry.title) return done({ anchor });
    return done({ title, anchor, titleById: actor.id, titleCheckedById: null, titleCheckedAt: null });
  });

/** A second person finds the title neutral (S24.5); whoever wrote it cannot. */
export const checkTitle = (actor: Actor, consultation: ConsultationForStaff, place: Place, now: Date) =>
  change(actor, consultation, place, now, "disagreement.title-checked", ({ titleById }) =>
    titleById === actor.id ? refused("same-person") : done({ titleCheckedById: actor.id, titleCheckedAt: now }),
  );

/** Writes DCC's reply. A reply does not resolve anything. */
export const writeReply = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  given: { dccReply: string },
  now: Date,
) =>
  change(actor, consultation, place, now, "disagreement.answered", () => {
    const { dccReply } = replySchema.parse(given);
    return dccReply.trim() === "" ? incomplete({ dccReply: "Write the reply first" }) : done({ dccReply });
  });

/** Resolves an entry; refused without evidence, with what is missing (part 4, item 7). */
export const resolveDisagreement = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  given: { evidenceKind: EvidenceKind | ""; evidence: string },
  now: Date,
) =>
  change(actor, consultation, place, now, "disagreement.resolved", () => {
    const { evidenceKind, evidence } = resolveSchema.parse(given);
    const errors = whyNotResolvable({ evidenceKind, evidence });
    if (!isEmpty(errors) || evidenceKind === "") return incomplete(errors);
    return done({ state: "RESOLVED", evidenceKind, evidence });
  });

/** Opens an entry again; the evidence that was given stays in its versions. */
export const reopenDisagreement = (actor: Actor, consultation: ConsultationForStaff, place: Place, now: Date) =>
  change(actor, consultation, place, now, "disagreement.reopened", () =>
    done({ state: "OPEN", evidenceKind: null, evidence: null }),
  );
