import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import {
  consultationForStaff,
  keptMessage,
  openedMessage,
  plainMessage,
  rawMessage,
  uniqueMessage,
} from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { rival } from "#prisma/factories/rivals.ts";
import { keepMessages } from "./arrivals/commands.ts";
import { handOn, openIncomingMail, rereadMail, setAside } from "./commands.ts";
import { listIncomingMail } from "./queries.ts";
import { takeIn } from "./registration/commands.ts";
import type { MailGroup } from "./schema.ts";

let staff: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  consultation = await consultationForStaff();
});

describe("what becomes of a message that came by email", () => {
  it("what staff overruled stays beside what the rules found, and what arrived stays as it was", async () => {
    const id = await keptMessage(
      staff,
      consultation,
      uniqueMessage(`Q1: We disagree.\n\nPlease treat this response as confidential.`),
    );
    const { evidence: _, ...reading } = (await openedMessage(staff, consultation, id)).reading;
    const next = { ...reading, verdict: "none" as const, answers: { Q1: "We disagree." }, why: "Asked by telephone." };
    expect(await rereadMail(staff, consultation, id, 1, next)).toEqual({ ok: true, value: { readingNumber: 2 } });
    expect(await rereadMail(staff, consultation, id, 1, next)).toEqual({ ok: false, reason: "changed" });
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "changed" });
    expect(await takeIn(await person("CASEWORKER"), consultation, id, 2, whileOpen)).toMatchObject({ ok: true });
    expect(await rereadMail(staff, consultation, id, 2, next)).toEqual({ ok: false, reason: "decided" });
    await expect(db().incomingMailReading.updateMany({ where: { mailId: id }, data: { number: 9 } })).rejects.toThrow(
      /denied/,
    );
  });

  it("that is no response is not taken in; it is set aside with a reason, or handed on as a question (§32)", async () => {
    const automatic = await keptMessage(
      staff,
      consultation,
      rawMessage({
        body: "I am out of the office.",
        subject: `Automatic reply ${randomUUID()}`,
        headers: ["Auto-Submitted: auto-replied"],
      }),
    );
    expect(await takeIn(staff, consultation, automatic, 1, whileOpen)).toEqual({ ok: false, reason: "not-a-response" });
    expect(await setAside(staff, consultation, automatic, 1, " ")).toEqual({ ok: false, reason: "no-reason" });
    expect(await setAside(staff, consultation, automatic, 1, "An automatic reply")).toMatchObject({ ok: true });
    const question = await keptMessage(
      staff,
      consultation,
      rawMessage({
        body: "Could you please send me the link to the draft? I cannot find it.",
        subject: `Question ${randomUUID()}`,
      }),
    );
    expect((await openedMessage(staff, consultation, question)).state).toBe("not-a-response");
    const handed = await handOn(staff, consultation, question, 1, whileOpen);
    if (!handed.ok) throw new Error(handed.reason);
    expect(await db().clarification.findUnique({ where: { reference: handed.value.reference } })).toMatchObject({
      askerEmail: "rowan@larch.example.org",
    });
  });

  it("handed on while a colleague sets it aside, it is set aside alone: no question is left behind", async () => {
    const id = await keptMessage(
      staff,
      consultation,
      rawMessage({ body: "Where is the draft?", subject: `Question ${randomUUID()}` }),
    );
    const colleague = await rival();
    await colleague.query("BEGIN");
    await colleague.query(
      `INSERT INTO portal."IncomingMailOutcome" ("mailId", "kind", "readingNumber", "reason", "decidedById")
       VALUES ($1, 'SET_ASIDE', 1, 'Answered by telephone', $2)`,
      [id, staff.id],
    );
    const handing = handOn(staff, consultation, id, 1, whileOpen);
    await colleague.untilWaiting(1);
    await colleague.query("COMMIT");
    expect(await handing).toEqual({ ok: false, reason: "decided" });
    expect(await db().clarification.count({ where: { idempotencyKey: id } })).toBe(0);
  });

  it("is not there for whoever may not take mail in, and withheld from those without clearance when it asks for confidentiality", async () => {
    const id = await keptMessage(
      staff,
      consultation,
      uniqueMessage("Q1: No.\n\nPlease treat this response as confidential."),
    );
    const approver = await person("APPROVER");
    expect(await openIncomingMail(approver, consultation, id)).toBeNull();
    expect(await takeIn(approver, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await keepMessages(approver, consultation, "m.eml", uniqueMessage(plainMessage))).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await openIncomingMail(await person("CASEWORKER", { hasClearance: false }), consultation, id)).toBe(
      "withheld",
    );
    expect(await db().auditEvent.count({ where: { actorId: approver.id, isRefused: true } })).toBe(3);
    const listed = async (hasClearance: boolean) =>
      (await listIncomingMail(consultation.id, hasClearance, { group: "waiting", page: 1, pageSize: 50 })).rows.find(
        (mail) => mail.id === id,
      );
    expect(await listed(true)).toMatchObject({ sender: expect.stringContaining("@larch.example.org") });
    expect(await listed(false)).toMatchObject({ sender: null, subject: expect.stringContaining("Withheld") });
  });

  it("SX.4 stays withheld without clearance when a person reads no request in it, and nobody uncleared decides on it", async () => {
    const raw = uniqueMessage("Q1: No.\n\nPlease treat this response as confidential.");
    const id = await keptMessage(staff, consultation, raw);
    const { reading } = await openedMessage(staff, consultation, id);
    await rereadMail(staff, consultation, id, 1, { ...reading, verdict: "none", why: "It asks for nothing." });
    const uncleared = await person("CASEWORKER", { hasClearance: false });
    expect(await openIncomingMail(uncleared, consultation, id)).toBe("withheld");
    const list = { group: "waiting", page: 1, pageSize: 50 } as const;
    const { rows } = await listIncomingMail(consultation.id, false, list);
    expect(rows.find((mail) => mail.id === id)?.sender).toBeNull();
    expect(await takeIn(uncleared, consultation, id, 2, whileOpen)).toEqual({ ok: false, reason: "withheld" });
    expect(await setAside(uncleared, consultation, id, 2, "No response")).toEqual({ ok: false, reason: "withheld" });
    expect(await handOn(uncleared, consultation, id, 2, whileOpen)).toEqual({ ok: false, reason: "withheld" });
    const taken = await takeIn(await person("CASEWORKER"), consultation, id, 2, whileOpen);
    const reference = taken.ok ? taken.value.reference : "";
    expect((await readResponse(uncleared, consultation, reference))?.isWithheld).toBe(true);
    expect(JSON.stringify(await readResponse(uncleared, consultation, reference))).not.toContain("larch.example.org");
  });

  it("is listed under what it waits for or what became of it, by its newest reading, a page at a time", async () => {
    const own = await consultationForStaff();
    const ids: string[] = [];
    for (const n of [1, 2, 3, 4, 5])
      ids.push(await keptMessage(staff, own, uniqueMessage(`Q1: We agree, number ${n}.`)));
    const [one = "", two = "", ...others] = ids;
    const taken = await takeIn(staff, own, one, 1, whileOpen);
    const { evidence: _, form: __, ...reading } = (await openedMessage(staff, own, two)).reading;
    await rereadMail(staff, own, two, 1, { ...reading, isResponse: false, why: "A question." });
    const list = (group: MailGroup, page = 1) => listIncomingMail(own.id, true, { group, page, pageSize: 2 });
    expect(await list("waiting")).toMatchObject({ total: 3, rows: [{ id: others[2] }, { id: others[1] }] });
    expect(await list("waiting", 2)).toMatchObject({ total: 3, rows: [{ id: others[0], state: "waiting" }] });
    expect(await list("not-a-response")).toMatchObject({ total: 1, rows: [{ id: two, state: "not-a-response" }] });
    const reference = taken.ok ? taken.value.reference : "";
    expect(await list("done")).toMatchObject({ total: 1, rows: [{ id: one, state: "registered", reference }] });
  });
});
