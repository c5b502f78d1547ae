import type { Actor } from "#lib/auth/schema.ts";
import { isCleared, type Reader } from "#lib/confidentiality/clearance.ts";
import { isMessageEverHeld } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma, publicDb } from "#lib/db/client.ts";
import { stateOf } from "./rules.ts";
import {
  type ClarificationForStaff,
  type ClarificationInLog,
  type PublicClarification,
  withheldQuestion,
} from "./schema.ts";

/** The published questions and answers of a consultation, the newest first: through the public role (invariant 3). */
export const listPublicClarifications = (slug: string): Promise<PublicClarification[]> =>
  publicDb().publicClarification.findMany({
    where: { slug },
    orderBy: { number: "desc" },
    omit: { slug: true },
  });

/** Which of these questions came by a message that is withheld from this reader, by reference. */
export async function listWithheld(
  reader: Reader,
  references: readonly string[],
  database: Database = db(),
): Promise<Set<string>> {
  if (isCleared(reader) || references.length === 0) return new Set();
  const rows = await database.$queryRaw<{ reference: string }[]>`
    SELECT o."clarification" AS "reference" FROM portal."IncomingMailOutcome" o
     WHERE o."clarification" = ANY (${[...references]}) AND ${isMessageEverHeld(Prisma.sql`o."mailId"`)}`;
  return new Set(rows.map(({ reference }) => reference));
}

/** The staff's log of a consultation as this person may know it: what waits for an answer first, then the newest. */
export async function listClarifications(actor: Actor, slug: string): Promise<ClarificationInLog[]> {
  const rows = await db().clarification.findMany({
    where: { consultation: { slug } },
    select: {
      reference: true,
      question: true,
      paragraph: true,
      askedAt: true,
      answeredAt: true,
      publishedAt: true,
      changesMeaning: true,
    },
    orderBy: [{ publishedAt: { sort: "desc", nulls: "first" } }, { askedAt: "desc" }],
  });
  const withheld = await listWithheld(
    actor,
    rows.map(({ reference }) => reference),
  );
  return rows.map(({ answeredAt, publishedAt, ...row }) => {
    const isWithheld = withheld.has(row.reference);
    const question = isWithheld ? withheldQuestion : row.question;
    return { ...row, question, isWithheld, state: stateOf({ answeredAt, publishedAt }) };
  });
}

const forStaff = {
  reference: true,
  question: true,
  paragraph: true,
  askedAt: true,
  askerName: true,
  askerEmail: true,
  publicQuestion: true,
  answer: true,
  changesMeaning: true,
  revision: true,
  answeredBy: { select: { id: true, name: true } },
  answeredAt: true,
  publishedBy: { select: { name: true } },
  publishedAt: true,
  publicNumber: true,
} as const;

/** One question with all that belongs to it, as this person may know it; null when this consultation has none of that reference. */
export async function findClarification(
  actor: Actor,
  slug: string,
  reference: string,
): Promise<ClarificationForStaff | null> {
  const found = await db().clarification.findFirst({ where: { reference, consultation: { slug } }, select: forStaff });
  if (!found) return null;
  const isWithheld = (await listWithheld(actor, [reference])).has(reference);
  if (!isWithheld) return { ...found, isWithheld };
  const unpublished = found.publishedAt ? {} : { publicQuestion: null, answer: null };
  return { ...found, ...unpublished, isWithheld, question: withheldQuestion, askerName: null, askerEmail: null };
}
