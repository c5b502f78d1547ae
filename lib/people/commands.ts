import { randomBytes } from "node:crypto";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import type { AuditAction } from "#lib/audit/schema.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { hashToken, tokenFrom } from "#lib/responses/tokens/rules.ts";
import { invitationMail } from "./messages.ts";
import { findPerson } from "./queries.ts";
import { invitationEnds, type NotRequestable, whyNotRequestable } from "./rules.ts";
import { type AccessKind, type Inviting, inviteSchema, type Person } from "./schema.ts";

export type PersonRefusal =
  | NotRequestable
  | "not-permitted"
  | "not-found"
  | "known"
  | "disabled"
  | "last-administrator"
  | "administrator"
  | "nothing-to-do";

type Change = Outcome<{ detail?: Record<string, string | boolean> }, PersonRefusal>;

/**
 * One change to somebody's account: who, may they, the person as they stand (their row is held), and its event, in one transaction. Refused
 * attempts are recorded. The last administrator stays: the database says so, whoever comes second.
 */
async function change(
  actor: Actor,
  personId: string,
  action: AuditAction,
  now: Date,
  act: (tx: Transaction, person: Person) => Promise<Change> | Change,
): Promise<Outcome<null, PersonRefusal>> {
  const event = { action, actor, subject: personId } as const;
  try {
    return await db().$transaction(async (tx): Promise<Outcome<null, PersonRefusal>> => {
      if (!isEverPermitted(actor.role, "manage-users")) return refuseOnRecord(tx, event, "not-permitted");
      await tx.$queryRaw`SELECT 1 FROM portal."User" WHERE "id" = ${personId}::uuid FOR UPDATE`;
      const person = await findPerson(actor, personId, now, tx);
      if (!person) return refused("not-found");
      const outcome = await act(tx, person);
      if (!outcome.ok) return refuseOnRecord(tx, event, outcome.reason);
      await recordEvent(tx, { ...event, detail: outcome.value.detail });
      return done(null);
    });
  } catch (error) {
    const why = String(error).includes("one administrator stays")
      ? "last-administrator"
      : isUniqueViolation(error)
        ? "asked-already"
        : null;
    if (!why) throw error;
    return db().$transaction((tx) => refuseOnRecord(tx, event, why));
  }
}

