import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { sessionsOverSince } from "#lib/auth/sessions/rules.ts";
import { type Database, db } from "#lib/db/client.ts";
import { hashToken } from "#lib/responses/tokens/rules.ts";
import { accessKindSchema, type OpenRequest, type Person } from "./schema.ts";

const open = { confirmedAt: null, withdrawnAt: null } as const;
const requestColumns = {
  id: true,
  userId: true,
  kind: true,
  requestedById: true,
  requestedAt: true,
  user: { select: { name: true } },
  requestedBy: { select: { name: true } },
} as const;

const personColumns = (now: Date) =>
  ({
    id: true,
    name: true,
    email: true,
    role: true,
    hasClearance: true,
    passwordHash: true,
    disabledAt: true,
    createdAt: true,
    sessions: {
      where: { startedAt: { gt: sessionsOverSince(new Date()) } },
      orderBy: { startedAt: "desc" },
      select: { startedAt: true },
    },
    invitations: {
      where: { usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      select: { invitedAt: true, expiresAt: true },
    },
    accessRequests: { where: open, orderBy: { requestedAt: "asc" }, select: requestColumns },
  }) as const;

type RequestRow = Omit<OpenRequest, "name" | "kind" | "requestedBy"> & {
  kind: string;
  user: { name: string };
  requestedBy: { name: string };
};

const requestOf = ({ user, requestedBy, kind, ...request }: RequestRow): OpenRequest => ({
  ...request,
  kind: accessKindSchema.parse(kind),
  name: user.name,
  requestedBy: requestedBy.name,
});

type PersonRow = Omit<Person, "hasPassword" | "sessions" | "signedInAt" | "invitation" | "requests"> & {
  passwordHash: string | null;
  sessions: { startedAt: Date }[];
  invitations: { invitedAt: Date; expiresAt: Date }[];
  accessRequests: RequestRow[];
};

const personOf = ({ passwordHash, sessions, invitations, accessRequests, ...person }: PersonRow): Person => ({
  ...person,
  hasPassword: passwordHash !== null,
  sessions: sessions.length,
  signedInAt: sessions[0]?.startedAt ?? null,
  invitation: invitations[0] ?? null,
  requests: accessRequests.map(requestOf),
});

/** Everybody with an account, those who may sign in first, by name; for administrators alone. `now` is the portal's. */
export async function listPeople(actor: Actor, now: Date): Promise<Person[]> {
  if (!isEverPermitted(actor.role, "manage-users")) return [];
  const rows = await db().user.findMany({
    orderBy: [{ disabledAt: { sort: "desc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    select: personColumns(now),
  });
  return rows.map(personOf);
}

/** One person with an account. Null: there is none with this id, or no right to see them. */
export async function findPerson(
  actor: Actor,
  id: string,
  now: Date,
  database: Database = db(),
): Promise<Person | null> {
  if (!isEverPermitted(actor.role, "manage-users")) return null;
  const row = await database.user.findUnique({ where: { id }, select: personColumns(now) });
  return row && personOf(row);
}

/** Requests for access that wait for a second administrator, the oldest first. */
export async function listOpenRequests(actor: Actor): Promise<OpenRequest[]> {
  if (!isEverPermitted(actor.role, "manage-users")) return [];
  const rows = await db().accessRequest.findMany({
    where: open,
    orderBy: { requestedAt: "asc" },
    select: requestColumns,
  });
  return rows.map(requestOf);
}

/** Whose password a mailed link sets; null when it was used, replaced or taken back, or has expired. */
export async function findInvited(token: string, now: Date): Promise<{ name: string; email: string } | null> {
  const found = await db().staffInvitation.findFirst({
    where: {
      tokenHash: hashToken(token),
      usedAt: null,
      withdrawnAt: null,
      expiresAt: { gt: now },
      user: { disabledAt: null },
    },
    select: { user: { select: { name: true, email: true } } },
  });
  return found?.user ?? null;
}

/** How many administrators may sign in: the first two come by `portal add-user`. */
export const countAdministrators = (): Promise<number> =>
  db().user.count({ where: { role: "ADMINISTRATOR", disabledAt: null } });
