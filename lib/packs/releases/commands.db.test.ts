import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordGate } from "#lib/approvals/commands.ts";
import { listGateRecords } from "#lib/approvals/queries.ts";
import { type Actor, type Role, roles } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { keepMessages } from "#lib/intake/arrivals/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { plan } from "#prisma/factories/gates.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { listReleasedPacks, listReleasedVersions } from "../queries.ts";
import { writeStatement } from "../statement/commands.ts";
import { findStatement } from "../statement/queries.ts";
import { openPack, releasePack } from "./commands.ts";

let owner: Actor;
let approver: Actor;
let consultation: ConsultationForStaff;
let packId: string;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  owner = await person("CONSULTATION_OWNER");
  approver = await person("APPROVER");
  consultation = await consultationForStaff();
  await sentResponse(consultation.content);
  await readyForPack(consultation, owner);
  packId = (await builtPack(consultation, owner)).id;
}, 60_000);

const release = (actor: Actor, recipient: "DEPARTMENT" | "AUTHORITY", at = afterClose) =>
  releasePack(actor, consultation, packId, recipient, at);
const events = (actor: Actor) =>
  db().auditEvent.findMany({
    where: { actorId: actor.id },
    orderBy: { id: "asc" },
    select: { action: true, isRefused: true, detail: true },
  });

