import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { recordGate } from "#lib/approvals/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { membersOf } from "#lib/documents/zip/rules.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readText } from "#lib/files/texts/queries.ts";
import type { Sent } from "#lib/responses/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { plan } from "#prisma/factories/gates.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import {
  afterClose,
  amendedResponse,
  consultationForStaff,
  lateResponse,
  secret,
  secretContent,
} from "#prisma/factories/triage.ts";
import { buildPack, orderPack } from "./commands.ts";
import { findPackFacts } from "./queries.ts";
import { releasePack } from "./releases/commands.ts";
import { packManifestSchema } from "./schema.ts";

const run = promisify(execFile);
const text = (members: Map<string, Buffer>, name: string) => members.get(name)?.toString("utf8") ?? `no ${name}`;

/** The words of a DOCX in the pack. */
async function wordsOf(members: Map<string, Buffer>, name: string) {
  const bytes = members.get(name);
  if (!bytes) throw new Error(`there is no ${name}`);
  const body =
    (await membersOf(bytes)).find((member) => member.name === "word/document.xml")?.bytes.toString("utf8") ?? "";
  return body
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&");
}

let owner: Actor;
let consultation: ConsultationForStaff;
let pack: Awaited<ReturnType<typeof builtPack>>;
const sent: Record<"marked" | "silent" | "formula" | "late" | "amended", Sent> = Object.create(null);

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  owner = await person("CONSULTATION_OWNER");
  consultation = await consultationForStaff();
  const { content } = consultation;
  sent.marked = await sentResponse(content, secretContent(content));
  sent.silent = await sentResponse(
    content,
    fullContent(content, {
      respondent: {
        ...fullContent(content).respondent,
        organisation: "Heather Networks",
        email: "hn@heather.example.org",
      },
      positions: {},
      answers: [],
      general: "We have nothing to add.",
      marks: [{ level: "identity", reason: null }],
    }),
  );
  sent.formula = await sentResponse(
    content,
    fullContent(content, {
      answers: [{ question: "Q1", text: "=cmd|'/c calc'!A1", areas: [], alternativeOn: null }],
      extras: { direction: "Paragraph 36 needs an annex." },
    }),
  );
  sent.amended = await sentResponse(content);
  await amendedResponse(content, sent.amended.reference, fullContent(content, { general: "Second thoughts." }));
  sent.late = await lateResponse(content, fullContent(content, { general: "Sorry to be late." }));
  await readyForPack(consultation, owner);
  pack = await builtPack(consultation, owner);
}, 60_000);

const folder = (number: number, { reference }: Sent, version = 1) =>
  `c-responses/${String(number).padStart(5, "0")}-${reference}-v${version}`;

