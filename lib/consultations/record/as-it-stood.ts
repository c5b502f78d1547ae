import { asItStands, extendedFromOf } from "../periods/rules.ts";
import { correctionsOf } from "./corrections.ts";
import type { PublicRecord, PublicVersion, PublicView } from "./schema.ts";

const byThen = (at: Date | null, happenedAt: Date) => at === null || happenedAt <= at;

/**
 * The consultation as everybody reads it now (`at` null), or as it stood at a moment: with the text, the close, the answers, the seals and
 * the steps that were public then, and nothing that came later (part 4, item 20). Null: nothing of it was public yet.
 */
export function asItStood(record: PublicRecord, at: Date | null): PublicView | null {
  const versions = record.versions.filter(({ publishedAt }) => byThen(at, publishedAt));
  const version = versions.at(-1);
  if (!version) return null;
  const { opensAt, extensions: all, slug } = record.consultation;
  const extensions = all.filter(({ confirmedAt }) => byThen(at, confirmedAt));
  const closesAt = extensions.at(-1)?.toClosesAt ?? all[0]?.fromClosesAt ?? record.consultation.closesAt;
  return {
    consultation: {
      slug,
      version: version.number,
      publishedAt: version.publishedAt,
      opensAt,
      closesAt,
      extensions,
      extendedFrom: extendedFromOf(extensions),
      content: asItStands(version.content, { opensAt, closesAt, extensions }),
    },
    versions: versions.map(({ content: _, ...facts }) => facts),
    corrections: correctionsOf(versions),
    attachments: record.attachments.filter(({ version: number }) => number === version.number),
    clarifications: record.clarifications.filter(({ publishedAt }) => byThen(at, publishedAt)).toReversed(),
    seals: record.seals.filter(({ sealedAt }) => byThen(at, sealedAt)),
    steps: record.recorded.findLast(({ recordedAt }) => byThen(at, recordedAt))?.steps ?? [],
  };
}

/** Whether a text is the one that stands among these. */
export const isCurrent = (versions: readonly Pick<PublicVersion, "number">[], number: number): boolean =>
  versions.at(-1)?.number === number;
