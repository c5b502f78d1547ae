import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readText } from "#lib/files/texts/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { builtPack, conditionSentence, readyForPack, textIn, wordsIn } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { buildPack, orderPack } from "./commands.ts";
import { findPackFacts } from "./queries.ts";
import { releasePack } from "./releases/commands.ts";

let owner: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  owner = await person("CONSULTATION_OWNER");
  consultation = await consultationForStaff();
  await sentResponse(consultation.content);
  await lateResponse(consultation.content);
  await readyForPack(consultation, owner);
});

describe("building", () => {
  it("the same inputs give the same bytes, and no second pack (invariant 8)", async () => {
    const pack = await builtPack(consultation, owner);
    const again = await builtPack(consultation, owner);
    expect(again.sha256).toBe(pack.sha256);
    expect(again.zip.equals(pack.zip)).toBe(true);
    expect(again.version).toBe(1);
  });

  it("S24.2 another draft is another pack: the next version, with the draft and its redline in it as they were added", async () => {
    const text = `5.1 ${conditionSentence}`;
    await attachedFile(consultation.id, owner, { kind: "FINAL_DRAFT", name: "draft v3.0.txt", text });
    await readNewFiles(readText);
    const next = await builtPack(consultation, owner);
    expect(next.version).toBe(2);
    expect(textIn(next.members, "a-final-draft/clean-draft v3.0.txt")).toBe(text);
    expect(textIn(next.members, "a-final-draft/redline-redline.txt")).toBe("The redline.");
  });

  it("S24.6 is refused while the consultation is open, a response unread or the statement empty, and each refusal is on record", async () => {
    const fresh = await consultationForStaff();
    await sentResponse(fresh.content);
    const early = await orderPack(owner, fresh, "x", whileOpen);
    expect(early).toMatchObject({ ok: false, reason: "blocked" });
    const codes =
      early.ok || early.reason !== "blocked"
        ? []
        : early.findings.filter(({ level }) => level === "red").map(({ code }) => code);
    expect(codes).toEqual([
      "not-closed",
      "no-decision",
      "unread",
      "no-draft",
      "no-redline",
      "no-statement",
      "condition-not-mapped",
      "not-sealed",
      "not-looked-at",
    ]);
    expect(await orderPack(owner, fresh, "x", afterClose)).toMatchObject({ ok: false, reason: "blocked" });
    await readyForPack(fresh, owner);
    expect(await orderPack(owner, fresh, "", afterClose)).toEqual({ ok: false, reason: "explanation-missing" });
    expect(await orderPack(await person("CASEWORKER"), fresh, "x", afterClose)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    const refusals = await db().auditEvent.findMany({
      where: { consultationId: fresh.id, action: "pack.ordered", isRefused: true },
    });
    expect(refusals).toHaveLength(4);
    expect(JSON.stringify(refusals[0]?.detail)).toContain("read in full");
  });

  it("S24.6 something red that comes up between the order and its turn stops the build, and no pack is listed", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const ordered = await orderPack(owner, fresh, "x", afterClose);
    if (!ordered.ok) throw new Error(ordered.reason);
    expect(await orderPack(owner, fresh, "x", afterClose)).toEqual({ ok: false, reason: "under-way" });
    await lateResponse(fresh.content);
    await buildPack(ordered.value.buildId, afterClose);
    const build = await db().packBuild.findUniqueOrThrow({ where: { id: ordered.value.buildId } });
    expect(build).toMatchObject({ state: "FAILED", failure: expect.stringContaining("read in full") });
    expect(await db().pack.count({ where: { consultationId: fresh.id } })).toBe(0);
  });

  it("S24.8 with no responses the pack says so, and sections (c) and (d) state none", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const empty = await builtPack(fresh, owner);
    expect(empty.manifest).toMatchObject({ responses: 0, versions: 0, unresolved: 0 });
    expect(textIn(empty.members, "c-responses/register.txt")).toContain("no response was received");
    expect(await wordsIn(empty.members, "d-disagreements/unresolved.docx")).toContain(
      "have not been resolved (§24): none",
    );
  });

  it("S19.4 the draft is checked for the clause that holds the condition of §19, and without it no pack is built", async () => {
    const fresh = await consultationForStaff();
    const condition = async () => (await findPackFacts(fresh, afterClose)).condition.state;
    expect(await condition()).toBe("not-mapped");
    await readyForPack(fresh, owner);
    expect(await condition()).toBe("held");
    const held = await builtPack(fresh, owner);
    expect(held.manifest.conditionClause).toBe("clause 4.2");
    expect(textIn(held.members, "README.txt")).toContain("stands in clause 4.2 of the draft");
    const codes = async () => {
      const ordered = await orderPack(owner, fresh, "x", afterClose);
      return ordered.ok || ordered.reason !== "blocked" ? [] : ordered.findings.map(({ code }) => code);
    };
    const negated = conditionSentence.replace("is subject", "is NOT subject");
    await attachedFile(fresh.id, owner, { kind: "FINAL_DRAFT", text: `4.2 ${negated}` });
    expect(await condition()).toBe("unread");
    expect(await codes()).toEqual(["condition-unread"]);
    await readNewFiles(readText);
    expect(await condition()).toBe("edited-away");
    expect(await codes()).toEqual(["condition-gone"]);
  });

  it("S24.9 a pack after one that went to the Department lists what has changed since", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const first = await builtPack(fresh, owner);
    expect(first.members.has("differences.txt")).toBe(false);
    const approver = await person("APPROVER");
    expect(await releasePack(approver, fresh, first.id, "DEPARTMENT", afterClose)).toMatchObject({ ok: true });
    expect((await builtPack(fresh, owner)).version).toBe(1);
    await attachedFile(fresh.id, owner, { kind: "REDLINE", name: "redline 2.txt" });
    const second = await builtPack(fresh, owner);
    expect(second.version).toBe(2);
    expect(textIn(second.members, "differences.txt")).toContain("New\n- a-final-draft/redline-redline 2.txt");
    expect(textIn(second.members, "differences.txt")).toContain("No longer there\n- a-final-draft/redline-redline.txt");
  });

  it("leaves no bytes behind that belong to no file", async () => {
    const stray = await db().$queryRaw<unknown[]>`
      SELECT FROM portal."FileChunk" c WHERE NOT EXISTS (SELECT FROM portal."StoredFile" f WHERE f."id" = c."fileId")`;
    expect(stray).toEqual([]);
  });
});
