import { beforeEach, describe, expect, it } from "vitest";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { roles } from "#lib/auth/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { plan } from "#prisma/factories/gates.ts";
import { person } from "#prisma/factories/people.ts";
import { recordGate } from "./commands.ts";
import { listGateRecords } from "./queries.ts";
import { sayReason } from "./reasons/rules.ts";
import type { GateEntry } from "./schema.ts";

const later = new Date("2023-07-03T09:00:00Z");
let content: ConsultationContent;
let consultation: { id: string; content: ConsultationContent };
let owner: Actor;

beforeEach(async () => {
  content = await publishedConsultation();
  const { id } = await db().consultation.findUniqueOrThrow({ where: { slug: content.slug }, select: { id: true } });
  consultation = { id, content };
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

async function designate() {
  for (const gate of [
    "CONCLUSION",
    "SUBMISSION_DECISION",
    "SUBMISSION",
    "DEPARTMENT_DECISION",
    "REDESIGNATION",
  ] as const)
    await must(plan[gate]);
}
async function approveByPma() {
  const viewsId = await must(plan.SSC_VIEWS);
  const evidenceFileId = await attachedFile(consultation.id, owner);
  await must({ ...plan.PMA_DECISION, evidenceFileId, detail: { viewsId, note: null } });
}

describe("recording the gates", () => {
  it("keeps who, when and on what evidence, with the event in the same commit", async () => {
    await must({ ...plan.SSC_VIEWS, decidedBy: "The Security Sub-Committee", evidence: "Minutes, item 4" });
    expect(await listGateRecords(consultation.id)).toMatchObject([
      {
        ...plan.SSC_VIEWS,
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
    await designate();
    await must(plan.CERTIFICATE_ISSUED);
    await must(plan.CERTIFICATE_PROVIDED);
    await must(plan.SEC_ADMINISTRATOR_NOTIFIED);
    expect(await listGateRecords(consultation.id)).toHaveLength(10);
  });

  const mayRecord: Role[] = ["CONSULTATION_OWNER", "APPROVER"];
  it.each(roles)("%s may record a gate only with the right to, and a refusal is on record", async (role) => {
    const outcome = await record(plan.SSC_VIEWS, await person(role));
    expect(outcome.ok).toBe(mayRecord.includes(role));
    expect(await events()).toMatchObject([{ actorRole: role, isRefused: !mayRecord.includes(role) }]);
  });

  it("S36.3 an approver lets a date outside the window stand and says why; an owner cannot", async () => {
    for (const gate of ["CONCLUSION", "SUBMISSION_DECISION", "SUBMISSION", "DEPARTMENT_DECISION"] as const)
      await must(plan[gate]);
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

  it("§24 names a version of the pack only once it was released to the Department", async () => {
    await must(plan.CONCLUSION);
    await must(plan.SUBMISSION_DECISION);
    expect(await record({ ...plan.SUBMISSION, detail: { packVersion: 1 } })).toMatchObject({
      ok: false,
      because: [{ paragraphs: [24] }],
    });
  });
});

describe("putting a record right", () => {
  it("adds a record that names the one it replaces; neither can be changed or removed", async () => {
    const first = await must(plan.SSC_VIEWS);
    await must({ ...plan.SSC_VIEWS, decidedOn: "2023-04-19", replacesId: first });
    const records = await listGateRecords(consultation.id);
    expect(records.map(({ replacesId }) => replacesId)).toEqual([null, first]);
    await expect(db().gateRecord.deleteMany({ where: { id: first } })).rejects.toThrow(/permission denied/);
    await expect(db().gateRecord.updateMany({ where: { id: first }, data: { decidedBy: "x" } })).rejects.toThrow(
      /permission denied/,
    );
  });

  it("of two people who put the same record right at once, one is told to look again", async () => {
    const first = await must(plan.SSC_VIEWS);
    const other = await person("APPROVER");
    const both = await Promise.all(
      [owner, other].map((actor) => record({ ...plan.SSC_VIEWS, decidedOn: "2023-04-19", replacesId: first }, actor)),
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
