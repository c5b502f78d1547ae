import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { signIn } from "#lib/auth/commands.ts";
import { findActor } from "#lib/auth/queries.ts";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { beginSession } from "#lib/auth/sessions/commands.ts";
import { db, type Prisma } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { confirmAccess, withdrawAccess } from "./access/commands.ts";
import {
  disablePerson,
  enablePerson,
  endSessions,
  inviteAgain,
  invitePerson,
  movePerson,
  requestAccess,
  takeClearance,
} from "./commands.ts";
import { acceptInvitation } from "./invitations/commands.ts";
import { findInvited, findPerson, listOpenRequests } from "./queries.ts";

let ada: Actor;
let abel: Actor;
let amy: Actor;
const now = whileOpen;
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const password = "correct horse battery staple";

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  [ada, abel, amy] = [await person("ADMINISTRATOR"), await person("ADMINISTRATOR"), await person("ADMINISTRATOR")];
});

const someone = (role: Role = "CASEWORKER", hasClearance = false) => person(role, { hasClearance });
const find = async (id: string) => findPerson(ada, id, now);
const lastEvent = (subject: string) =>
  db().auditEvent.findFirstOrThrow({
    where: { subject },
    orderBy: { id: "desc" },
    select: { action: true, actorId: true, isRefused: true, detail: true },
  });

/** Somebody signed in: what their browser proves at the next page. */
async function signedIn(who: Actor) {
  const sessionId = await beginSession(who);
  const { sessionEpoch } = await db().user.findUniqueOrThrow({ where: { id: who.id } });
  return () => findActor(who.id, { sessionId, sessionEpoch }, new Date());
}

async function asked(who: Actor, kind: "clearance" | "administrator", by = ada): Promise<string> {
  expect(await requestAccess(by, who.id, kind, now)).toMatchObject({ ok: true });
  return (await find(who.id))?.requests.find((request) => request.kind === kind)?.id ?? "";
}

/** The private part of the link in the newest letter to an address. */
async function linkTo(email: string): Promise<string> {
  const mail = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email }, orderBy: { id: "desc" } });
  return /\/invitation\/(\S+)/.exec(mail.text ?? "")?.[1] ?? "";
}

const inviting = () => ({
  name: "Nia New",
  email: `nia-${randomUUID()}@staff.example.org`,
  role: "CASEWORKER" as const,
});

