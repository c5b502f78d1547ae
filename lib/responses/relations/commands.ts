import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import type { LinkKind, LinkRefusal } from "./schema.ts";

const ofResponse = {
  select: {
    id: true,
    reference: true,
    consultationId: true,
    versions: { orderBy: { number: "asc" }, take: 1, select: { receivedAt: true, registerNumber: true } },
  },
} as const;

export type Relation = {
  consultationId: string;
  kind: LinkKind;
  /** References: what is replaced or added to, and what replaces it or adds to it. */
  earlier: string;
  later: string;
  /** Why they are held to be one sender's, and this kind. */
  reason: string;
};

/**
 * Links two responses of one sender inside the caller's transaction (S28.8). A supplement adds from then on. A replacement of what was on time by what
 * was on time binds once a second person has confirmed it; any other at once: what then counts is told by `portal.linked_standing()`.
 * Refused: one of them carries a mark and this person has no clearance ("withheld"), the two are linked already, or the later one adds to
 * another already. Throws when the reason is empty: the database refuses it.
 */
export async function relate(
  tx: Transaction,
  actor: Actor,
  { consultationId, kind, earlier, later, reason }: Relation,
): Promise<Outcome<{ id: string }, LinkRefusal>> {
  const about = { action: "response.linked", actor, consultationId, subject: later, detail: { kind } } as const;
  const refuse = <R extends LinkRefusal>(why: R) => refuseOnRecord(tx, about, why);
  if (!isEverPermitted(actor.role, "take-in-mail")) return refuse("not-permitted");
  if (earlier === later) return refused("itself");
  // As in the database's own check: links within a consultation are made one after another, so that what is read here still holds below.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('links of ' || ${consultationId}, 0))`;
  const found = await tx.response.findMany({
    where: { consultationId, reference: { in: [earlier, later] } },
    ...ofResponse,
  });
  const [before, after] = [earlier, later].map((reference) => found.find((each) => each.reference === reference));
  if (!before || !after) return refused("not-found");
  // That they belong together tells who sent the marked one (SX.4).
  const withheld = await refuseIfWithheld(tx, about, { responses: [before.id, after.id] });
  if (withheld) return withheld;
  const standing = {
    takenBack: null,
    OR: [
      { earlierId: before.id, laterId: after.id },
      { earlierId: after.id, laterId: before.id },
    ],
  };
  if ((await tx.responseLink.count({ where: standing })) > 0) return refused("linked");
  if (kind === "SUPPLEMENT" && (await addsAlready(tx, before.id, after.id))) return refused("adds-already");
  const { id } = await tx.responseLink.create({
    data: { kind, earlierId: before.id, laterId: after.id, reason, linkedById: actor.id },
    select: { id: true },
  });
  await recordEvent(tx, { ...about, detail: { kind, earlier } });
  return done({ id });
}

/** Whether `laterId` adds to another response, or `earlierId` adds to it in turn, however many stand between. */
async function addsAlready(tx: Transaction, earlierId: string, laterId: string): Promise<boolean> {
  const baseOf = async (id: string) =>
    (
      await tx.responseLink.findFirst({
        where: { laterId: id, kind: "SUPPLEMENT", takenBack: null },
        select: { earlierId: true },
      })
    )?.earlierId ?? null;
  if ((await baseOf(laterId)) !== null) return true;
  for (let above = await baseOf(earlierId); above !== null; above = await baseOf(above))
    if (above === laterId) return true;
  return false;
}

/**
 * Links two responses as staff found them on a page, in whichever order they name them: the one received later replaces the other, or adds
 * to it. Received at the same instant, the one registered later. Refusals are those of `relate`.
 */
export async function linkResponses(
  actor: Actor,
  consultationId: string,
  { references, ...link }: { references: readonly [string, string]; kind: LinkKind; reason: string },
): Promise<Outcome<{ id: string }, LinkRefusal>> {
  return db().$transaction(async (tx) => {
    const found = await tx.response.findMany({
      where: { consultationId, reference: { in: [...references] } },
      ...ofResponse,
    });
    const ordered = found
      .flatMap(({ reference, versions }) => versions.slice(0, 1).map((first) => ({ reference, ...first })))
      .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.registerNumber - b.registerNumber);
    const [earlier = references[0], later = references[1]] = ordered.map(({ reference }) => reference);
    return relate(tx, actor, { consultationId, earlier, later, ...link });
  });
}

export type LinkDecisionRefusal =
  | "not-permitted"
  | "not-found"
  | "withheld"
  | "same-person"
  | "taken-back"
  | "not-needed";

/** A link that stands, held to the end of the transaction so that what is decided on it is decided once; null: not in this consultation. */
async function holdLink(tx: Transaction, consultationId: string, id: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('links of ' || ${consultationId}, 0))`;
  return tx.responseLink.findFirst({
    where: { id, earlier: { consultationId } },
    select: {
      id: true,
      kind: true,
      linkedById: true,
      earlier: ofResponse,
      later: ofResponse,
      confirmation: { select: { linkId: true } },
      takenBack: { select: { linkId: true } },
    },
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof holdLink>>>;

async function decideOnLink(
  actor: Actor,
  consultationId: string,
  id: string,
  action: "response.link-confirmed" | "response.link-taken-back",
  act: (tx: Transaction, link: Held) => Promise<Outcome<null, LinkDecisionRefusal>>,
): Promise<Outcome<null, LinkDecisionRefusal>> {
  return db().$transaction(async (tx) => {
    const about = { action, actor, consultationId } as const;
    if (!isEverPermitted(actor.role, "take-in-mail")) return refuseOnRecord(tx, about, "not-permitted");
    const link = await holdLink(tx, consultationId, id);
    if (!link) return refused("not-found");
    const { earlier, later, kind } = link;
    const event = { ...about, subject: later.reference, detail: { kind, earlier: earlier.reference } };
    const withheld = await refuseIfWithheld(tx, event, { responses: [earlier.id, later.id] });
    if (withheld) return withheld;
    if (link.takenBack) return refused("taken-back");
    const outcome = await act(tx, link);
    if (outcome.ok) await recordEvent(tx, event);
    return outcome;
  });
}

/**
 * A second person says that one response replaces the other: an on-time one then gives way. Confirming twice is once. Refused for whoever
 * linked the two ("same-person"), for a supplement, which replaces nothing ("not-needed"), and for a link that was taken back.
 */
export const confirmLink = (actor: Actor, consultationId: string, id: string) =>
  decideOnLink(actor, consultationId, id, "response.link-confirmed", async (tx, link) => {
    if (link.kind !== "REPLACEMENT" || link.confirmation) return refused("not-needed");
    if (link.linkedById === actor.id) return refused("same-person");
    await tx.responseLinkConfirmation.create({
      data: { linkId: link.id, confirmedById: actor.id },
      select: { linkId: true },
    });
    return done(null);
  });

/**
 * Takes a link back, with the reason. What it had taken out of the count is counted again; nobody has to confirm that, for it takes nothing
 * out. The link, its confirmation and the taking back all stay on record; the two may be linked anew.
 */
export const takeBackLink = (actor: Actor, consultationId: string, id: string, reason: string) =>
  decideOnLink(actor, consultationId, id, "response.link-taken-back", async (tx, link) => {
    await tx.responseLinkTakenBack.create({
      data: { linkId: link.id, reason, takenBackById: actor.id },
      select: { linkId: true },
    });
    return done(null);
  });