/** Mails somebody a link to set a password, and takes back an earlier one that was not used. */
async function mailInvitation(
  tx: Transaction,
  actor: Actor,
  person: Pick<Person, "id" | "name" | "email">,
  isNew: boolean,
  now: Date,
) {
  const token = tokenFrom(randomBytes(32));
  const expiresAt = invitationEnds(now);
  await tx.staffInvitation.updateMany({
    where: { userId: person.id, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  await tx.staffInvitation.createMany({
    data: { userId: person.id, tokenHash: hashToken(token), invitedById: actor.id, invitedAt: now, expiresAt },
  });
  const { SITE_NAME: siteName, PUBLIC_URL } = env();
  const url = new URL(`/invitation/${token}`, PUBLIC_URL).href;
  const { name, email } = person;
  await queueMail(tx, invitationMail({ siteName, name, email, from: actor.name, url, expiresAt, isNew }));
}

/**
 * Adds somebody in a role that one administrator gives alone, without clearance, and mails them a link to set a password (their organisation's
 * sign-in lets them in without). Refused for an address that has an account: "known". Throws when the input is not of its shape.
 */
export async function invitePerson(
  actor: Actor,
  inviting: Inviting,
  now: Date,
): Promise<Outcome<{ id: string }, "not-permitted" | "known">> {
  const { name, email, role } = inviteSchema.parse(inviting);
  const event = { action: "user.added", actor } as const;
  const refuse = (tx: Transaction, why: "not-permitted" | "known") => refuseOnRecord(tx, event, why);
  try {
    const outcome = await db().$transaction(async (tx) => {
      if (!isEverPermitted(actor.role, "manage-users")) return refuse(tx, "not-permitted");
      const { id } = await tx.user.create({ data: { name, email, role }, select: { id: true } });
      await recordEvent(tx, { ...event, subject: id, detail: { role } });
      await mailInvitation(tx, actor, { id, name, email }, true, now);
      return done({ id });
    });
    if (outcome.ok) await wakeMail();
    return outcome;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db().$transaction((tx) => refuse(tx, "known"));
  }
}

/** Mails somebody another link to set a password: the one before is dead, and a password they have holds until the new one is set. */
export async function inviteAgain(actor: Actor, personId: string, now: Date): Promise<Outcome<null, PersonRefusal>> {
  const outcome = await change(actor, personId, "user.invited", now, async (tx, person) => {
    if (person.disabledAt) return refused("disabled");
    await mailInvitation(tx, actor, person, !person.hasPassword, now);
    return done({});
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

/** Asks for clearance, or the administrator's role, for somebody: it is given when a second administrator confirms (invariant 6). */
export const requestAccess = (actor: Actor, personId: string, kind: AccessKind, now: Date) =>
  change(actor, personId, "user.access-requested", now, async (tx, person) => {
    const [why] = whyNotRequestable(person, kind, actor.id);
    if (why) return refused(why);
    await tx.accessRequest.createMany({ data: { userId: person.id, kind, requestedById: actor.id, requestedAt: now } });
    return done({ detail: { kind } });
  });

/** Takes clearance away: at once, by one administrator, and every session ends. */
export const takeClearance = (actor: Actor, personId: string, now: Date) =>
  change(actor, personId, "user.clearance-taken", now, async (tx, person) => {
    if (!person.hasClearance) return refused("nothing-to-do");
    await endAll(tx, person.id, { hasClearance: false });
    return done({});
  });

/** Gives somebody another role that one administrator gives alone. It holds at once, and every session of theirs ends. */
export const movePerson = (actor: Actor, personId: string, role: Exclude<Role, "ADMINISTRATOR">, now: Date) =>
  change(actor, personId, "user.moved", now, async (tx, person) => {
    if (person.role === role) return refused("nothing-to-do");
    await endAll(tx, person.id, { role });
    return done({ detail: { from: person.role, to: role } });
  });

/** Disables an account: nobody signs in with it, every session ends, a mailed link is dead, and clearance is gone with it. */
export const disablePerson = (actor: Actor, personId: string, now: Date) =>
  change(actor, personId, "user.disabled", now, async (tx, person) => {
    if (person.disabledAt) return refused("nothing-to-do");
    await endAll(tx, person.id, { disabledAt: now });
    await tx.staffInvitation.updateMany({
      where: { userId: person.id, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    await tx.accessRequest.updateMany({
      where: { userId: person.id, confirmedAt: null, withdrawnAt: null },
      data: { withdrawnById: actor.id, withdrawnAt: now },
    });
    return done({});
  });

/** Enables an account again, without clearance. An administrator's is given another role first: to become one again takes two people. */
export const enablePerson = (actor: Actor, personId: string, now: Date) =>
  change(actor, personId, "user.enabled", now, async (tx, person) => {
    if (!person.disabledAt) return refused("nothing-to-do");
    if (person.role === "ADMINISTRATOR") return refused("administrator");
    await tx.user.updateMany({ where: { id: person.id }, data: { disabledAt: null } });
    return done({});
  });

/** Signs somebody out everywhere. They may sign in again. */
export const endSessions = (actor: Actor, personId: string, now: Date) =>
  change(actor, personId, "user.sessions-ended", now, async (tx, person) => {
    await endAll(tx, person.id, {});
    return done({ detail: { had: String(person.sessions) } });
  });

type Data = { hasClearance?: false; role?: Exclude<Role, "ADMINISTRATOR">; disabledAt?: Date };

/** Changes an account and ends every session of its person: their cookies open nothing from this commit on. */
async function endAll(tx: Transaction, userId: string, data: Data): Promise<void> {
  await tx.user.updateMany({ where: { id: userId }, data: { ...data, sessionEpoch: { increment: 1 } } });
  await tx.session.deleteMany({ where: { userId } });
}
