import { type Fact, nobodyCleared, type Reader, whatMayBeKnown } from "#lib/confidentiality/clearance.ts";
import { findSecrecies, mayKnow } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { responseContentSchema } from "../schema.ts";
import { isBesideRow, isOperativeRow } from "../versions/queries.ts";
import { answeredIn, standsAlone } from "./rules.ts";
import type { LinkOfResponse, OneOfPair, Pair, Related, Standing } from "./schema.ts";

const { sql } = Prisma;

const related = (reader: Reader, alias: Prisma.Sql) => sql`
  CASE WHEN ${alias}."id" IS NOT NULL THEN jsonb_build_object('reference', ${alias}."reference", 'channel', ${alias}."channel",
    'receivedAt', (SELECT n."receivedAt" FROM portal."ResponseVersion" n WHERE n."responseId" = ${alias}."id" ORDER BY n."number" DESC LIMIT 1),
    'isKnown', ${mayKnow(reader, "links", sql`${alias}."id"`)},
    'isLate', NOT EXISTS (SELECT FROM portal."ResponseVersion" n WHERE n."responseId" = ${alias}."id" AND NOT n."isLate")) END`;

type RelatedAsJson = Omit<Related, "receivedAt"> & { receivedAt: string; isKnown: boolean };
type Row = {
  responseId: string;
  placeId: string | null;
  addsToId: string | null;
  isWithdrawn: boolean;
  isBeside: boolean;
  self: RelatedAsJson;
  place: RelatedAsJson | null;
  addsTo: RelatedAsJson | null;
  base: RelatedAsJson | null;
};

/**
 * How each of these responses stands to others of its sender, by id: the words for it are in `rules.ts`. Responses that no link names
 * stand alone. Versions of one response among themselves are told by `isOperativeRow` and `isBesideRow`.
 */
export async function listStandings(
  database: Database,
  ids: readonly string[],
  reader: Reader,
): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await database.$queryRaw<Row[]>`
    WITH linked AS MATERIALIZED (SELECT * FROM portal.linked_standing())
    SELECT s."responseId", s."placeId", s."addsToId", ${related(reader, sql`r`)} AS "self", ${related(reader, sql`p`)} AS "place", ${related(reader, sql`a`)} AS "addsTo",
           EXISTS (SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = s."responseId") AS "isWithdrawn",
           EXISTS (SELECT FROM portal."ResponseVersion" v WHERE v."responseId" = s."responseId" AND ${isBesideRow}) AS "isBeside",
           ${related(reader, sql`b`)} AS "base"
      FROM linked s JOIN portal."Response" r ON r."id" = s."responseId"
      LEFT JOIN portal."Response" p ON p."id" = s."placeId" LEFT JOIN portal."Response" a ON a."id" = s."addsToId"
      LEFT JOIN portal."StandingLink" k ON k."laterId" = s."responseId" AND k."kind" = 'SUPPLEMENT' LEFT JOIN portal."Response" b ON b."id" = k."earlierId"
     WHERE ARRAY[s."responseId", s."placeId", s."addsToId"] && ${[...ids]}::uuid[]
     ORDER BY r."reference"`;
  return new Map(
    ids.map((id) => {
      const own = rows.find(({ responseId }) => responseId === id);
      return [id, own ? standingFor(own, rows) : standsAlone];
    }),
  );
}

function standingFor(own: Row, rows: readonly Row[]): Standing {
  const { responseId: id, placeId } = own;
  const told = ({ isKnown, reference, ...other }: RelatedAsJson): Related => ({
    ...other,
    receivedAt: new Date(other.receivedAt),
    reference: isKnown && own.self.isKnown ? reference : null,
  });
  const selves = (list: readonly Row[]) => list.map(({ self }) => told(self));
  const others = rows.filter((row) => row.placeId === id && row.responseId !== id && !row.isWithdrawn);
  return {
    isCounted: placeId === id,
    place: own.place && placeId !== id ? told(own.place) : null,
    isBeside: own.isBeside && placeId !== id,
    standsFor: selves(others.filter(({ isBeside }) => !isBeside)),
    besides: selves(others.filter(({ isBeside }) => isBeside)),
    addsTo: own.addsTo && told(own.addsTo),
    base: own.base && told(own.base),
    addedBy: selves(rows.filter((row) => row.addsToId === id && row.placeId === row.responseId)),
  };
}

/**
 * Links that say one response replaces another where both were on time and neither is withdrawn, and that no second person has confirmed:
 * both count until then. To select from as `l`.
 */
export const unconfirmedLinks = sql`(SELECT l.* FROM portal."StandingLink" l
  WHERE l."kind" = 'REPLACEMENT' AND l."confirmedAt" IS NULL AND NOT EXISTS (
    SELECT FROM unnest(ARRAY[l."earlierId", l."laterId"]) AS one("id")
     WHERE NOT EXISTS (SELECT FROM portal."ResponseVersion" e WHERE e."responseId" = one."id" AND NOT e."isLate")
        OR EXISTS (SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = one."id")))`;

