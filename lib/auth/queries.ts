import { db } from "#lib/db/client.ts";
import { assignableRoles } from "./rules.ts";
import type { Actor } from "./schema.ts";
import { sessionsOverSince } from "./sessions/rules.ts";

/** The person of a session; null when it was ended or is over, when the person was disabled, or when all their sessions were ended since. */
export async function findActor(
  id: string,
  { sessionId, sessionEpoch }: { sessionId: string; sessionEpoch: number },
  now: Date,
): Promise<Actor | null> {
  const startedAt = { gt: sessionsOverSince(now) };
  const user = await db().user.findFirst({
    where: { id, sessionEpoch, disabledAt: null, sessions: { some: { id: sessionId, startedAt } } },
    select: { id: true, name: true, email: true, role: true, hasClearance: true },
  });
  return user;
}

/** The account of an address that somebody else vouches for (the OpenID provider); null when we know none. */
export const findUserByEmail = (email: string) =>
  db().user.findFirst({
    where: { email: email.toLowerCase(), disabledAt: null },
    select: { id: true, sessionEpoch: true, role: true },
  });

/** Staff to whom a response can be assigned, by name. */
export const listCaseworkers = () =>
  db().user.findMany({
    where: { disabledAt: null, role: { in: assignableRoles } },
    select: { id: true, name: true, hasClearance: true },
    orderBy: { name: "asc" },
  });
