import { z } from "zod";
import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { whatMayBeKnown } from "#lib/confidentiality/clearance.ts";
import { findSecrecy } from "#lib/confidentiality/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { findOperativeReading } from "../../reading/queries.ts";
import { isQuotedFrom } from "../../reading/rules.ts";
import { hasMarks } from "../../rules.ts";
import { holdsMarkedWords, sayEntry } from "../rules.ts";
import { type DisagreementForStaff, evidenceKinds, sources, withheldTitle } from "../schema.ts";

/**
 * An entry of the register for one member of staff, the respondent's words and DCC's reply side by side (S24.5). Words taken from a marked
 * passage are for those with clearance, and showing them is an event (SX.4). Null: no such entry, or no right to read any.
 */
export async function readDisagreement(
  actor: Actor,
  consultation: ConsultationForStaff,
  number: number,
): Promise<DisagreementForStaff | null> {
  return db().$transaction(async (tx) => {
    if (!isEverPermitted(actor.role, "read-responses")) return null;
    const entry = await tx.disagreement.findUnique({
      where: { consultationId_number: { consultationId: consultation.id, number } },
      select: {
        id: true,
        number: true,
        title: true,
        anchor: true,
        source: true,
        sourceDetail: true,
        areaKey: true,
        quote: true,
        dccReply: true,
        state: true,
        evidenceKind: true,
        evidence: true,
        revision: true,
        raisedAt: true,
        changedAt: true,
        titleById: true,
        titleCheckedAt: true,
        responseId: true,
        response: { select: { reference: true } },
        raisedBy: { select: { name: true } },
        titleBy: { select: { name: true } },
        titleCheckedBy: { select: { name: true } },
        changedBy: { select: { name: true } },
        versions: {
          orderBy: { revision: "desc" },
          // Not the quotation: it never changes, and what is withheld once is not handed out by its history.
          select: {
            revision: true,
            title: true,
            anchor: true,
            dccReply: true,
            evidence: true,
            state: true,
            changedAt: true,
            changedBy: { select: { name: true } },
          },
        },
      },
    });
    if (!entry) return null;
    const reference = entry.response?.reference ?? null;
    const found = reference === null ? null : await findOperativeReading(tx, consultation, reference, false);
    const isMarked = found !== null && hasMarks(found.reading.confidentiality);
    const isQuoteConfidential = isMarked && entry.quote !== "" && !isQuotedFrom(found.reading, entry.quote);
    const repeats = (text: string) => isMarked && holdsMarkedWords(found.text, found.content, text);
    const asOpen = <T extends string | null>(text: T) => (!actor.hasClearance && repeats(text ?? "") ? null : text);
    if (reference !== null && actor.hasClearance && (isQuoteConfidential || repeats(entry.dccReply))) {
      await recordEvent(tx, {
        action: "response.read-confidential",
        actor,
        consultationId: consultation.id,
        subject: reference,
        detail: { through: sayEntry(number) },
      });
    }
    const { responseId, ...shown } = entry;
    const whole: DisagreementForStaff = {
      ...shown,
      isWithheld: false,
      source: z.enum(sources).parse(entry.source),
      evidenceKind: z.enum(evidenceKinds).nullable().parse(entry.evidenceKind),
      response: reference,
      quote: isQuoteConfidential && !actor.hasClearance ? null : entry.quote,
      isQuoteConfidential,
      dccReply: asOpen(entry.dccReply),
      evidence: asOpen(entry.evidence),
      raisedBy: entry.raisedBy.name,
      titleBy: entry.titleBy.name,
      titleCheckedBy: entry.titleCheckedBy?.name ?? null,
      changedBy: entry.changedBy.name,
      versions: entry.versions.map((version) => ({
        ...version,
        dccReply: asOpen(version.dccReply),
        evidence: asOpen(version.evidence),
        changedBy: version.changedBy.name,
      })),
    };
    const isKnown = responseId === null || whatMayBeKnown(actor, await findSecrecy(responseId, tx), "titles") === "all";
    return isKnown ? whole : withoutWords(whole);
  });
}

/** An entry raised from a response that is marked, for those without clearance: that it is there and how it stands, and nothing of what it says. */
const withoutWords = (entry: DisagreementForStaff): DisagreementForStaff => ({
  ...entry,
  isWithheld: true,
  title: withheldTitle,
  anchor: "",
  quote: null,
  isQuoteConfidential: true,
  dccReply: null,
  evidence: null,
  versions: entry.versions.map((version) => ({
    ...version,
    title: withheldTitle,
    anchor: "",
    dccReply: null,
    evidence: null,
  })),
});
