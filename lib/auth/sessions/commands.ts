import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import type { Actor } from "../schema.ts";
import { sessionsOverSince } from "./rules.ts";

/** Begins a session for somebody who proved who they are, in whichever way; that is the sign-in on record. Gives its id, which goes into the cookie. */
export async function beginSession(person: Pick<Actor, "id" | "role">): Promise<string> {
  return db().$transaction(async (tx) => {
    const { id } = await tx.session.create({ data: { userId: person.id }, select: { id: true } });
    await recordEvent(tx, { action: "sign-in", actor: person });
    return id;
  });
}

/** Ends a session for good: a copy of its cookie opens nothing from now on. `actor` is null where somebody only begins another one. */
export async function dropSession(id: string, actor: Pick<Actor, "id" | "role"> | null): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id } });
    if (actor && count === 1) await recordEvent(tx, { action: "sign-out", actor });
  });
}

/** Forgets sessions that are over, and tries to sign in that no limit counts any more; the job `drop-expired-drafts` calls it. */
export async function dropOldSessions(now: Date): Promise<void> {
  await db().session.deleteMany({ where: { startedAt: { lte: sessionsOverSince(now) } } });
  await db().keptForm.deleteMany({ where: { keptAt: { lte: new Date(now.getTime() - 86_400_000) } } });
  await db().signInAttempt.deleteMany({ where: { at: { lte: new Date(now.getTime() - 86_400_000) } } });
}
