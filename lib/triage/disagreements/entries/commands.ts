import { z } from "zod";
import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { findReportedReadings, type OperativeReading } from "../../reading/queries.ts";
import { isQuotedFrom } from "../../reading/rules.ts";
import { hasMarks } from "../../rules.ts";
import { mayKnowEntry } from "../queries.ts";
import { isOfRespondent, nameEvidence } from "../resolutions/evidence.ts";
import { evidenceColumns } from "../resolutions/queries.ts";
import { holdsMarkedWords, sayEntry, standingOf } from "../rules.ts";
import { type DisagreementForStaff, sources, withheldTitle } from "../schema.ts";

const by = { select: { name: true } } as const;

/**
 * An entry of the register for one member of staff, every respondent's words and DCC's reply side by side (S24.5). Words taken from a marked
 * passage, and what was written of a response with anything marked (title, anchor, reply, evidence), are for those with clearance; showing
 * marked words is an event (SX.4). Null: no such entry, or no right to read any.
 */
export async function readDisagreement(
  actor: Actor,
  consultation: ConsultationForStaff,
  number: number,
): Promise<DisagreementForStaff | null> {
  return db().$transaction(async (tx) => {
    if (!isEverPermitted(actor.role, "read-responses")) return null;
    const found = await tx.disagreement.findUnique({
      where: { consultationId_number: { consultationId: consultation.id, number } },
      select: {
        id: true,
        number: true,
        title: true,
        anchor: true,
        source: true,
        sourceDetail: true,
        quote: true,
        dccReply: true,
        state: true,
        ...evidenceColumns,
        proposedById: true,
        proposedBy: by,
        proposedAt: true,
        confirmedBy: by,
        confirmedAt: true,
        revision: true,
        raisedAt: true,
        titleById: true,
        titleCheckedAt: true,
        raisedBy: by,
        titleBy: by,
        titleCheckedBy: by,
        passages: {
          orderBy: [{ addedAt: "asc" }, { id: "asc" }],
          select: { areaKey: true, quote: true, addedAt: true, addedBy: by, response: { select: { reference: true } } },
        },
        versions: {
          orderBy: { revision: "desc" },
          // Not the quotation: it never changes, and what is withheld once is not handed out by its history.
          select: {
            revision: true,
            title: true,
            anchor: true,
            dccReply: true,
            evidenceKind: true,
            evidence: true,
            state: true,
            changedAt: true,
            changedBy: by,
          },
        },
      },
    });
    if (!found) return null;
    const {
      evidenceKind: _,
      evidenceChange: __,
      evidenceAttachment: ___,
      evidenceVersion: ____,
      evidenceMail: _____,
      ...entry
    } = found;
    const readings = new Map<string, OperativeReading[]>();
    for (const reference of new Set(entry.passages.map(({ response }) => response.reference))) {
      readings.set(reference, await findReportedReadings(tx, consultation, reference, false));
    }
    const marked = [...readings].flatMap(([reference, versions]) =>
      versions
        .filter(({ reading }) => hasMarks(reading.confidentiality))
        .map((version): [string, OperativeReading] => [reference, version]),
    );
    const isWithheld = !(await mayKnowEntry(actor, found.id, tx));
    const passages = entry.passages.map(({ response: { reference }, addedBy, ...passage }) => {
      const versions = readings.get(reference) ?? [];
      const isConfidential =
        versions.some(({ reading }) => hasMarks(reading.confidentiality)) &&
        !versions.some(({ reading }) => isQuotedFrom(reading, passage.quote));
      return { ...passage, response: reference, isConfidential, addedBy: addedBy.name };
    });
    const shown = marked.flatMap(([reference, { content, text }]) =>
      passages.some(({ response, isConfidential }) => response === reference && isConfidential) ||
      holdsMarkedWords(text, content, entry.dccReply)
        ? [reference]
        : [],
    );
    if (actor.hasClearance) {
      for (const subject of new Set(shown)) {
        await recordEvent(tx, {
          action: "response.read-confidential",
          actor,
          consultationId: consultation.id,
          subject,
          detail: { through: sayEntry(number) },
        });
      }
    }
    const asOpen = <T>(value: T): T | null => (isWithheld ? null : value);
    const evidence = nameEvidence(found, consultation.content.changes);
    const mayKnowEvidence = evidence !== null && !isWithheld && (actor.hasClearance || !isOfRespondent(evidence));
    return {
      ...entry,
      title: isWithheld ? withheldTitle : entry.title,
      anchor: isWithheld ? "" : entry.anchor,
      quote: asOpen(entry.quote),
      source: z.enum(sources).parse(entry.source),
      // Whose words it holds is withheld with them: that a marked response disagrees is what its mark hides.
      passages: isWithheld ? [] : passages,
      isWithheld,
      dccReply: asOpen(entry.dccReply),
      standing: standingOf(found),
      evidence: mayKnowEvidence ? evidence : null,
      proposedBy: entry.proposedBy?.name ?? null,
      confirmedBy: entry.confirmedBy?.name ?? null,
      raisedBy: entry.raisedBy.name,
      titleBy: entry.titleBy.name,
      titleCheckedBy: entry.titleCheckedBy?.name ?? null,
      versions: entry.versions.map(({ evidenceKind: kind, ...version }) => ({
        ...version,
        standing: standingOf({ state: version.state, evidenceKind: kind }),
        title: isWithheld ? withheldTitle : version.title,
        anchor: isWithheld ? "" : version.anchor,
        dccReply: asOpen(version.dccReply),
        evidence:
          actor.hasClearance || (!isWithheld && kind !== "words" && kind !== "letter") ? version.evidence : null,
        changedBy: version.changedBy.name,
      })),
    };
  });
}
