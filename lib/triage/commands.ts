import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import type { AuditAction } from "#lib/audit/schema.ts";
import { assignableRoles, isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { holdResponse } from "./queries.ts";
import { noteSchema, type TriageStatus } from "./schema.ts";

/** A response by its reference, inside one consultation. */
export type Target = { consultationId: string; reference: string };

export type TriageRefusal =
  | "not-permitted"
  | "not-found"
  | "withheld"
  | "conflict"
  | "not-assignable"
  | "nothing-to-undo";

type Row = {
  responseId: string;
  status: TriageStatus;
  assigneeId: string | null;
  revision: number;
  statusRevision: number;
  assigneeRevision: number;
  changedById: string | null;
  previousStatus: TriageStatus | null;
  previousAssigneeId: string | null;
};
type Change = {
  action: AuditAction;
  status: TriageStatus;
  assigneeId: string | null;
  detail: Record<string, string | null>;
};
type Decision = Outcome<Change, "not-assignable" | "nothing-to-undo">;

/** What of a row a change is about: a colleague's change to the other of the two is none of its business. */
type Scope = "status" | "assignee" | "both";

const lastChanged: Record<Scope, (row: Row) => number> = {
  status: ({ statusRevision }) => statusRevision,
  assignee: ({ assigneeRevision }) => assigneeRevision,
  both: ({ revision }) => revision,
};

/**
 * One change to where a response stands, under its row's lock: read, decide, write, record the event, all in one transaction. Somebody who
 * changed the same thing since `seen` is never overwritten ("conflict"). Gives the new revision. Refused attempts are recorded.
 */
async function change(
  actor: Actor,
  { consultationId, reference }: Target,
  scope: Scope,
  seen: number,
  now: Date,
  attempted: AuditAction,
  decide: (tx: Transaction, row: Row) => Promise<Decision> | Decision,
): Promise<Outcome<{ revision: number }, TriageRefusal>> {
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId, subject: reference };
    const refuse = (why: TriageRefusal) => refuseOnRecord(tx, { ...about, action: attempted }, why);
    if (!isEverPermitted(actor.role, "triage")) return refuse("not-permitted");
    const responseId = await holdResponse(tx, consultationId, reference);
    if (responseId === null) return refused("not-found");
    const row = await tx.triage.findUniqueOrThrow({
      where: { responseId },
      select: {
        responseId: true,
        status: true,
        assigneeId: true,
        revision: true,
        statusRevision: true,
        assigneeRevision: true,
        changedById: true,
        previousStatus: true,
        previousAssigneeId: true,
      },
    });
    const withheld = await refuseIfWithheld(tx, { ...about, action: attempted }, { responses: [responseId] });
    if (withheld) return withheld;
    if (lastChanged[scope](row) > seen || seen > row.revision) return refuse("conflict");
    const decision = await decide(tx, row);
    if (!decision.ok) return refuse(decision.reason);
    const { action, status, assigneeId, detail } = decision.value;
    const revision = row.revision + 1;
    await tx.triage.update({
      where: { responseId },
      data: {
        status,
        assigneeId,
        previousStatus: row.status,
        previousAssigneeId: row.assigneeId,
        revision,
        ...(status === row.status ? {} : { statusRevision: revision }),
        ...(assigneeId === row.assigneeId ? {} : { assigneeRevision: revision }),
        changedAt: now,
        changedById: actor.id,
      },
      select: { responseId: true },
    });
    await recordEvent(tx, { ...about, action, detail });
    return done({ revision });
  });
}

/** Gives a response to somebody, or to nobody (null). Only staff who work on responses can have one. */
export const assignResponse = (actor: Actor, target: Target, revision: number, assigneeId: string | null, now: Date) =>
  change(actor, target, "assignee", revision, now, "response.assigned", async (tx, row) => {
    const isAssignable =
      assigneeId === null ||
      (await tx.user.count({ where: { id: assigneeId, disabledAt: null, role: { in: assignableRoles } } })) === 1;
    if (!isAssignable) return refused("not-assignable");
    const detail = { fromId: row.assigneeId, toId: assigneeId };
    return done({ action: "response.assigned", status: row.status, assigneeId, detail });
  });

/** Says where a response stands. */
export const setStatus = (actor: Actor, target: Target, revision: number, status: TriageStatus, now: Date) =>
  change(actor, target, "status", revision, now, "response.triaged", (_, row) =>
    done({
      action: "response.triaged",
      status,
      assigneeId: row.assigneeId,
      detail: { from: row.status, to: status },
    }),
  );

/** Takes back one's own last change, as long as nobody has made another since. Taking back twice does it again. */
export const undoTriage = (actor: Actor, target: Target, revision: number, now: Date) =>
  change(actor, target, "both", revision, now, "response.triaged", (_, row) => {
    if (row.changedById !== actor.id || row.previousStatus === null) return refused("nothing-to-undo");
    const isStatus = row.previousStatus !== row.status;
    const detail: Change["detail"] = isStatus
      ? { from: row.status, to: row.previousStatus, undo: "yes" }
      : { fromId: row.assigneeId, toId: row.previousAssigneeId, undo: "yes" };
    return done<Change>({
      action: isStatus ? "response.triaged" : "response.assigned",
      status: row.previousStatus,
      assigneeId: row.previousAssigneeId,
      detail,
    });
  });

/** Adds a note for colleagues. Notes are kept as written; a later one corrects an earlier one. Throws when the text is not of its shape. */
export async function addNote(
  actor: Actor,
  { consultationId, reference }: Target,
  text: string,
  now: Date,
): Promise<Outcome<null, "not-permitted" | "not-found" | "withheld">> {
  const kept = noteSchema.parse({ text }).text;
  return db().$transaction(async (tx) => {
    const about = { actor, consultationId, subject: reference, action: "response.noted" } as const;
    if (!isEverPermitted(actor.role, "triage")) return refuseOnRecord(tx, about, "not-permitted");
    const response = await tx.response.findFirst({ where: { reference, consultationId }, select: { id: true } });
    if (!response) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, about, { responses: [response.id] });
    if (withheld) return withheld;
    await tx.triageNote.createMany({
      data: { responseId: response.id, authorId: actor.id, text: kept, writtenAt: now },
    });
    await recordEvent(tx, about);
    return done(null);
  });
}
