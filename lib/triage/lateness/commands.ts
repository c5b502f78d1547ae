import type { z } from "zod";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { type Period, phaseOf } from "#lib/consultations/rules.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { holdResponse } from "../queries.ts";
import { lateVersionsOf } from "./rules.ts";
import { decideLateSchema, lateOutcomeSchema } from "./schema.ts";

export type LateRefusal = "not-permitted" | "not-found" | "on-time" | "newer" | "withheld" | "conflict";

/** The versions of a response, each with what was decided on it last. */
async function listVersions(tx: Transaction, responseId: string) {
  const versions = await tx.responseVersion.findMany({
    where: { responseId },
    select: {
      id: true,
      number: true,
      isLate: true,
      lateDecisions: { where: { replacedBy: null }, select: { outcome: true } },
    },
  });
  return versions.map(({ lateDecisions: [standing], ...version }) => ({
    ...version,
    outcome: standing ? lateOutcomeSchema.parse(standing.outcome) : null,
  }));
}

/**
 * Decides, with a reason, whether a response that came in late is considered (S28.6). A further decision supersedes the one that `seenId`
 * names; both are kept, and the response stays in register and pack whatever is decided. Refused: nothing of it is late ("on-time"), a
 * newer late version came in that is not decided "not considered" ("newer"), this person may not read all of it ("withheld"), a colleague decided since ("conflict"). Refused
 * attempts are on record. Gives the decision's id. Throws when the input is not of its shape.
 */
export async function decideLate(
  actor: Actor,
  consultation: Period & { id: string },
  reference: string,
  decision: z.input<typeof decideLateSchema>,
  now: Date,
): Promise<Outcome<{ id: string }, LateRefusal>> {
  const { version: number, outcome, reason, seenId } = decideLateSchema.parse(decision);
  return db().$transaction(async (tx) => {
    const event = {
      actor,
      consultationId: consultation.id,
      subject: reference,
      action: "response.late-decided",
    } as const;
    const refuse = <R extends LateRefusal>(why: R) => refuseOnRecord(tx, event, why);
    if (!isPermitted(actor.role, "decide-late", phaseOf(consultation, now))) return refuse("not-permitted");
    const responseId = await holdResponse(tx, consultation.id, reference);
    if (responseId === null) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, event, { responses: [responseId] });
    if (withheld) return withheld;
    const versions = await listVersions(tx, responseId);
    const open = lateVersionsOf(versions, (each) => versions.find((one) => one.number === each)?.outcome ?? null);
    if (open.length === 0) return refuse("on-time");
    const late = open.find((version) => version.number === number);
    if (!late) return refuse("newer");
    const standing = await tx.lateDecision.findFirst({
      where: { versionId: late.id, replacedBy: null },
      select: { id: true },
    });
    if ((standing?.id ?? "") !== seenId) return refuse("conflict");
    const { id } = await tx.lateDecision.create({
      data: {
        versionId: late.id,
        outcome,
        reason,
        replacesId: standing?.id ?? null,
        decidedById: actor.id,
        decidedAt: now,
      },
      select: { id: true },
    });
    await recordEvent(tx, { ...event, detail: { version: number, outcome, supersedes: standing !== null } });
    return done({ id });
  });
}
