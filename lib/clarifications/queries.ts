import { db, publicDb } from "#lib/db/client.ts";
import { stateOf } from "./rules.ts";
import type { ClarificationForStaff, ClarificationInLog, PublicClarification } from "./schema.ts";

/** The published questions and answers of a consultation, the newest first: through the public role (invariant 3). */
export const listPublicClarifications = (slug: string): Promise<PublicClarification[]> =>
  publicDb().publicClarification.findMany({
    where: { slug },
    orderBy: { number: "desc" },
    omit: { slug: true },
  });

/** The staff's log of a consultation: what waits for an answer first, then the newest. */
export async function listClarifications(slug: string): Promise<ClarificationInLog[]> {
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
  return rows.map(({ answeredAt, publishedAt, ...row }) => ({ ...row, state: stateOf({ answeredAt, publishedAt }) }));
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

/** One question with all that belongs to it, for staff; null when this consultation has none of that reference. */
export const findClarification = (slug: string, reference: string): Promise<ClarificationForStaff | null> =>
  db().clarification.findFirst({ where: { reference, consultation: { slug } }, select: forStaff });
