import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, type Role, roles } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { listReleasedPacks, listReleasedVersions } from "../queries.ts";
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

  it("S24.3 a pack that lacks a response received since is not released", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const { id } = await builtPack(fresh, owner);
    await lateResponse(fresh.content);
    expect(await releasePack(approver, fresh, id, "DEPARTMENT", afterClose)).toEqual({
      ok: false,
      reason: "incomplete",
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
