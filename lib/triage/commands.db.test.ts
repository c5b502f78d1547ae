import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { race } from "#prisma/factories/races.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { addNote, assignResponse, setStatus, undoTriage } from "./commands.ts";

let consultation: ConsultationForStaff;
let casey: Actor;
let robin: Actor;
let approver: Actor;

const target = async () => ({
  consultationId: consultation.id,
  reference: (await sentResponse(consultation.content)).reference,
});
const triageOf = (reference: string) =>
  db().triage.findFirstOrThrow({ where: { response: { reference } }, omit: { responseId: true } });
const events = (subject: string) =>
  db().auditEvent.findMany({ where: { subject, actorId: { not: null } }, orderBy: { id: "asc" } });

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  [casey, robin, approver] = [await person("CASEWORKER"), await person("CASEWORKER"), await person("APPROVER")];
});

describe("assigning and triage", () => {
  it("gives a response to somebody, with the event in the same commit", async () => {
    const at = await target();
    expect(await assignResponse(casey, at, 0, robin.id, whileOpen)).toEqual({ ok: true, value: { revision: 1 } });
    expect(await triageOf(at.reference)).toMatchObject({ assigneeId: robin.id, status: "NEW", changedById: casey.id });
    expect(await events(at.reference)).toMatchObject([
      { action: "response.assigned", actorId: casey.id, isRefused: false, detail: { fromId: null, toId: robin.id } },
    ]);
  });

  it("does not overwrite what a colleague changed in between, and records the attempt", async () => {
    const at = await target();
    await assignResponse(robin, at, 0, robin.id, whileOpen);
    expect(await assignResponse(casey, at, 0, casey.id, whileOpen)).toEqual({ ok: false, reason: "conflict" });
    expect((await triageOf(at.reference)).assigneeId).toBe(robin.id);
    expect((await events(at.reference)).at(-1)).toMatchObject({ isRefused: true, detail: { why: "conflict" } });
  });

  it("a status and an assignee set at the same time both stand, and either is refused where a colleague changed that one since", async () => {
    const results = await race(
      8,
      target,
      [
        (on) => assignResponse(robin, on, 0, robin.id, whileOpen),
        (on) => setStatus(casey, on, 0, "IN_HAND", whileOpen),
      ],
      async ({ reference }) => {
        const { assigneeId, status, revision } = await triageOf(reference);
        return { assigneeId, status, revision };
      },
    );
    const stood = { assigneeId: robin.id, status: "IN_HAND", revision: 2 };
    expect(results).toEqual(results.map(() => ({ told: ["done", "done"], stood })));
    const at = await target();
    await assignResponse(robin, at, 0, robin.id, whileOpen);
    await setStatus(casey, at, 0, "IN_HAND", whileOpen);
    expect(await setStatus(robin, at, 0, "DONE", whileOpen)).toEqual({ ok: false, reason: "conflict" });
    expect(await assignResponse(casey, at, 0, casey.id, whileOpen)).toEqual({ ok: false, reason: "conflict" });
    expect(await undoTriage(casey, at, 1, whileOpen)).toEqual({ ok: false, reason: "conflict" });
  });

  it("lets exactly one of ten who press at once win", async () => {
    const at = await target();
    const people = await Promise.all(Array.from({ length: 10 }, () => person("CASEWORKER")));
    const outcomes = await Promise.all(people.map((actor) => assignResponse(actor, at, 0, actor.id, whileOpen)));
    const winners = people.filter((_, index) => outcomes[index]?.ok);
    expect(winners).toHaveLength(1);
    expect(await triageOf(at.reference)).toMatchObject({ assigneeId: winners[0]?.id, revision: 1 });
    expect((await events(at.reference)).filter(({ isRefused }) => isRefused)).toHaveLength(9);
  });

  it("refuses whoever may not triage, and records that they tried", async () => {
    const at = await target();
    expect(await setStatus(approver, at, 0, "DONE", whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await addNote(approver, at, "A note", whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await triageOf(at.reference)).toMatchObject({ status: "NEW", revision: 0 });
    expect((await events(at.reference)).map(({ action, isRefused }) => [action, isRefused])).toEqual([
      ["response.triaged", true],
      ["response.noted", true],
    ]);
  });

  it("gives nothing to somebody who does not work on responses, or is disabled", async () => {
    const at = await target();
    const gone = await person("CASEWORKER");
    await db().user.update({ where: { id: gone.id }, data: { disabledAt: whileOpen } });
    for (const { id } of [approver, gone])
      expect(await assignResponse(casey, at, 0, id, whileOpen)).toEqual({ ok: false, reason: "not-assignable" });
  });

  it("finds a response in its own consultation alone", async () => {
    const { reference } = await target();
    const other = await consultationForStaff();
    const elsewhere = { consultationId: other.id, reference };
    expect(await setStatus(casey, elsewhere, 0, "DONE", whileOpen)).toEqual({ ok: false, reason: "not-found" });
    expect(await addNote(casey, elsewhere, "A note", whileOpen)).toEqual({ ok: false, reason: "not-found" });
  });

  it("takes a change back for whoever made it, and only until the next one", async () => {
    const at = await target();
    await setStatus(casey, at, 0, "DONE", whileOpen);
    expect(await undoTriage(robin, at, 1, whileOpen)).toEqual({ ok: false, reason: "nothing-to-undo" });
    expect(await undoTriage(casey, at, 1, whileOpen)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await triageOf(at.reference)).toMatchObject({ status: "NEW", assigneeId: null });
    expect((await events(at.reference)).at(-1)).toMatchObject({ detail: { from: "DONE", to: "NEW", undo: "yes" } });
    await setStatus(robin, at, 2, "WAITING", whileOpen);
    expect(await undoTriage(casey, at, 2, whileOpen)).toEqual({ ok: false, reason: "conflict" });
    expect(await undoTriage(casey, at, 3, whileOpen)).toEqual({ ok: false, reason: "nothing-to-undo" });
  });

  it("keeps notes as they were written, with their author", async () => {
    const at = await target();
    expect(await addNote(casey, at, "Called them\r\nabout Q2.\0", whileOpen)).toEqual({ ok: true, value: null });
    const notes = await db().triageNote.findMany({ where: { response: { reference: at.reference } } });
    expect(notes).toMatchObject([{ text: "Called them\nabout Q2.", authorId: casey.id }]);
    expect((await events(at.reference)).at(-1)).toMatchObject({ action: "response.noted", detail: {} });
  });
});