/** Those of a consultation: how many, and the first that everybody on the staff may know, as "R-2 with R-1" (SX.4). */
export async function findLinksToConfirm(
  consultationId: string,
  database: Database,
): Promise<{ count: number; references: string[] }> {
  const rows = await database.$queryRaw<{ named: string; isOpen: boolean }[]>`
    SELECT n."reference" || ' with ' || e."reference" AS "named",
           ${mayKnow(nobodyCleared, "links", sql`e."id"`)} AND ${mayKnow(nobodyCleared, "links", sql`n."id"`)} AS "isOpen"
      FROM ${unconfirmedLinks} l JOIN portal."Response" e ON e."id" = l."earlierId" JOIN portal."Response" n ON n."id" = l."laterId"
     WHERE e."consultationId" = ${consultationId}::uuid ORDER BY l."linkedAt", l."id"`;
  const open = rows.flatMap(({ named, isOpen }) => (isOpen ? [named] : []));
  return { count: rows.length, references: open.slice(0, 10) };
}

const name = { select: { name: true } } as const;
const end = {
  select: {
    id: true,
    reference: true,
    versions: { select: { isLate: true } },
  },
} as const;

/** Every link that names one of these responses, by its id: those taken back too, the oldest first, as far as this reader may know them. */
export async function listLinks(
  database: Database,
  ids: readonly string[],
  reader: Reader,
): Promise<Map<string, LinkOfResponse[]>> {
  const some = { in: [...ids] };
  const found = await database.responseLink.findMany({
    where: { OR: [{ earlierId: some }, { laterId: some }] },
    orderBy: [{ linkedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      reason: true,
      linkedById: true,
      linkedBy: name,
      linkedAt: true,
      earlier: end,
      later: end,
      confirmation: { select: { confirmedBy: name, confirmedAt: true } },
      takenBack: { select: { reason: true, takenBackBy: name, takenBackAt: true } },
    },
  });
  const ends = found.flatMap(({ earlier, later }) => [earlier.id, later.id]);
  const secrecies = await findSecrecies([...new Set(ends)], database);
  const isKnown = ({ earlier, later }: Found, fact: Fact) =>
    [earlier, later].every(({ id }) => {
      const secrecy = secrecies.get(id);
      return secrecy !== undefined && whatMayBeKnown(reader, secrecy, fact) === "all";
    });
  const linksOf = (id: string) =>
    found
      .filter(({ earlier, later }) => earlier.id === id || later.id === id)
      .map((link) => asSeenFrom(id, link, isKnown(link, "links"), isKnown(link, "notes")));
  return new Map(ids.map((id) => [id, linksOf(id)]));
}

type End = { id: string; reference: string; versions: readonly { isLate: boolean }[] };
type Found = Pick<LinkOfResponse, "id" | "kind" | "linkedById" | "linkedAt"> & {
  reason: string;
  linkedBy: { name: string };
  earlier: End;
  later: End;
  confirmation: { confirmedBy: { name: string }; confirmedAt: Date } | null;
  takenBack: { reason: string; takenBackBy: { name: string }; takenBackAt: Date } | null;
};

function asSeenFrom(
  responseId: string,
  { earlier, later, linkedBy, confirmation, takenBack, reason, ...link }: Found,
  isOtherKnown: boolean,
  isReasonKnown: boolean,
): LinkOfResponse {
  return {
    ...link,
    other: !isOtherKnown ? null : earlier.id === responseId ? later.reference : earlier.reference,
    isLater: later.id === responseId,
    reason: isReasonKnown ? reason : null,
    linkedBy: linkedBy.name,
    confirmed: confirmation && { by: confirmation.confirmedBy.name, at: confirmation.confirmedAt },
    takenBack: takenBack && {
      by: takenBack.takenBackBy.name,
      at: takenBack.takenBackAt,
      reason: isReasonKnown ? takenBack.reason : null,
    },
    isWaiting:
      link.kind === "REPLACEMENT" &&
      !confirmation &&
      !takenBack &&
      [earlier, later].every(({ versions }) => versions.some(({ isLate }) => !isLate)),
  };
}

/** Two responses side by side, the earlier one first; null: one is not in this consultation, or this reader may not read all of both. */
export async function findPair(
  consultationId: string,
  references: readonly [string, string],
  reader: Reader,
): Promise<Pair | null> {
  const rows = await db().$queryRaw<(Omit<OneOfPair, "answered"> & { content: unknown })[]>`
    SELECT r."reference", v."receivedAt", v."isLate", v."content"
      FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultationId}::uuid AND r."reference" = ANY (${[...references]}) AND ${isOperativeRow}
       AND ${mayKnow(reader, "members", sql`r."id"`)}
     ORDER BY v."receivedAt", v."registerNumber"`;
  const [earlier, later] = rows.map(({ content, ...row }) => ({
    ...row,
    answered: answeredIn(responseContentSchema.parse(content)),
  }));
  return earlier && later ? [earlier, later] : null;
}
