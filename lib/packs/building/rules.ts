import { formatInstantToSecond } from "#lib/dates.ts";
import type { RegisterLine } from "#lib/register/schema.ts";
import type { Related } from "#lib/responses/relations/schema.ts";
import type { TextOfResponse } from "#lib/responses/schema.ts";
import { readingJson } from "../incoming/rules.ts";
import { marksOf } from "../marked/rules.ts";
import { channelNames, fileNameOf, folderOf } from "../responses/rules.ts";
import type { PackManifest } from "../schema.ts";
import { isCounting, isReported, standingOf } from "../standing/rules.ts";
import type { VersionInPack } from "./schema.ts";

/** A version's line of the register, as receipts and seals speak of it. */
export const registerLineOf = (slug: string, version: VersionInPack): RegisterLine => ({
  number: version.registerNumber,
  reference: version.reference,
  consultation: slug,
  channel: version.channel === "WEB" ? "web" : version.channel === "EMAIL" ? "email" : "post",
  receivedAt: version.receivedAt.toISOString(),
  commitment: version.commitment,
});

const references = (others: readonly Related[]) => others.flatMap(({ reference }) => reference ?? []);

/** One version in `responses.json`: what was said, exactly, and what is known of it besides; marks with their reasons in words (S31.1). */
export const jsonOf = (consultation: TextOfResponse, version: VersionInPack) => ({
  registerNumber: version.registerNumber,
  reference: version.reference,
  version: version.number,
  channel: channelNames[version.channel],
  receivedAt: version.receivedAt.toISOString(),
  isLate: version.isLate,
  isCounting: isCounting(version),
  standing: standingOf(version),
  withdrawnAt: version.withdrawnAt?.toISOString() ?? null,
  isReported: isReported(version),
  supersededBy: version.standing.isBeside ? null : (version.standing.place?.reference ?? null),
  supersedes: references(version.standing.standsFor),
  consideredBeside: version.standing.isBeside ? (version.standing.place?.reference ?? null) : null,
  hasBesideIt: references(version.standing.besides),
  addsTo: version.standing.addsTo?.reference ?? null,
  addedToBy: references(version.standing.addedBy),
  links: version.links.map(({ kind, other, isLater, reason, linkedBy, linkedAt, confirmed, takenBack }) => ({
    kind: kind.toLowerCase(),
    with: other,
    isLater,
    reason,
    linkedBy,
    linkedAt: linkedAt.toISOString(),
    confirmed: confirmed && { by: confirmed.by, at: confirmed.at.toISOString() },
    takenBack: takenBack && { by: takenBack.by, at: takenBack.at.toISOString(), reason: takenBack.reason },
  })),
  lateDecisions: version.lateDecisions.map(({ outcome, reason, decidedBy, decidedAt }) => ({
    outcome,
    reason,
    decidedBy,
    decidedAt: decidedAt.toISOString(),
  })),
  commitment: version.commitment,
  folder: folderOf(version),
  marks: marksOf(consultation, version),
  gatheredForTheDepartment: [
    ...consultation.questions.filter(({ onBehalfOf }) => onBehalfOf !== null).map(({ label }) => label),
    ...consultation.extraBoxes.filter(({ onBehalfOf }) => onBehalfOf !== null).map(({ key }) => `extra.${key}`),
  ],
  answersToOtherVersions: consultation.versionOf,
  positionsReadByStaff: version.recorded,
  incoming: version.incoming && readingJson(version.incoming),
  content: version.content,
  files: version.files.map(({ name, mediaType, size, sha256, isLate, publicVersionOf, scan }, position) => ({
    path: `files/${fileNameOf(position, name)}`,
    name,
    mediaType,
    size,
    sha256,
    isLate,
    scan,
    publicVersionOf: version.files.find(({ id }) => id === publicVersionOf)?.name ?? null,
  })),
});

/** The register as a list for people: one line for every version received, with what was decided on late ones (S28.6). */
export const registerText = (lines: readonly (RegisterLine & { standing: string })[]): string =>
  lines.length === 0
    ? "The register is empty: no response was received.\n"
    : `Number\tReference\tReceived (UK time)\tChannel\tCommitment\tStanding\n${lines
        .map(({ number, reference, receivedAt, channel, commitment, standing }) =>
          [number, reference, formatInstantToSecond(new Date(receivedAt)), channel, commitment, standing].join("\t"),
        )
        .join("\n")}\n`;

/** How many responses count, and how many are considered beside one that does: a late version beside its own response is no second one. */
export function countingOf(
  all: ReadonlySet<string>,
  counted: ReadonlySet<string>,
  beside: ReadonlySet<string>,
): PackManifest["counting"] {
  const others = [...beside].filter((each) => !counted.has(each)).length;
  return { counted: counted.size, beside: others, apart: all.size - counted.size - others };
}

/** How many late versions stand as what; null where none is late (S28.6). */
export function lateCounts(versions: Iterable<Pick<VersionInPack, "isLate" | "lateDecisions">>): PackManifest["late"] {
  const counts = { considered: 0, "considered-in-part": 0, "not-considered": 0, undecided: 0 };
  let versionsLate = 0;
  for (const { isLate, lateDecisions } of versions) {
    if (!isLate) continue;
    versionsLate += 1;
    counts[lateDecisions.at(-1)?.outcome ?? "undecided"] += 1;
  }
  return versionsLate === 0 ? null : { versions: versionsLate, ...counts };
}

/** `manifest-sha256.txt`, as `sha256sum -c` reads it. */
export const sumsOf = (files: readonly { path: string; sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
