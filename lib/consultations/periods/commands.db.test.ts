import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { decidedExtension, lettersTo, newClose, oldClose, responseFrom, tick } from "#prisma/factories/periods.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { type ConsultationForStaff, findConsultationForStaff, findPublicConsultation } from "../queries.ts";
import { closingSentence } from "../rules.ts";
import { confirmExtension, decideExtension } from "./commands.ts";
import { listExtensions } from "./queries.ts";

const sentence =
  "16:00 UK time (BST) on Tuesday 9 May 2023, extended from 16:00 UK time (BST) on Tuesday 25 April 2023";
const reason = "Easter fell into the period.";

let consultation: ConsultationForStaff;
let owner: Actor;
let approver: Actor;

beforeAll(async () => {
  await stopDatabaseClock(whileOpen);
  [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
});
beforeEach(async () => {
  await stopDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
});

const decide = (closesAt = newClose) => decidedExtension(owner, consultation, closesAt);
const closes = async () => (await findConsultationForStaff(consultation.slug))?.closesAt;
const events = () =>
  db().auditEvent.findMany({
    where: {
      consultationId: consultation.id,
      action: { in: ["consultation.extension-decided", "consultation.extended"] },
    },
    orderBy: { id: "asc" },
  });

describe("S28.7 extending an open period", () => {
  it("takes two people (invariant 6): decided it changes nothing, confirmed it is the close for everybody", async () => {
    const id = await decide();
    expect(await closes()).toEqual(oldClose);
    expect(await confirmExtension(owner, consultation, id, whileOpen)).toEqual({ ok: false, reason: "same-person" });
    expect(await closes()).toEqual(oldClose);
    expect((await confirmExtension(approver, consultation, id, whileOpen)).ok).toBe(true);
    expect(await closes()).toEqual(newClose);
    const shown = await findPublicConsultation(consultation.slug);
    expect(shown && closingSentence(shown)).toBe(sentence);
    expect(shown?.extensions).toEqual([
      { fromClosesAt: oldClose, toClosesAt: newClose, reason, confirmedAt: whileOpen },
    ]);
    expect((await listExtensions(consultation.id))[0]).toMatchObject({
      decidedBy: owner.name,
      confirmedBy: approver.name,
    });
    expect((await events()).map(({ action, isRefused }) => [action, isRefused])).toEqual([
      ["consultation.extension-decided", false],
      ["consultation.extended", true],
      ["consultation.extended", false],
    ]);
  });

  it("confirmed twice at once it moves once", async () => {
    const id = await decide();
    const others = [await person("APPROVER"), await person("CONSULTATION_OWNER")];
    const outcomes = await Promise.all(
      [approver, ...others].map((actor) => confirmExtension(actor, consultation, id, whileOpen)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findPublicConsultation(consultation.slug))?.extensions).toHaveLength(1);
  });

  it.each(["CASEWORKER", "APPROVER", "ADMINISTRATOR", "DEPARTMENT_READER"] as const)(
    "is not decided by a %s, whose attempt is on record",
    async (role) => {
      const outcome = await decideExtension(
        await person(role),
        consultation,
        { closesAt: newClose, reason },
        whileOpen,
      );
      expect(outcome).toEqual({ ok: false, reason: "not-permitted" });
      expect(await events()).toMatchObject([{ isRefused: true }]);
    },
  );

  it("shortening is refused with the paragraph, by the database too", async () => {
    const outcome = await decideExtension(owner, consultation, { closesAt: tick(oldClose, -1), reason }, whileOpen);
    expect(outcome).toMatchObject({ reason: "not-extendable", errors: [{ text: expect.stringContaining("§28") }] });
    expect((await events()).at(-1)).toMatchObject({ isRefused: true });
    const move = (closesAt: Date) =>
      db().consultation.updateMany({ where: { id: consultation.id }, data: { closesAt } });
    await expect(move(tick(oldClose, -1))).rejects.toThrow(/confirmed extension/);
    await expect(move(newClose)).rejects.toThrow(/confirmed extension/);
  });

  it("a closed period is not opened again: neither decided nor confirmed, nor by the database", async () => {
    const id = await decide();
    const after = tick(oldClose, 1);
    await stopDatabaseClock(after);
    const decided = await decideExtension(owner, consultation, { closesAt: newClose, reason }, after);
    expect(decided).toMatchObject({ errors: [{ text: expect.stringContaining("not opened again") }] });
    expect(await confirmExtension(approver, consultation, id, after)).toEqual({ ok: false, reason: "closed" });
    // The page was drawn before the close, and the database's clock says that it has passed: nothing moves, and no letter goes.
    await sentResponse(consultation.content, responseFrom(consultation.content, "closed@larch.example.org"));
    expect(await confirmExtension(approver, consultation, id, whileOpen)).toEqual({ ok: false, reason: "closed" });
    expect(await lettersTo("closed@larch.example.org")).toEqual([]);
    expect(await closes()).toEqual(oldClose);
    await expect(
      db().consultation.updateMany({ where: { id: consultation.id }, data: { closesAt: newClose } }),
    ).rejects.toThrow(/not opened again/);
  });

  it("what was decided and confirmed is never changed, and a newer decision takes the place of an older one", async () => {
    const first = await decide();
    const second = await decide(tick(newClose, 86_400_000));
    expect(await confirmExtension(approver, consultation, first, whileOpen)).toEqual({
      ok: false,
      reason: "superseded",
    });
    expect((await confirmExtension(approver, consultation, second, whileOpen)).ok).toBe(true);
    const write = (id: string, data: object) => db().periodExtension.updateMany({ where: { id }, data });
    await expect(write(second, { reason: "Another." })).rejects.toThrow(/stays as decided/);
    await expect(write(first, { reason: "Another." })).rejects.toThrow(/stays as decided/);
  });
});