describe("releasing a pack", () => {
  it("is not for whoever built it, which the database holds too, and the attempt is on record (invariant 6)", async () => {
    expect(await release(owner, "DEPARTMENT")).toEqual({ ok: false, reason: "same-person" });
    expect((await events(owner)).at(-1)).toMatchObject({ action: "pack.released", isRefused: true });
    await expect(
      db().packRelease.create({ data: { packId, recipient: "DEPARTMENT", releasedById: owner.id } }),
    ).rejects.toThrow(/second person/);
    expect(await listReleasedVersions(consultation.id, "DEPARTMENT")).toEqual([]);
  });

  it("is refused while the consultation is open", async () => {
    expect(await release(approver, "DEPARTMENT", whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
  });

  const mayRelease: Role[] = ["CONSULTATION_OWNER", "APPROVER"];
  it.each(roles.filter((role) => !mayRelease.includes(role)))("is not for %s", async (role) => {
    const somebody = await person(role);
    expect(await release(somebody, "DEPARTMENT")).toEqual({ ok: false, reason: "not-permitted" });
    expect(await events(somebody)).toMatchObject([{ action: "pack.released", isRefused: true }]);
  });

  it("S30.3 to the Department says nothing to the Authority: each is an act of its own, once", async () => {
    const department = await person("DEPARTMENT_READER");
    const authority = await person("AUTHORITY_READER");
    expect(await release(approver, "DEPARTMENT")).toMatchObject({ ok: true });
    expect((await listReleasedPacks(department)).map(({ id }) => id)).toEqual([packId]);
    expect(await listReleasedPacks(authority)).toEqual([]);
    expect(await openPack(authority, packId)).toBeNull();
    expect(await release(approver, "DEPARTMENT")).toEqual({ ok: false, reason: "already-released" });
    expect(await release(approver, "AUTHORITY")).toMatchObject({ ok: true });
    expect((await listReleasedPacks(authority)).map(({ id }) => id)).toEqual([packId]);
    const released = (await events(approver)).filter(({ isRefused }) => !isRefused);
    expect(released.map(({ detail }) => detail)).toMatchObject([
      { recipient: "DEPARTMENT" },
      { recipient: "AUTHORITY" },
    ]);
  });

  it("a release cannot be taken back or changed", async () => {
    await expect(db().packRelease.deleteMany({ where: { packId } })).rejects.toThrow(/permission denied/);
  });

  describe("looks again at what was checked when it was ordered", () => {
    let fresh: ConsultationForStaff;
    let id: string;
    beforeEach(async () => {
      fresh = await consultationForStaff();
      await sentResponse(fresh.content);
      await readyForPack(fresh, owner);
      id = (await builtPack(fresh, owner)).id;
    });
    const refusal = async () => {
      const outcome = await releasePack(approver, fresh, id, "DEPARTMENT", afterClose);
      if (outcome.ok) return "was released";
      return outcome.reason === "not-as-it-was" ? outcome.because.join(" ") : outcome.reason;
    };

    it("and releases it while nothing has changed", async () => {
      expect(await refusal()).toBe("was released");
    });

    it("S24.3 a response received since", async () => {
      await lateResponse(fresh.content);
      const words = await refusal();
      expect(words).toContain("1 response has not been read in full by anyone");
      expect(words).toContain("The register is sealed up to number 1 of 2");
      expect(words).toContain("Since version 1 of the pack was built this has changed: responses came in. Build");
      expect((await events(approver)).at(-1)).toMatchObject({ action: "pack.released", isRefused: true });
    });

    it("S24.1 DCC's decision put right to “Do not proceed”", async () => {
      const decision = (await listGateRecords(fresh.id)).find(({ gate }) => gate === "SUBMISSION_DECISION");
      const entry = {
        ...plan.SUBMISSION_DECISION,
        outcome: "do-not-proceed",
        decidedOn: "2023-04-26",
        replacesId: decision?.id ?? null,
      } as const;
      expect(await recordGate(owner, fresh, entry, afterClose)).toMatchObject({ ok: true });
      const words = await refusal();
      expect(words).toContain("DCC decided not to proceed: nothing is submitted.");
      expect(words).toContain("this has changed: DCC’s decision after the consultation, or the direction.");
    });

    it("S24.2 another draft, whose words nobody has read yet", async () => {
      await attachedFile(fresh.id, owner, { kind: "FINAL_DRAFT", text: "4.2 Deleted." });
      const words = await refusal();
      expect(words).toContain("The words of the final draft could not be read, or not yet");
      expect(words).toContain("this has changed: the final draft.");
    });

    it.each(["Subject: Hello", "Auto-Submitted: auto-generated"])(
      "S24.6 a message that came in since, whatever the rules read in it and whoever sent it: %s",
      async (header) => {
        const head = `From: jo@elm.example.org\r\nTo: consultations@smartdcc.co.uk\r\n${header}`;
        const kept = await keepMessages(owner, fresh, "m.eml", Buffer.from(`${head}\r\n\r\nGood morning.\r\n`));
        expect(kept).toMatchObject({ ok: true });
        expect(await refusal()).toMatch(/1 message or letter waits for a person/);
      },
    );

    it("what changed without being red: the statement, a withdrawal", async () => {
      const { revision } = await findStatement(fresh.id);
      await writeStatement(owner, fresh.id, { text: "It does something else.", revision }, afterClose);
      expect(await refusal()).toBe(
        "Since version 1 of the pack was built this has changed: the statement of why the draft is fit for purpose. Build the pack again.",
      );
      const { id: responseId } = await db().response.findFirstOrThrow({ where: { consultationId: fresh.id } });
      await db().responseWithdrawal.createMany({ data: { responseId } });
      expect(await refusal()).toContain("a response was withdrawn, or which response stands for which was changed");
    });

    it("built again, it is released", async () => {
      const { revision } = await findStatement(fresh.id);
      await writeStatement(owner, fresh.id, { text: "It does something else.", revision }, afterClose);
      id = (await builtPack(fresh, owner)).id;
      expect(await refusal()).toBe("was released");
    });
  });

  it("names a pack of this consultation only", async () => {
    const other = await consultationForStaff();
    expect(await releasePack(approver, other, packId, "DEPARTMENT", afterClose)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("downloading a pack", () => {
  it.each(roles)("by %s is on record before the first byte, or there is no such pack", async (role) => {
    const reader = await person(role);
    const file = await openPack(reader, packId);
    const may =
      role === "CONSULTATION_OWNER" ||
      role === "APPROVER" ||
      role === "DEPARTMENT_READER" ||
      role === "AUTHORITY_READER";
    expect(file?.name ?? null).toBe(may ? "ETMAD-PGL-2023-submission-pack-v1.zip" : null);
    expect((await events(reader)).map(({ action }) => action)).toEqual(may ? ["pack.downloaded"] : []);
  });

  it("SX.4 staff without clearance get none: everything marked is in it", async () => {
    expect(await openPack(await person("APPROVER", { hasClearance: false }), packId)).toBeNull();
  });
});
