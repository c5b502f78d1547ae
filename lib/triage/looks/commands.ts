import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { listAreasOutside } from "../areas/queries.ts";
import { sayArea } from "../disagreements/rules.ts";
import { holdResponse } from "../queries.ts";
import { findOperativeReading } from "../reading/queries.ts";
import { findReportedVersions } from "./queries.ts";
import { type LookRecording, recordLookSchema } from "./schema.ts";

export type LookRefusal = "not-permitted" | "not-found" | "newer" | "withheld" | "conflict";
type Incomplete = { ok: false; reason: "incomplete"; errors: Record<string, string> };

/** The entries that hold words of the response, and the areas of these versions of it that are in none. */
async function findRaised(tx: Transaction, responseId: string, versionIds: readonly string[]) {
  const passages = await tx.disagreementPassage.findMany({
    where: { responseId },
    select: { disagreement: { select: { number: true } } },
  });
  const outside = await listAreasOutside(tx, versionIds);
  const entries = [...new Set(passages.map(({ disagreement }) => disagreement.number))].sort((a, b) => a - b);
  return { entries, outside: [...new Set([...outside.values()].flat())].sort() };
}

/**
 * Records what somebody found who looked at the version that counts for disagreement (§24), and at any that is considered beside it: that what it says is in the register, in the
 * entries that hold its words, or that there is nothing to raise, with the reason. A further look supersedes the one that `seenId` names;
 * both are kept. Refused: a newer version counts ("newer"), this person may not read all of it ("withheld"), a colleague looked since
 * ("conflict"). Throws when the input is not of its shape.
 */
export async function recordLook(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  recording: LookRecording,
): Promise<Outcome<{ entries: number[] }, LookRefusal> | Incomplete> {
  const { version, found: what, reason, seenId } = recordLookSchema.parse(recording);
  return db().$transaction(async (tx) => {
    const event = { actor, consultationId: consultation.id, subject: reference, action: "response.looked-at" } as const;
    const refuse = <R extends LookRefusal>(why: R) => refuseOnRecord(tx, event, why);
    const incomplete = (errors: Record<string, string>): Incomplete => ({ ok: false, reason: "incomplete", errors });
    if (!isEverPermitted(actor.role, "record-disagreement")) return refuse("not-permitted");
    const responseId = await holdResponse(tx, consultation.id, reference);
    const operative = await findOperativeReading(tx, consultation, reference, actor.hasClearance, version);
    if (!responseId) return refused("not-found");
    const withheld = await refuseIfWithheld(tx, event, { responses: [responseId] });
    if (withheld) return withheld;
    if (!operative) return refuse("newer");
    const { versionId } = operative;
    const last = await tx.responseLook.findFirst({
      where: { versionId },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    if ((last?.id ?? "") !== seenId) return refuse("conflict");
    const reported = await findReportedVersions(tx, consultation.id, responseId);
    const versionIds = new Set([versionId, ...reported.map(({ id }) => id)]);
    const { entries, outside } = await findRaised(tx, responseId, [...versionIds]);
    if (what === "nothing" && reason === "") return incomplete({ reason: "Say why there is nothing to raise" });
    if (what === "raised" && entries.length === 0) {
      return incomplete({ found: "No words of this response are in the register yet: raise them first" });
    }
    if (what === "raised" && outside.length > 0) {
      return incomplete({ found: `Not in the register yet: ${outside.map(sayArea).join("; ")}. Raise it first` });
    }
    const isRaised = what === "raised";
    const found = { entries: isRaised ? entries : [], reason: isRaised ? "" : reason, lookedById: actor.id };
    await tx.responseLook.createMany({ data: [...versionIds].map((id) => ({ ...found, versionId: id })) });
    const detail = { version, ...(isRaised ? { entries: entries.map((number) => `D-${number}`) } : { found: what }) };
    await recordEvent(tx, { ...event, detail });
    return done({ entries: isRaised ? entries : [] });
  });
}
