import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { membersOf } from "#lib/documents/zip/rules.ts";
import type { Sent } from "#lib/responses/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { builtPack, conditionSentence, readyForPack, textIn, wordsIn } from "#prisma/factories/packs.ts";
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
import { packManifestSchema } from "../schema.ts";

const run = promisify(execFile);

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
  it("S24.2 holds (a) the draft, clean and as a redline, (b) the statement, (c) the responses, (d) the disagreements, what was gathered for the Department, and nothing else", () => {
    expect(textIn(pack.members, "a-final-draft/clean-draft.txt")).toContain(conditionSentence);
    expect(textIn(pack.members, "a-final-draft/redline-redline.txt")).toBe("The redline.");
    expect(textIn(pack.members, "b-fit-for-purpose/statement.txt")).toContain("It was tested.");
    const outsideC = [...pack.members.keys()].filter((name) => !name.startsWith("c-responses/"));
    expect(outsideC.sort()).toEqual([
      "README.txt",
      "a-final-draft/clean-draft.txt",
      "a-final-draft/redline-redline.txt",
      "b-fit-for-purpose/statement.docx",
      "b-fit-for-purpose/statement.txt",
      "called-resolved/resolved.docx",
      "called-resolved/resolved.json",
      "d-disagreements/looked-at.json",
      "d-disagreements/unresolved.docx",
      "d-disagreements/unresolved.json",
      "e-for-the-department/draft-direction.docx",
      "e-for-the-department/views.docx",
      "manifest-sha256.txt",
      "manifest.json",
    ]);
    const inC = [...pack.members.keys()].filter((name) => /^c-responses\/[a-z.-]+$/.test(name));
    expect(inC.sort()).toEqual([
      "c-responses/positions.docx",
      "c-responses/positions.json",
      "c-responses/register.json",
      "c-responses/register.txt",
      "c-responses/responses.json",
      "c-responses/responses.xlsx",
    ]);
    expect(textIn(pack.members, "README.txt")).toContain("The papers follow by post.");
  });

  it("S24.3 holds every version of the register in full: late, replaced and confidential ones too", () => {
    const { versions, responses, register } = pack.manifest;
    expect({ versions, responses, last: register.last }).toEqual({ versions: 6, responses: 5, last: 6 });
    const lines = JSON.parse(textIn(pack.members, "c-responses/register.json"));
    expect(lines.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    const all = JSON.parse(textIn(pack.members, "c-responses/responses.json"));
    expect(all.map(({ standing }: { standing: string }) => standing)).toEqual([
      "On time. Counts",
      "On time. Counts",
      "On time. Counts",
      "On time. Does not count, because another version of this response does",
      "On time. Counts",
      "Late, considered. Counts",
    ]);
    const words = [
      secret,
      "We have nothing to add.",
      "=cmd",
      "The amendment has no end date.",
      "Second thoughts.",
      "Sorry to be late.",
    ];
    const order = [sent.marked, sent.silent, sent.formula, sent.amended, sent.amended, sent.late];
    for (const [index, response] of order.entries()) {
      const copy = `${folder(index + 1, response, index === 4 ? 2 : 1)}/response.json`;
      expect(textIn(pack.members, copy), copy).toContain(words[index]);
    }
    const sealed = JSON.parse(textIn(pack.members, "c-responses/seals/seal-1.json"));
    expect(sealed.seal).toMatchObject({ from: 1, to: 6 });
  });

  it("S28.6 tells what was decided on a late one, with the reason: in the data, the sheet, its own copy, the register and the README", async () => {
    const all = JSON.parse(textIn(pack.members, "c-responses/responses.json"));
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
    expect(await wordsIn(pack.members, `${folder(6, sent.late)}/response.docx`)).toContain(said);
    expect(textIn(pack.members, "c-responses/register.txt")).toContain("Late, considered. Counts");
    expect(textIn(pack.members, "README.txt").replace(/\s+/g, " ")).toContain(
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
    const marked = await wordsIn(pack.members, `${folder(1, sent.marked)}/response.docx`);
    expect(marked).toContain(`We disagree, because [Marked confidential: ${secret}] (reason: A trade secret of ours.)`);
    const silent = await wordsIn(pack.members, `${folder(2, sent.silent)}/response.docx`);
    expect(silent).toContain("Who responded. Reason: none given");
    expect(silent).toContain("Organisation: [Marked confidential: Heather Networks] (reason: none given)");
    const json = JSON.parse(textIn(pack.members, "c-responses/responses.json"));
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
    const exact = JSON.parse(textIn(pack.members, `${folder(3, sent.formula)}/response.json`));
    expect(exact.content.answers[0].text).toBe("=cmd|'/c calc'!A1");
  });

  it("S27 positions are told apart for each part, and silence is added to nothing (invariant 9)", () => {
    const tally = JSON.parse(textIn(pack.members, "c-responses/positions.json"));
    const q1 = tally.find(({ part }: { part: string }) => part === "Q1");
    expect(q1.lines).toEqual([
      { position: "agree", chosen: 0, recorded: 0, late: 0 },
      { position: "agree-in-part", chosen: 3, recorded: 0, late: 1 },
      { position: "disagree", chosen: 0, recorded: 0, late: 0 },
      { position: "no-view", chosen: 0, recorded: 0, late: 0 },
      { position: "not-answered", chosen: 1, recorded: 0, late: 0 },
    ]);
  });

  it("part 4 item 7: areas of disagreement that nobody has raised are unresolved, each with the words it rests on", async () => {
    const unresolved = JSON.parse(textIn(pack.members, "d-disagreements/unresolved.json"));
    expect(unresolved).toHaveLength(3);
    expect(unresolved[0]).toMatchObject({
      number: null,
      anchor: "Paragraph 18",
      words: [
        {
          response: sent.marked.reference,
          quote: "The amendment has no end date.\nIt should lapse by itself.",
          confidential: [],
        },
      ],
      reply: `None. ${owner.name} found nothing to raise: It repeats what the document says.`,
    });
    expect(await wordsIn(pack.members, "d-disagreements/unresolved.docx")).toContain("The respondent’s words");
  });

  it("S26 answers to Q2 and on the direction are labelled as gathered for the Department", async () => {
    const views = await wordsIn(pack.members, "e-for-the-department/views.docx");
    expect(views).toContain("Gathered on behalf of the Department (§26)");
    expect(views).toContain("Paragraph 36 needs an annex.");
    expect(views).not.toContain("=cmd");
    const [first] = JSON.parse(textIn(pack.members, "c-responses/responses.json"));
    expect(first.gatheredForTheDepartment).toEqual(["Q2", "extra.direction"]);
    expect(await wordsIn(pack.members, `${folder(1, sent.marked)}/response.docx`)).toContain(
      "Gathered on behalf of the Department (§26).",
    );
  });

  it("S36.1 the direction shows both placeholders, says that it is proposed for the Department, and no date in paragraph 36", async () => {
    const words = await wordsIn(pack.members, "e-for-the-department/draft-direction.docx");
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
    const manifest = packManifestSchema.parse(JSON.parse(textIn(pack.members, "manifest.json")));
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
