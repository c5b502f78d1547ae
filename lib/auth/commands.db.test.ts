import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { person } from "#prisma/factories/people.ts";
import { addUser, limits, mayComeIn, signIn } from "./commands.ts";
import { findActor } from "./queries.ts";
import { beginSession, dropOldSessions, dropSession } from "./sessions/commands.ts";
import { sessionSeconds } from "./sessions/rules.ts";

const password = "correct horse battery";

async function account() {
  const email = `${randomUUID()}@staff.example.org`;
  const { id } = await addUser({ email, name: "Ada", role: "CASEWORKER", hasClearance: true }, password);
  return { id, email, source: randomUUID() };
}

/** Tries that failed a moment ago: whatever makes them looks at a password, which takes long on purpose. */
const failed = (count: number, source: string, email = () => `${randomUUID()}@staff.example.org`) =>
  db().signInAttempt.createMany({ data: Array.from({ length: count }, () => ({ email: email(), source })) });

const sessionOf = async (id: string, sessionEpoch = 0) => ({
  sessionId: await beginSession({ id, role: "CASEWORKER" }),
  sessionEpoch,
});
const events = (action: string, where: object) => db().auditEvent.findMany({ where: { action, ...where } });
const now = () => new Date();

describe("signing in", () => {
  it("C9 after five wrong passwords from one place nobody gets in from there, and the person still does from elsewhere", async () => {
    const { email, source } = await account();
    for (let tried = 0; tried < limits.address; tried++)
      expect(await signIn(email, "wrong", source)).toEqual({ ok: false, reason: "wrong" });
    expect(await signIn(email, password, source)).toEqual({ ok: false, reason: "wait" });
    expect(await signIn(email, password, randomUUID())).toMatchObject({ ok: true });
  });

  it("C9 tries at the same moment count as well: no more passwords are looked at than one after the other", async () => {
    const { email, source } = await account();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => signIn(email, "wrong", source)));
    const looked = outcomes.filter((outcome) => !outcome.ok && outcome.reason === "wrong").length;
    expect(looked).toBeLessThanOrEqual(limits.address);
  });

  it("C9 many addresses from one place are a limit too", async () => {
    const source = randomUUID();
    await failed(limits.source - 1, source);
    expect(await signIn("last@staff.example.org", "wrong", source)).toEqual({ ok: false, reason: "wrong" });
    expect(await signIn("next@staff.example.org", "wrong", source)).toEqual({ ok: false, reason: "wait" });
  });

  it("the right password counts as no failed try", async () => {
    const { email, source } = await account();
    await failed(limits.address - 1, source, () => email);
    for (const _ of ["once", "twice"]) expect(await signIn(email, password, source)).toMatchObject({ ok: true });
    expect(await db().signInAttempt.count({ where: { email } })).toBe(limits.address - 1);
  });
});

describe("an account", () => {
  it("is added once, on record: an address that has one keeps it as it is, and nothing is recorded", async () => {
    const { id, email } = await account();
    const again = { email, name: "Eve", role: "ADMINISTRATOR" as const, hasClearance: false };
    expect(await addUser(again, "another password")).toEqual({ id, isNew: false });
    expect(await signIn(email, password, randomUUID())).toMatchObject({ ok: true, value: { role: "CASEWORKER" } });
    expect(await events("user.added", { subject: id })).toHaveLength(1);
  });

  it("is what lets somebody in whom their organisation vouches for; whoever is turned away is on record", async () => {
    const { email } = await account();
    expect(await mayComeIn({ email: email.toUpperCase() })).toBe(true);
    const before = (await events("sign-in", { isRefused: true })).length;
    expect(await mayComeIn({ email, email_verified: false })).toBe(false);
    expect(await mayComeIn({ email: `stranger-${randomUUID()}@elsewhere.example.org` })).toBe(false);
    expect(await mayComeIn(undefined)).toBe(false);
    expect(await events("sign-in", { isRefused: true })).toHaveLength(before + 3);
  });
});

describe("a session", () => {
  it("begins on record, whichever way its person proved who they are", async () => {
    const { id, email } = await account();
    expect(await signIn(email, password, randomUUID())).toMatchObject({ ok: true });
    expect(await events("sign-in", { actorId: id })).toEqual([]);
    await sessionOf(id);
    expect(await events("sign-in", { actorId: id })).toMatchObject([{ isRefused: false, actorRole: "CASEWORKER" }]);
  });

  it("C8 opens nothing after its person signed out, and their other one goes on", async () => {
    const { id } = await person("CASEWORKER");
    const [desk, train] = [await sessionOf(id), await sessionOf(id)];
    await dropSession(train.sessionId, { id, role: "CASEWORKER" });
    expect(await findActor(id, train, now())).toBeNull();
    expect(await findActor(id, desk, now())).toMatchObject({ id });
    expect(await db().auditEvent.count({ where: { action: "sign-out", actorId: id } })).toBe(1);
  });

  it("C8 is over after its time, however often it was used, and is then forgotten", async () => {
    const { id } = await person("CASEWORKER");
    const session = await sessionOf(id);
    const later = new Date(Date.now() + sessionSeconds * 1000 + 1000);
    expect(await findActor(id, session, later)).toBeNull();
    await dropOldSessions(later);
    expect(await db().session.count({ where: { userId: id } })).toBe(0);
  });

  it("C8 opens nothing for a disabled person, for somebody else, or when all of their sessions were ended; a new role holds at once", async () => {
    const { id } = await person("CASEWORKER");
    const other = await person("CASEWORKER");
    const session = await sessionOf(id);
    expect(await findActor(other.id, session, now())).toBeNull();
    await db().user.update({ where: { id }, data: { role: "DEPARTMENT_READER" } });
    expect(await findActor(id, session, now())).toMatchObject({ role: "DEPARTMENT_READER" });
    await db().user.update({ where: { id }, data: { sessionEpoch: 1 } });
    expect(await findActor(id, session, now())).toBeNull();
    expect(await findActor(id, { ...session, sessionEpoch: 1 }, now())).not.toBeNull();
    await db().user.update({ where: { id }, data: { disabledAt: now() } });
    expect(await findActor(id, { ...session, sessionEpoch: 1 }, now())).toBeNull();
  });
});