describe("an invitation by mail", () => {
  it("adds somebody without clearance, whose link sets a password once, and not after it has expired", async () => {
    const given = inviting();
    const invited = await invitePerson(ada, given, now);
    const id = invited.ok ? invited.value.id : "";
    expect(await find(id)).toMatchObject({ role: "CASEWORKER", hasClearance: false, hasPassword: false });
    const token = await linkTo(given.email);
    expect(await findInvited(token, now)).toMatchObject({ email: given.email });
    expect(await acceptInvitation(token, password, days(8))).toBeNull();
    const both = await Promise.all([
      acceptInvitation(token, password, now),
      acceptInvitation(token, "another one here", now),
    ]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(await acceptInvitation(token, password, now)).toBeNull();
    expect(await findInvited(token, now)).toBeNull();
    expect(await lastEvent(id)).toMatchObject({ action: "user.invitation-accepted", actorId: id });
    expect(await db().outgoingMail.count({ where: { recipient: given.email, kind: "staff-invitation" } })).toBe(1);
  });

  it("lets its person sign in with the password they set", async () => {
    const given = inviting();
    await invitePerson(ada, given, now);
    await acceptInvitation(await linkTo(given.email), password, now);
    expect(await signIn(given.email, password, randomUUID())).toMatchObject({ ok: true });
  });

  it("is replaced by a newer one, and is dead when the account is disabled", async () => {
    const given = inviting();
    const invited = await invitePerson(ada, given, now);
    const id = invited.ok ? invited.value.id : "";
    const first = await linkTo(given.email);
    expect(await inviteAgain(abel, id, now)).toMatchObject({ ok: true });
    expect(await acceptInvitation(first, password, now)).toBeNull();
    const second = await linkTo(given.email);
    await disablePerson(ada, id, now);
    expect(await acceptInvitation(second, password, now)).toBeNull();
    expect(await inviteAgain(ada, id, now)).toEqual({ ok: false, reason: "disabled" });
  });

  it("ends the sessions of whoever sets a new password by it", async () => {
    const casey = await someone();
    const session = await signedIn(casey);
    await inviteAgain(ada, casey.id, now);
    expect(await session()).not.toBeNull();
    await acceptInvitation(await linkTo(casey.email), password, now);
    expect(await session()).toBeNull();
  });

  it("is not sent twice to an address that has an account, and only administrators send it", async () => {
    const casey = await someone();
    const given = { ...inviting(), email: casey.email };
    expect(await invitePerson(ada, given, now)).toEqual({ ok: false, reason: "known" });
    expect(await invitePerson(await person("APPROVER"), inviting(), now)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    const role: string = "ADMINISTRATOR";
    await expect(invitePerson(ada, { ...inviting(), role: role as "CASEWORKER" }, now)).rejects.toThrow();
  });
});

describe("clearance and the administrator's role", () => {
  it.each(["clearance", "administrator"] as const)(
    "invariant 6: %s is given when a second administrator confirms, and not before",
    async (kind) => {
      const casey = await someone();
      const has = async () => {
        const found = await find(casey.id);
        return kind === "clearance" ? found?.hasClearance : found?.role === "ADMINISTRATOR";
      };
      const request = await asked(casey, kind);
      expect(await has()).toBe(false);
      expect(await confirmAccess(ada, request, now)).toEqual({ ok: false, reason: "same-person" });
      expect(await has()).toBe(false);
      expect((await listOpenRequests(abel)).map(({ id }) => id)).toContain(request);
      expect(await confirmAccess(abel, request, now)).toEqual({ ok: true, value: null });
      expect(await has()).toBe(true);
      expect(await lastEvent(casey.id)).toMatchObject({
        action: "user.access-confirmed",
        actorId: abel.id,
        detail: { kind },
      });
      expect(await confirmAccess(amy, request, now)).toEqual({ ok: false, reason: "settled" });
      expect(await requestAccess(ada, casey.id, kind, now)).toEqual({ ok: false, reason: "has-it" });
    },
  );

  it("nobody asks for themselves, nor confirms their own; only administrators do either", async () => {
    const plain = await someone("ADMINISTRATOR");
    expect(await requestAccess(plain, plain.id, "clearance", now)).toEqual({ ok: false, reason: "own-access" });
    const request = await asked(plain, "clearance");
    expect(await confirmAccess(plain, request, now)).toEqual({ ok: false, reason: "own-access" });
    const owner = await person("CONSULTATION_OWNER");
    expect(await requestAccess(owner, plain.id, "clearance", now)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await confirmAccess(owner, request, now)).toEqual({ ok: false, reason: "not-permitted" });
    expect((await find(plain.id))?.hasClearance).toBe(false);
  });

  it("of two who confirm and take back at once, one is heard; what was taken back gives nothing", async () => {
    const casey = await someone();
    const request = await asked(casey, "clearance");
    const outcomes = await Promise.all([confirmAccess(abel, request, now), withdrawAccess(amy, request, now)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const robin = await someone();
    const declined = await asked(robin, "clearance");
    expect(await requestAccess(abel, robin.id, "clearance", now)).toEqual({ ok: false, reason: "asked-already" });
    await withdrawAccess(abel, declined, now);
    expect(await confirmAccess(abel, declined, now)).toEqual({ ok: false, reason: "settled" });
    expect((await find(robin.id))?.hasClearance).toBe(false);
  });

  it("the database gives neither without two administrators, whatever the application asks", async () => {
    const casey = await someone();
    const raised = /two administrators give access/;
    await expect(db().user.update({ where: { id: casey.id }, data: { hasClearance: true } })).rejects.toThrow(raised);
    await expect(db().user.update({ where: { id: casey.id }, data: { role: "ADMINISTRATOR" } })).rejects.toThrow(
      raised,
    );
    const request = (data: Partial<{ confirmedById: string; confirmedAt: Date; requestedById: string }>) =>
      db().accessRequest.create({ data: { userId: casey.id, kind: "clearance", requestedById: ada.id, ...data } });
    await expect(request({ confirmedById: ada.id, confirmedAt: now })).rejects.toThrow(/two_people_give_access/);
    await expect(request({ confirmedById: casey.id, confirmedAt: now })).rejects.toThrow(/two_people_give_access/);
    await expect(request({ requestedById: casey.id })).rejects.toThrow();
    await expect(request({ requestedById: (await someone()).id })).rejects.toThrow(/administrators give access/);
    const { id } = await request({});
    const notOne = { confirmedById: (await someone()).id, confirmedAt: now };
    await expect(db().accessRequest.update({ where: { id }, data: notOne })).rejects.toThrow(
      /administrators give access/,
    );
    await confirmAccess(abel, id, now);
    await takeClearance(ada, casey.id, now);
    await expect(db().user.update({ where: { id: casey.id }, data: { hasClearance: true } })).rejects.toThrow(raised);
  });

  it("is taken away by one administrator at once, and every session ends", async () => {
    const robin = await someone("CASEWORKER", true);
    const session = await signedIn(robin);
    expect(await session()).not.toBeNull();
    expect(await takeClearance(abel, robin.id, now)).toEqual({ ok: true, value: null });
    expect(await session()).toBeNull();
    expect(await db().session.count({ where: { userId: robin.id } })).toBe(0);
    expect((await find(robin.id))?.hasClearance).toBe(false);
    expect(await lastEvent(robin.id)).toMatchObject({ action: "user.clearance-taken", actorId: abel.id });
  });
});

describe("an account", () => {
  it("is moved, disabled, enabled and signed out everywhere by one administrator; each ends its sessions and is an event", async () => {
    const casey = await someone("CASEWORKER", true);
    const ending = async (act: () => Promise<{ ok: boolean }>, action: string) => {
      const session = await signedIn(casey);
      expect(await session()).not.toBeNull();
      expect(await act()).toMatchObject({ ok: true });
      expect(await session()).toBeNull();
      expect(await lastEvent(casey.id)).toMatchObject({ action, actorId: ada.id, isRefused: false });
    };
    await ending(() => endSessions(ada, casey.id, now), "user.sessions-ended");
    await ending(() => movePerson(ada, casey.id, "APPROVER", now), "user.moved");
    await ending(() => disablePerson(ada, casey.id, now), "user.disabled");
    expect(await find(casey.id)).toMatchObject({ role: "APPROVER", hasClearance: false, disabledAt: now });
    expect(await enablePerson(ada, casey.id, now)).toMatchObject({ ok: true });
    expect(await find(casey.id)).toMatchObject({ hasClearance: false, disabledAt: null });
  });

  it("nobody but an administrator changes one, and the attempt is recorded", async () => {
    const casey = await someone();
    const owner = await person("CONSULTATION_OWNER");
    for (const act of [endSessions, disablePerson, enablePerson, takeClearance, inviteAgain])
      expect(await act(owner, casey.id, now)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await movePerson(owner, casey.id, "APPROVER", now)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await db().auditEvent.count({ where: { actorId: owner.id, subject: casey.id, isRefused: true } })).toBe(6);
  });

  it("an administrator disabled by one is no administrator again by one", async () => {
    const third = await someone("ADMINISTRATOR");
    await disablePerson(ada, third.id, now);
    expect(await enablePerson(ada, third.id, now)).toEqual({ ok: false, reason: "administrator" });
    await expect(db().user.update({ where: { id: third.id }, data: { disabledAt: null } })).rejects.toThrow();
    await movePerson(ada, third.id, "CASEWORKER", now);
    expect(await enablePerson(ada, third.id, now)).toMatchObject({ ok: true });
  });

  it("the last active administrator stays, also when the last two act on each other at once", async () => {
    const [one, other] = [await someone("ADMINISTRATOR"), await someone("ADMINISTRATOR")];
    const rest: Prisma.UserWhereInput = { role: "ADMINISTRATOR", disabledAt: null, id: { notIn: [one.id, other.id] } };
    await db().user.updateMany({ where: rest, data: { disabledAt: now } });
    const outcomes = await Promise.all([
      disablePerson(one, other.id, now),
      movePerson(other, one.id, "CASEWORKER", now),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, reason: "last-administrator" });
    const [last] = await db().user.findMany({ where: { role: "ADMINISTRATOR", disabledAt: null } });
    expect(last && (await disablePerson(one, last.id, now))).toMatchObject({ reason: "last-administrator" });
  });
});
