import { beforeEach, describe, expect, it } from "vitest";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { roles } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { plan } from "#prisma/factories/gates.ts";
import { readyForPack, submittedPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { recordGate, recordUnsaid } from "./commands.ts";
import { listGateRecords } from "./queries.ts";
import { sayReason } from "./reasons/rules.ts";
import { asWritten } from "./rules.ts";
import type { GateEntry } from "./schema.ts";

const later = new Date("2023-07-03T09:00:00Z");
let consultation: ConsultationForStaff;
let owner: Actor;

beforeEach(async () => {
  consultation = await consultationForStaff();
  owner = await person("CONSULTATION_OWNER");
});

const record = async (entry: GateEntry, actor = owner) => recordGate(actor, consultation, entry, later);
const must = async (entry: GateEntry, actor = owner) => {
  const outcome = await record(entry, actor);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
};
const events = () =>
  db().auditEvent.findMany({
    where: { consultationId: consultation.id, action: "gate.recorded" },
    orderBy: { id: "asc" },
    select: { subject: true, isRefused: true, actorRole: true, detail: true },
  });

/** The Sub-Committee's silence: a record that needs no file. */
const silence: GateEntry = {
  ...plan.SSC_VIEWS,
  outcome: "sought-none-came",
  evidenceFileId: null,
  detail: { views: null },
};
async function submit() {
  await readyForPack(consultation, owner);
  return submittedPack(consultation, { owner, approver: await person("APPROVER") });
}
async function approveByPma() {
  const evidenceFileId = await attachedFile(consultation.id, owner);
  const viewsId = await must({ ...plan.SSC_VIEWS, evidenceFileId });
  await must({ ...plan.PMA_DECISION, evidenceFileId, detail: { ...plan.PMA_DECISION.detail, viewsId } });
}

describe("recording the gates", () => {
  it("keeps who, when and on what evidence, with the event in the same commit", async () => {
    await must({ ...silence, decidedBy: "The Security Sub-Committee", evidence: "Minutes, item 4" });
    expect(await listGateRecords(consultation.id)).toMatchObject([
      {
        ...silence,
        decidedBy: "The Security Sub-Committee",
        evidence: "Minutes, item 4",
        recordedBy: owner.name,
      },
    ]);
    expect(await events()).toMatchObject([{ subject: "SSC_VIEWS", isRefused: false, actorRole: "CONSULTATION_OWNER" }]);
  });

  it("S19.5 S25.1 S38.1 each attempt out of order is refused, names its paragraph and is on record as refused", async () => {
    const attempts: [GateEntry, string][] = [
      [plan.PMA_DECISION, "§19"],
      [plan.CERTIFICATE_ISSUED, "§19"],
      [plan.CERTIFICATE_PROVIDED, "§§18 and 19"],
      [plan.SUBMISSION, "§24"],
      [plan.DEPARTMENT_DECISION, "§25"],
      [plan.REDESIGNATION, "§6"],
      [plan.SEC_ADMINISTRATOR_NOTIFIED, "§38"],
    ];
    for (const [entry, paragraph] of attempts) {
      const outcome = await record({ ...entry, evidenceFileId: null });
      if (outcome.ok || outcome.reason !== "out-of-order") throw new Error("was not refused");
      expect(outcome.because.map(sayReason).join(" ")).toContain(`${paragraph}:`);
    }
    expect(await listGateRecords(consultation.id)).toEqual([]);
    const refusals = await events();
    expect(refusals.map(({ subject, isRefused }) => [subject, isRefused])).toEqual(
      attempts.map(([{ gate }]) => [gate, true]),
    );
    expect(JSON.stringify(refusals[1]?.detail)).toContain("§19");
  });

  it("S19.1 S19.5 certificates are issued once the PMA has approved and version 3.0 is in force, and provided after that", async () => {
    await approveByPma();
    expect(await record(plan.CERTIFICATE_ISSUED)).toMatchObject({ ok: false, because: [{ paragraphs: [18, 19] }] });
    await submit();
    for (const gate of ["DEPARTMENT_DECISION", "REDESIGNATION"] as const) await must(plan[gate]);
    await must(plan.CERTIFICATE_ISSUED);
    await must(plan.CERTIFICATE_PROVIDED);
    await must(plan.SEC_ADMINISTRATOR_NOTIFIED);
    expect(await listGateRecords(consultation.id)).toHaveLength(10);
  });

  const mayRecord: Role[] = ["CONSULTATION_OWNER", "APPROVER"];
  it.each(roles)("%s may record a gate only with the right to, and a refusal is on record", async (role) => {
    const outcome = await record(silence, await person(role));
    expect(outcome.ok).toBe(mayRecord.includes(role));
    expect(await events()).toMatchObject([{ actorRole: role, isRefused: !mayRecord.includes(role) }]);
  });

  it("S36.3 an approver lets a date outside the window stand and says why; an owner cannot", async () => {
    await submit();
    await must(plan.DEPARTMENT_DECISION);
    const outside: GateEntry = {
      ...plan.REDESIGNATION,
      detail: { effectOn: "2023-06-09", reason: "Parliament was not sitting.", isAuthorised: true },
    };
    expect(await record(outside)).toMatchObject({ ok: false, because: [{ paragraphs: [26, 27] }] });
    await must(outside, await person("APPROVER"));
  });

  it("takes a file as evidence only if it is one of this consultation's", async () => {
    const other = await publishedConsultation();
    const { id } = await db().consultation.findUniqueOrThrow({ where: { slug: other.slug }, select: { id: true } });
    const outcome = await record({ ...plan.SSC_VIEWS, evidenceFileId: await attachedFile(id, owner) });
    expect(outcome).toMatchObject({
      ok: false,
      because: [{ text: "The evidence file is not one of this consultation." }],
    });
  });
});

describe("putting a record right", () => {
  it("adds a record that names the one it replaces; neither can be changed or removed", async () => {
    const first = await must(silence);
    await must({ ...silence, decidedOn: "2023-04-19", replacesId: first });
    const records = await listGateRecords(consultation.id);
    expect(records.map(({ replacesId }) => replacesId)).toEqual([null, first]);
    await expect(db().gateRecord.deleteMany({ where: { id: first } })).rejects.toThrow(/permission denied/);
    await expect(db().gateRecord.updateMany({ where: { id: first }, data: { decidedBy: "x" } })).rejects.toThrow(
      /permission denied/,
    );
  });

  it("of two people who put the same record right at once, one is told to look again", async () => {
    const first = await must(silence);
    const other = await person("APPROVER");
    const both = await Promise.all(
      [owner, other].map((actor) => record({ ...silence, decidedOn: "2023-04-19", replacesId: first }, actor)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ because: [{ paragraphs: [19] }] });
  });

  it("of two people who record the same gate at once, one is refused", async () => {
    const other = await person("APPROVER");
    const both = await Promise.all([owner, other].map((actor) => record(plan.CONCLUSION, actor)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a record that did not happen", () => {
  const take = async (gate: GateEntry["gate"], replacesId: string, reason = "It was another meeting.", actor = owner) =>
    recordUnsaid(actor, consultation, { gate, replacesId, reason }, later);

  it("is kept with the reason, its gate is open again, and the log has both", async () => {
    const first = await must(plan.CONCLUSION);
    expect(await take("CONCLUSION", first)).toMatchObject({ ok: true });
    const records = await listGateRecords(consultation.id);
    expect(records).toMatchObject([
      { id: first, outcome: "concluded" },
      {
        outcome: "did-not-happen",
        replacesId: first,
        detail: { reason: "It was another meeting." },
        decidedBy: owner.name,
      },
    ]);
    expect(asWritten(records)).toEqual({});
    expect(await take("CONCLUSION", first)).toEqual({ ok: false, reason: "no-longer-stands" });
    await must(plan.CONCLUSION);
    expect((await events()).map(({ isRefused }) => isRefused)).toEqual([false, false, true, false]);
  });

  it("needs its reason, the right, and the gate it speaks of", async () => {
    const first = await must(plan.CONCLUSION);
    expect(await take("CONCLUSION", first, "  \n")).toEqual({ ok: false, reason: "reason-missing" });
    expect(await take("SSC_VIEWS", first)).toEqual({ ok: false, reason: "no-longer-stands" });
    expect(await take("CONCLUSION", first, "x", await person("CASEWORKER"))).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    await expect(
      db().gateRecord.createMany({
        data: {
          consultationId: consultation.id,
          instrument: "etmad",
          gate: "CONCLUSION",
          outcome: "did-not-happen",
          decidedOn: later,
          decidedBy: "x",
          evidence: "",
          detail: { reason: "x" },
          recordedById: owner.id,
        },
      }),
    ).rejects.toThrow(/unsaid_of_a_record/);
  });

  it("S19.1 what rests on it opens no gate any more: provision is refused once the PMA's approval is taken back", async () => {
    await approveByPma();
    await submit();
    for (const gate of ["DEPARTMENT_DECISION", "REDESIGNATION", "CERTIFICATE_ISSUED"] as const) await must(plan[gate]);
    const approval = (await listGateRecords(consultation.id)).find(({ gate }) => gate === "PMA_DECISION");
    expect(await take("PMA_DECISION", approval?.id ?? "")).toMatchObject({ ok: true });
    const refusal = await record(plan.CERTIFICATE_PROVIDED);
    if (refusal.ok || refusal.reason !== "out-of-order") throw new Error("was not refused");
    expect(refusal.because.map(sayReason)).toEqual(["§§18 and 19: The issue of the certificate is not on record."]);
  });
});
