import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readText } from "#lib/files/texts/queries.ts";
import { releasePack } from "#lib/packs/releases/commands.ts";
import { writeStatement } from "#lib/packs/statement/commands.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { plan } from "#prisma/factories/gates.ts";
import { builtPack, conditionSentence, readyForPack, submittedPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { confirmSubmission, proposeSubmission, recordGate } from "../commands.ts";
import { findOpenProposal, listGateRecords } from "../queries.ts";
import { sayReason } from "../reasons/rules.ts";
import type { GateEntry } from "../schema.ts";

let consultation: ConsultationForStaff;
let owner: Actor;
let approver: Actor;

beforeEach(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  owner = await person("CONSULTATION_OWNER");
  approver = await person("APPROVER");
  await sentResponse(consultation.content);
});

type Submission = Extract<GateEntry, { gate: "SUBMISSION" }>;
const submission = (detail: Submission["detail"]): Submission => ({
  ...plan.SUBMISSION,
  decidedOn: "2023-04-26",
  detail,
});
const byPack = submission({ packVersion: 1, otherwise: null });
const byLetter = submission({ packVersion: null, otherwise: "On paper, by courier." });
const why = async (entry: GateEntry, actor = owner) => {
  const outcome = await recordGate(actor, consultation, entry, afterClose);
  if (outcome.ok) return [];
  return outcome.reason === "out-of-order" ? outcome.because.map(sayReason) : [outcome.reason];
};

describe("§24 recording the submission", () => {
  it("names a pack only once it was released to the Department, which the database holds too", async () => {
    await readyForPack(consultation, owner);
    await builtPack(consultation, owner);
    expect(await why(byPack)).toEqual(["§24: Version 1 of the pack has not been released to the Department."]);
    const { detail, decidedOn, ...entry } = byPack;
    const row = { consultationId: consultation.id, instrument: "etmad", recordedById: owner.id };
    await expect(
      db().gateRecord.createMany({ data: { ...entry, ...row, detail, decidedOn: new Date(decidedOn) } }),
    ).rejects.toThrow(/names a pack that was released to the Department, or takes two people/);
  });

  it("runs the checks again: what came in or was undone since the release is refused, with the words for it", async () => {
    await readyForPack(consultation, owner);
    const { id } = await builtPack(consultation, owner);
    expect(await releasePack(approver, consultation, id, "DEPARTMENT", afterClose)).toMatchObject({ ok: true });
    await lateResponse(consultation.content);
    const reasons = (await why(byPack)).join(" ");
    expect(reasons).toContain("1 response has not been read in full by anyone");
    expect(reasons).toContain("Whether 1 late response is considered has not been decided");
    expect(reasons).toContain("Since version 1 of the pack was built this has changed: responses came in");
    expect(await db().auditEvent.count({ where: { subject: "SUBMISSION", isRefused: true } })).toBeGreaterThan(0);
  });

  it("records it with the released pack while nothing has changed", async () => {
    await readyForPack(consultation, owner);
    await submittedPack(consultation, { owner, approver });
    expect((await listGateRecords(consultation.id)).at(-1)).toMatchObject({
      gate: "SUBMISSION",
      detail: { packVersion: 1 },
    });
  });

  it("a correction of its day or evidence is not checked again; one that names another pack is", async () => {
    await readyForPack(consultation, owner);
    await submittedPack(consultation, { owner, approver });
    const { revision } = await findStatement(consultation.id);
    await writeStatement(owner, consultation.id, { text: "It does something else.", revision }, afterClose);
    const { id } = await builtPack(consultation, owner);
    expect(await releasePack(approver, consultation, id, "DEPARTMENT", afterClose)).toMatchObject({ ok: true });
    await lateResponse(consultation.content);
    const replacesId = (await listGateRecords(consultation.id)).at(-1)?.id ?? null;
    const other = submission({ packVersion: 2, otherwise: null });
    expect((await why({ ...other, replacesId })).join(" ")).toContain("1 response has not been read in full by anyone");
    expect(await why({ ...byPack, evidence: "Their receipt.", replacesId })).toEqual([]);
  });

  it("S24.1 after “Do not proceed” nothing is submitted, by whatever way", async () => {
    await readyForPack(consultation, owner);
    const [, decision] = await listGateRecords(consultation.id);
    const instead: GateEntry = {
      ...plan.SUBMISSION_DECISION,
      outcome: "do-not-proceed",
      decidedOn: "2023-04-26",
      replacesId: decision?.id ?? null,
    };
    expect(await why(instead)).toEqual([]);
    expect((await why(byPack)).join(" ")).toContain("DCC decided not to proceed: nothing is submitted");
    expect(await proposeSubmission(owner, consultation, byLetter, afterClose)).toMatchObject({ ok: false });
  });
});

