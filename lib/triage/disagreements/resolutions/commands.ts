import type { Actor } from "#lib/auth/schema.ts";
import { isWithheldFrom } from "#lib/confidentiality/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import type { Transaction } from "#lib/db/client.ts";
import { done, refused } from "#lib/outcome.ts";
import { boxesOf, findReportedReadings, type OperativeReading } from "../../reading/queries.ts";
import { isQuotedFrom } from "../../reading/rules.ts";
import { asOpen, changeEntry, incomplete, isEmpty, type Place } from "../changes/commands.ts";
import { type Proposal, proposeSchema } from "../schema.ts";
import { whyNotProposable } from "./evidence.ts";
import { isLetterOf } from "./queries.ts";

/** Whether a file of this consultation is its final draft or the redline of it. */
async function isDraft(tx: Transaction, consultationId: string, id: string): Promise<boolean> {
  if (id === "") return false;
  const count = await tx.consultationAttachment.count({
    where: { id, consultationId, kind: { in: ["FINAL_DRAFT", "REDLINE"] } },
  });
  return count === 1;
}

function evidenceOf(given: Proposal, found: OperativeReading | null) {
  const { evidenceKind, change, attachment, clause, words, mail } = given;
  return {
    evidenceKind,
    evidence: evidenceKind === "draft" ? clause : evidenceKind === "words" ? words : clause || null,
    evidenceChange: evidenceKind === "change" ? change : null,
    evidenceAttachmentId: evidenceKind === "draft" ? attachment : null,
    evidenceVersionId: evidenceKind === "words" ? (found?.versionId ?? null) : null,
    evidenceMailId: evidenceKind === "letter" ? mail : null,
  };
}

/**
 * Proposes that an entry is resolved, by a thing on record (part 4, item 7); refused with what is missing. It stands as open, in lists and
 * in the pack, until a second person confirms. Throws when the input is not of its shape.
 */
export const proposeResolution = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  proposal: Proposal,
  now: Date,
) =>
  changeEntry(actor, consultation, place, now, "disagreement.proposed", async (entry, tx) => {
    const given = proposeSchema.parse(proposal);
    if (entry.state === "RESOLVED") return refused("conflict");
    const respondents = [...new Set(entry.responses.map(({ reference }) => reference))];
    const readings =
      given.evidenceKind === "words"
        ? await findReportedReadings(tx, consultation, given.response, actor.hasClearance)
        : [];
    // What it would rest on: it is said of an entry that everybody may read, and tells whether it is so.
    const on = {
      responses: readings.map(({ responseId }) => responseId),
      messages: given.mail === "" ? [] : [given.mail],
    };
    if (await isWithheldFrom(tx, actor, on)) return refused("withheld");
    const found = readings.find(({ reading }) => isQuotedFrom(reading, given.words)) ?? null;
    const errors = whyNotProposable(given, entry.dccReply, {
      changes: consultation.content.changes,
      isDraft: await isDraft(tx, consultation.id, given.attachment),
      reading: readings.length > 0 ? boxesOf(readings) : null,
      isLetter: await isLetterOf(tx, consultation.id, given.mail, respondents),
      respondents,
    });
    if (!isEmpty(errors)) return incomplete(errors);
    return done({ ...evidenceOf(given, found), proposedById: actor.id, proposedAt: now });
  });

/** A second person confirms that the evidence resolves the entry; whoever proposed it cannot, and the database holds that. */
export const confirmResolution = (actor: Actor, consultation: ConsultationForStaff, place: Place, now: Date) =>
  changeEntry(actor, consultation, place, now, "disagreement.resolved", ({ state, proposedById }) => {
    if (proposedById === null || state === "RESOLVED") return refused("conflict");
    if (proposedById === actor.id) return refused("same-person");
    return done({ state: "RESOLVED", confirmedById: actor.id, confirmedAt: now });
  });

/** Opens an entry again, resolved or proposed; the evidence that was given stays in its versions. */
export const reopenDisagreement = (actor: Actor, consultation: ConsultationForStaff, place: Place, now: Date) =>
  changeEntry(actor, consultation, place, now, "disagreement.reopened", () => done(asOpen));