describe("the submission pack", () => {
  it("S24.2 holds (a) the draft or that it is missing, (b) the statement, (c) the responses, (d) the disagreements, and what was gathered for the Department", () => {
    const names = [...pack.members.keys()];
    for (const name of [
      "a-final-draft/clean-MISSING.txt",
      "a-final-draft/redline-MISSING.txt",
      "b-fit-for-purpose/statement.docx",
      "b-fit-for-purpose/statement.txt",
      "c-responses/responses.json",
      "c-responses/responses.xlsx",
      "c-responses/register.json",
      "c-responses/positions.docx",
      "d-disagreements/unresolved.docx",
      "e-for-the-department/draft-direction.docx",
      "e-for-the-department/views.docx",
      "README.txt",
      "manifest.json",
      "manifest-sha256.txt",
    ]) {
      expect(names).toContain(name);
    }
    expect(text(pack.members, "b-fit-for-purpose/statement.txt")).toContain("It was tested.");
    expect(text(pack.members, "README.txt")).toContain("- The final draft.");
    expect(text(pack.members, "README.txt")).toContain("The papers follow by post.");
  });

  it("S24.3 holds every version of the register in full: late, replaced and confidential ones too", () => {
    const { versions, responses, register } = pack.manifest;
    expect({ versions, responses, last: register.last }).toEqual({ versions: 6, responses: 5, last: 6 });
    const lines = JSON.parse(text(pack.members, "c-responses/register.json"));
    expect(lines.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const all = JSON.parse(text(pack.members, "c-responses/responses.json"));
    expect(all.map(({ standing }: { standing: string }) => standing)).toEqual([
      "On time; the version that counts",
      "On time; the version that counts",
      "On time; the version that counts",
      "On time; another version of this response counts",
      "On time; the version that counts",
      "Late, considered; the version that counts",
    ]);
  });

  it("S28.6 tells what was decided on a late one, with the reason: in the data, the sheet, its own copy, the register and the README", async () => {
    const all = JSON.parse(text(pack.members, "c-responses/responses.json"));
    expect(all.at(-1).lateDecisions).toEqual([
      {
        outcome: "considered",
        reason: "It came the day after.",
        decidedBy: owner.name,
        decidedAt: afterClose.toISOString(),
      },
    ]);
    expect(all[0].lateDecisions).toEqual([]);
    const said = `Considered. Reason: It came the day after. (${owner.name}, 10:00 UK time (BST) on Wednesday 26 April 2023)`;
    expect(await wordsOf(pack.members, `${folder(6, sent.late)}/response.docx`)).toContain(said);
    expect(text(pack.members, "c-responses/register.txt")).toContain("Late, considered; the version that counts");
    expect(text(pack.members, "README.txt").replace(/\s+/g, " ")).toContain(
      "Versions that came in late: 1 (1 considered)",
    );
    const sheet = await membersOf(pack.members.get("c-responses/responses.xlsx") ?? Buffer.alloc(0));
    expect(sheet.some(({ bytes }) => bytes.toString("utf8").includes("Reason: It came the day after."))).toBe(true);
  });

  it("S30.2 each exact copy hashes to what its receipt committed to", async () => {
    const order = [sent.marked, sent.silent, sent.formula, sent.amended, sent.amended, sent.late];
    for (const [index, { receiptToken, reference }] of order.entries()) {
      const receipt = await findReceipt(receiptToken);
      const version = receipt?.versions.find(({ registerNumber }) => registerNumber === index + 1);
      const bytes = pack.members.get(
        `c-responses/${String(index + 1).padStart(5, "0")}-${reference}-v${version?.number}/response.json`,
      );
      expect(
        createHash("sha256")
          .update(bytes ?? "")
          .digest("hex"),
      ).toBe(version?.commitment);
    }
  });

  it("S30.5 S31.1 marked text is visibly marked in the copy for reading, the reason next to it exactly as given, or none given", async () => {
    const marked = await wordsOf(pack.members, `${folder(1, sent.marked)}/response.docx`);
    expect(marked).toContain(`We disagree, because [Marked confidential: ${secret}] (reason: A trade secret of ours.)`);
    const silent = await wordsOf(pack.members, `${folder(2, sent.silent)}/response.docx`);
    expect(silent).toContain("Who responded. Reason: none given");
    expect(silent).toContain("Organisation: [Marked confidential: Heather Networks] (reason: none given)");
    const json = JSON.parse(text(pack.members, "c-responses/responses.json"));
    expect(json[0].marks).toEqual([
      { where: expect.stringContaining("A passage in Q1"), reason: "A trade secret of ours." },
    ]);
    expect(json[1].marks).toEqual([{ where: "Who responded", reason: "none given" }]);
  });

  it("SX.5 a response that begins like a formula is neutral in the spreadsheet alone, and exact in the text copies", async () => {
    const sheet = await membersOf(pack.members.get("c-responses/responses.xlsx") ?? Buffer.alloc(0));
    const cells = sheet.find(({ name }) => name.endsWith("sheet1.xml"))?.bytes.toString() ?? "";
    expect(cells).toContain("&apos;=cmd|&apos;/c calc&apos;!A1");
    expect(cells).not.toMatch(/<t[^>]*>=cmd|<f>/);
    const exact = JSON.parse(text(pack.members, `${folder(3, sent.formula)}/response.json`));
    expect(exact.content.answers[0].text).toBe("=cmd|'/c calc'!A1");
  });

  it("S27 positions are told apart for each part, and silence is added to nothing (invariant 9)", () => {
    const tally = JSON.parse(text(pack.members, "c-responses/positions.json"));
    const q1 = tally.find(({ part }: { part: string }) => part === "Q1");
    expect(q1.lines).toEqual([
      { position: "agree", chosen: 0, recorded: 0, late: 0 },
      { position: "agree-in-part", chosen: 3, recorded: 0, late: 1 },
      { position: "disagree", chosen: 0, recorded: 0, late: 0 },
      { position: "no-view", chosen: 0, recorded: 0, late: 0 },
      { position: "not-answered", chosen: 1, recorded: 0, late: 0 },
    ]);
  });

  it("S24.5 areas of disagreement that nobody has raised are unresolved, each with the words it rests on", async () => {
    const unresolved = JSON.parse(text(pack.members, "d-disagreements/unresolved.json"));
    expect(unresolved).toHaveLength(3);
    expect(unresolved[0]).toMatchObject({
      number: null,
      anchor: "Paragraph 18",
      quote: "The amendment has no end date.\nIt should lapse by itself.",
      reply: "",
      response: sent.marked.reference,
    });
    expect(await wordsOf(pack.members, "d-disagreements/unresolved.docx")).toContain("The respondent’s words");
  });

  it("S26 answers to Q2 and on the direction are labelled as gathered for the Department", async () => {
    const views = await wordsOf(pack.members, "e-for-the-department/views.docx");
    expect(views).toContain("Gathered on behalf of the Department (§26)");
    expect(views).toContain("Paragraph 36 needs an annex.");
    expect(views).not.toContain("=cmd");
    const [first] = JSON.parse(text(pack.members, "c-responses/responses.json"));
    expect(first.gatheredForTheDepartment).toEqual(["Q2", "extra.direction"]);
    expect(await wordsOf(pack.members, `${folder(1, sent.marked)}/response.docx`)).toContain(
      "Gathered on behalf of the Department (§26).",
    );
  });

  it("S36.1 the direction shows both placeholders, says that it is proposed for the Department, and no date in paragraph 36", async () => {
    const words = await wordsOf(pack.members, "e-for-the-department/draft-direction.docx");
    expect(words).toContain("Proposed, for the Department");
    expect(words).toContain("with effect from [DD MM YYYY]");
    expect(words).toContain("Annex [XX]");
    expect(words).not.toContain("8 May");
  });

  it("no file of it bears “DCC Public”", async () => {
    for (const [name, bytes] of pack.members) {
      expect(bytes.includes("DCC Public"), name).toBe(false);
      if (!/\.(docx|xlsx)$/.test(name)) continue;
      for (const member of await membersOf(bytes)) expect(member.bytes.includes("DCC Public"), name).toBe(false);
    }
  });

  it("its manifest names every file with size and SHA-256, and sha256sum -c passes on it", async () => {
    const manifest = packManifestSchema.parse(JSON.parse(text(pack.members, "manifest.json")));
    const listed = manifest.files.map(({ path }) => path);
    expect([...listed, "manifest.json", "manifest-sha256.txt"].sort()).toEqual([...pack.members.keys()].sort());
    const place = await mkdtemp(join(tmpdir(), "pack-"));
    try {
      for (const [name, bytes] of pack.members) {
        await mkdir(dirname(join(place, name)), { recursive: true });
        await writeFile(join(place, name), bytes);
      }
      const { stdout } = await run("sha256sum", ["-c", "--strict", "manifest-sha256.txt"], { cwd: place });
      expect(stdout.split("\n").filter((line) => line.endsWith(": OK"))).toHaveLength(pack.members.size - 1);
    } finally {
      await rm(place, { recursive: true });
    }
  });
});

describe("building", () => {
  it("the same inputs give the same bytes, and no second pack (invariant 8)", async () => {
    const again = await builtPack(consultation, owner);
    expect(again.sha256).toBe(pack.sha256);
    expect(again.zip.equals(pack.zip)).toBe(true);
    expect(again.version).toBe(1);
  });

  it("a decision recorded since is another pack: the next version", async () => {
    await attachedFile(consultation.id, owner, { kind: "FINAL_DRAFT", name: "draft v3.0.txt", text: "The draft." });
    const next = await builtPack(consultation, owner);
    expect(next.version).toBe(2);
    expect(text(next.members, "a-final-draft/clean-draft v3.0.txt")).toBe("The draft.");
    expect(next.manifest.missing).toEqual(["The redline of the final draft."]);
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
    expect(codes).toEqual(["not-closed", "unread", "no-statement"]);
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
    expect(text(empty.members, "c-responses/register.txt")).toContain("no response was received");
    expect(await wordsOf(empty.members, "d-disagreements/unresolved.docx")).toContain(
      "have not been resolved (§24): none",
    );
  });

  it("S19.4 the draft is checked for the words of the clause that holds the condition of §19", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const condition = async () => (await findPackFacts(fresh, afterClose)).condition.state;
    expect(await condition()).toBe("not-mapped");
    for (const entry of [
      plan.CONCLUSION,
      {
        ...plan.SUBMISSION_DECISION,
        detail: { reason: "As consulted.", clause: "clause 4.2", words: "subject to the approval of the SMKI PMA" },
      },
    ]) {
      expect(await recordGate(owner, fresh, entry, new Date("2023-05-01T09:00:00Z"))).toMatchObject({ ok: true });
    }
    await attachedFile(fresh.id, owner, {
      kind: "FINAL_DRAFT",
      text: "4.2 … subject to the\napproval of the SMKI PMA.",
    });
    expect(await condition()).toBe("unread");
    await readNewFiles(readText);
    expect(await condition()).toBe("held");
    const held = await builtPack(fresh, owner);
    expect(held.manifest.conditionClause).toBe("clause 4.2");
    expect(text(held.members, "README.txt")).toContain("stands in clause 4.2 of the draft");
    await attachedFile(fresh.id, owner, { kind: "FINAL_DRAFT", text: "4.2 Deleted." });
    await readNewFiles(readText);
    const ordered = await orderPack(owner, fresh, "x", afterClose);
    expect(ordered).toMatchObject({
      ok: false,
      reason: "blocked",
      findings: [{ code: "condition-gone", paragraphs: [19] }, {}],
    });
  });

  it("S24.9 a pack after one that went to the Department lists what has changed since", async () => {
    const fresh = await consultationForStaff();
    await readyForPack(fresh, owner);
    const first = await builtPack(fresh, owner);
    expect(first.members.has("differences.txt")).toBe(false);
    const approver = await person("APPROVER");
    expect(await releasePack(approver, fresh, first.id, "DEPARTMENT", afterClose)).toMatchObject({ ok: true });
    expect((await builtPack(fresh, owner)).version).toBe(1);
    await attachedFile(fresh.id, owner, { kind: "REDLINE", name: "redline.txt" });
    const second = await builtPack(fresh, owner);
    expect(second.version).toBe(2);
    expect(text(second.members, "differences.txt")).toContain("New\n- a-final-draft/redline-redline.txt");
    expect(text(second.members, "differences.txt")).toContain("No longer there\n- a-final-draft/redline-MISSING.txt");
  });

  it("leaves no bytes behind that belong to no file", async () => {
    const stray = await db().$queryRaw<unknown[]>`
      SELECT FROM portal."FileChunk" c WHERE NOT EXISTS (SELECT FROM portal."StoredFile" f WHERE f."id" = c."fileId")`;
    expect(stray).toEqual([]);
  });
});