describe("§24 a submission made otherwise", () => {
  beforeEach(() => readyForPack(consultation, owner));
  const propose = async (entry = byLetter) => {
    const outcome = await proposeSubmission(owner, consultation, entry, afterClose);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.value.id;
  };
  const confirm = (actor: Actor, id: string) => confirmSubmission(actor, consultation, id, afterClose);

  it("is not recorded by one person", async () => {
    expect((await why(byLetter)).join(" ")).toContain("written down by one person and recorded by a second one");
    expect(
      await proposeSubmission(owner, consultation, submission({ packVersion: null, otherwise: null }), afterClose),
    ).toMatchObject({
      because: [{ field: "otherwise" }],
    });
  });

  it("is written down by one and recorded by another, as it was written and once; the database holds that it is another", async () => {
    const id = await propose();
    expect(await findOpenProposal(consultation.id)).toMatchObject({ id, proposedBy: owner.name });
    expect(await confirm(owner, id)).toEqual({ ok: false, reason: "same-person" });
    const { detail, decidedOn, ...entry } = byLetter;
    const row = {
      consultationId: consultation.id,
      instrument: "etmad",
      proposalId: id,
      decidedOn: new Date(decidedOn),
    };
    for (const data of [
      { ...entry, ...row, detail, recordedById: owner.id },
      { ...entry, ...row, detail: { packVersion: null, otherwise: "In another way." }, recordedById: approver.id },
    ])
      await expect(db().gateRecord.createMany({ data })).rejects.toThrow(/a second person records it/);
    expect(await confirm(approver, id)).toMatchObject({ ok: true });
    expect((await listGateRecords(consultation.id)).at(-1)).toMatchObject({
      gate: "SUBMISSION",
      detail: { otherwise: "On paper, by courier." },
      recordedBy: approver.name,
    });
    expect(await confirm(approver, id)).toEqual({ ok: false, reason: "not-found" });
    expect(await findOpenProposal(consultation.id)).toBeNull();
  });

  it("is checked again when the second person records it", async () => {
    const id = await propose();
    await lateResponse(consultation.content);
    expect(await confirm(approver, id)).toMatchObject({ ok: false, reason: "out-of-order" });
  });

  it("of two people who record it at once, one does", async () => {
    const id = await propose();
    const other = await person("APPROVER");
    const both = await Promise.all([approver, other].map((actor) => confirm(actor, id)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("S25.2 approval with changes", () => {
  const changed = (evidenceFileId: string): GateEntry => ({
    ...plan.DEPARTMENT_DECISION,
    outcome: "approved-with-changes",
    decidedOn: "2023-04-26",
    detail: { note: "Clause 2" },
    evidenceFileId,
  });

  it("takes the redline from the submitted to the designated text and no other file, and keeps it as that", async () => {
    await readyForPack(consultation, owner);
    await submittedPack(consultation, { owner, approver });
    const add = (kind: "EVIDENCE" | "REDLINE" | "DESIGNATED_REDLINE", text: string) =>
      attachedFile(consultation.id, owner, { kind, text });
    const refusal = /Attach the redline from the submitted to the approved text/;
    expect((await why(changed(await add("EVIDENCE", "Minutes.")))).join()).toMatch(refusal);
    expect((await why(changed(await add("REDLINE", "As submitted.")))).join()).toMatch(refusal);
    expect((await why(changed(await add("DESIGNATED_REDLINE", "Minutes.")))).join()).toMatch(refusal);
    const id = await add("DESIGNATED_REDLINE", "From the submitted to the designated text.");
    expect(await why(changed(id))).toEqual([]);
    expect((await listGateRecords(consultation.id)).at(-1)).toMatchObject({ evidenceFileId: id });
  });
});

describe("S19.4 the clause that holds the condition", () => {
  const decide = (words: string | null, isClauseConfirmed = true): GateEntry => ({
    ...plan.SUBMISSION_DECISION,
    decidedOn: "2023-04-26",
    detail: { reason: "As consulted.", clause: "clause 4.2", words, isClauseConfirmed },
  });

  it("is recorded in whole sentences of the draft, and confirmed by the person; the sentence around a part of one is shown", async () => {
    const text = "4.2 The issue is NOT subject to the approval of the SMKI PMA.";
    await attachedFile(consultation.id, owner, { kind: "FINAL_DRAFT", text });
    await readNewFiles(readText);
    expect(await why({ ...plan.CONCLUSION, decidedOn: "2023-04-26" })).toEqual([]);
    expect((await why(decide("subject to the approval of the SMKI PMA"))).join()).toContain(
      "part of a longer sentence. Read it, and record it whole if it is the condition: “The issue is NOT subject to the approval of the SMKI PMA”",
    );
    expect((await why(decide(conditionSentence, false))).join()).toContain(
      "Confirm that you have read this in the draft",
    );
    expect((await why(decide(null))).join()).toContain("Give the words of the clause");
    expect(await why(decide(conditionSentence))).toEqual([]);
  });
});
