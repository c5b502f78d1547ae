import { randomBytes } from "node:crypto";
import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { hashPassword, isPassword, nobodysHash } from "./password/rules.ts";
import { findUserByEmail } from "./queries.ts";
import type { Role } from "./schema.ts";

export type SignedIn = { id: string; sessionEpoch: number; role: Role };

/** Failed tries within 15 minutes after which an address from one source, or a source, must wait. */
export const limits = { address: 5, source: 30 };

const countTries = (where: { email?: string; source: string }) =>
  db().signInAttempt.count({ where: { ...where, at: { gt: new Date(Date.now() - 15 * 60_000) } } });

/**
 * Checks a local account's password; the session that follows is what goes on record. `source` is where the try comes from (the network address). Wrong password, unknown address and
 * disabled account are refused in the same words and the same time. Tries are counted for address and source together, so that
 * nobody can lock somebody else out; each counts before its password is looked at, so that many at once are no way around the limit.
 */
export async function signIn(
  email: string,
  password: string,
  source: string,
): Promise<Outcome<SignedIn, "wrong" | "wait">> {
  const { id: attempt } = await db().signInAttempt.create({ data: { email, source }, select: { id: true } });
  const notCounted = () => db().signInAttempt.deleteMany({ where: { id: attempt } });
  const [ofAddress, ofSource] = await Promise.all([countTries({ email, source }), countTries({ source })]);
  if (ofAddress > limits.address || ofSource > limits.source) {
    await notCounted();
    return refused("wait");
  }
  const user = await db().user.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, sessionEpoch: true, role: true, passwordHash: true },
  });
  const isRight = await isPassword(password, user?.passwordHash ?? nobodysHash);
  if (!user || !isRight) {
    await recordEvent(db(), { action: "sign-in", actor: null, role: "public", subject: user?.id, isRefused: true });
    return refused("wrong");
  }
  await notCounted();
  return done({ id: user.id, sessionEpoch: user.sessionEpoch, role: user.role });
}

/** What an organisation's sign-in says of a person. */
type Vouched = { email?: string; email_verified?: boolean };

/** Whether somebody whom their organisation vouches for may come in: with an account of ours, by an address it has verified. A refusal is on record. */
export async function mayComeIn(claims: Vouched | undefined): Promise<boolean> {
  const email = claims?.email_verified === false ? undefined : claims?.email;
  const user = email ? await findUserByEmail(email) : null;
  if (!user) await recordEvent(db(), { action: "sign-in", actor: null, role: "public", isRefused: true });
  return user !== null;
}

/** Adds a person with a local password; for the demonstration and for `portal add-user`. An address that has an account keeps it as it is. */
export async function addUser(
  person: { email: string; name: string; role: Role; hasClearance: boolean },
  password: string,
): Promise<{ id: string; isNew: boolean }> {
  const known = await db().user.findUnique({ where: { email: person.email }, select: { id: true } });
  if (known) return { ...known, isNew: false };
  const passwordHash = await hashPassword(password, randomBytes(16));
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.createMany({ data: { ...person, passwordHash }, skipDuplicates: true });
    const { id } = await tx.user.findUniqueOrThrow({ where: { email: person.email }, select: { id: true } });
    const isNew = count === 1;
    if (isNew) await recordEvent(tx, { action: "user.added", actor: null, subject: id, detail: { role: person.role } });
    return { id, isNew };
  });
}
