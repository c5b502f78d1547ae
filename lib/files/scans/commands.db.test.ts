import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { fileLimitBytes } from "#lib/files/schema.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { whyNoProgram } from "#prisma/factories/debian.ts";
import { pdfFile } from "#prisma/factories/documents.ts";
import { streamOf } from "#prisma/factories/files.ts";
import { savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { readNewFiles } from "../texts/commands.ts";
import { readText } from "../texts/queries.ts";
import { scanNewFiles } from "./commands.ts";
import { findFileStates } from "./queries.ts";
import { sayScan } from "./rules.ts";

/** A harmless line of our own, which our own signature calls malware. */
const harmless = "This harmless line stands for malware in the portal's own tests.";

const why = await whyNoProgram("/usr/sbin/clamd", "clamav-daemon");
if (why) console.warn(`The malware scan is not tried against a real clamd: ${why}`);

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

async function startClamd(folder: string, port: number): Promise<ChildProcess> {
  writeFileSync(join(folder, "own.ndb"), `Portal.Test.Harmless:0:*:${Buffer.from(harmless).toString("hex")}\n`);
  const settings = [
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    `DatabaseDirectory ${folder}`,
    "Foreground yes",
    "StreamMaxLength 20M",
  ];
  writeFileSync(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const clamd = spawn("/usr/sbin/clamd", ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  for (let tries = 0; !(await listens(port)); tries++) {
    if (tries > 300 || clamd.exitCode !== null) throw new Error("clamd did not start");
    await wait(100);
  }
  return clamd;
}

let token: string;
let slug: string;
beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  const consultation = await publishedConsultation();
  slug = consultation.slug;
  token = await savedDraft(consultation);
});

async function added(words: string | Uint8Array, name = "notes.txt"): Promise<string> {
  const outcome = await addFile(
    token,
    slug,
    { sentName: name, publicVersionOf: null, bytes: streamOf(words) },
    whileOpen,
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}
const stateOf = async (id: string) => (await findFileStates([id])).get(id);

describe.skipIf(why !== null)("malware scans by a real clamd", () => {
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  let clamd: ChildProcess;
  let scanner: { host: string; port: number };
  beforeAll(async () => {
    scanner = { host: "127.0.0.1", port: await freePort() };
    clamd = await startClamd(folder, scanner.port);
  });
  afterAll(() => {
    clamd?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells what is clean from what is not, names it, and keeps each verdict with the scanner's own name", async () => {
    const [clean, bad] = [
      await added("Nothing wrong here."),
      await added(`Some text. ${harmless} More text.`, "bad.txt"),
    ];
    expect(await stateOf(clean)).toMatchObject({ scan: "not-scanned", scannedAt: null });
    await scanNewFiles(scanner);
    expect(await stateOf(clean)).toMatchObject({ scan: "clean", engine: expect.stringMatching(/^ClamAV /) });
    const state = await stateOf(bad);
    expect(state).toMatchObject({ scan: "found", finding: "Portal.Test.Harmless.UNOFFICIAL" });
    expect(sayScan(state!)).toBe("Malware found: Portal.Test.Harmless.UNOFFICIAL");
    await scanNewFiles(scanner);
    expect(await db().fileScan.count({ where: { fileId: { in: [clean, bad] } } })).toBe(2);
  });

  it("finds it at the end of a file of many chunks, and says that a file is beyond the scanner's own limit", async () => {
    const long = await added(Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(3_000_000), Buffer.from(harmless)]));
    await scanNewFiles(scanner);
    expect(await stateOf(long)).toMatchObject({ scan: "found" });
    const larger = await added(Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(fileLimitBytes - 9)]));
    await scanNewFiles(scanner);
    const state = await stateOf(larger);
    expect(state?.scan).toBe("failed");
    expect(state?.finding).toMatch(/size limit exceeded|could not be asked/);
  });
});

describe("files that were looked at", () => {
  it("a scanner that is not there holds nothing up: the failure is on record, and the next try waits", async () => {
    const id = await added("words");
    const nobody = { host: "127.0.0.1", port: await freePort() };
    await scanNewFiles(nobody);
    expect(await stateOf(id)).toMatchObject({ scan: "failed", finding: expect.stringMatching(/ECONNREFUSED/) });
    await scanNewFiles(nobody);
    expect(await db().fileScan.count({ where: { fileId: id } })).toBe(1);
    await setDatabaseClock(new Date(whileOpen.getTime() + 600_000));
    await scanNewFiles(nobody);
    expect(await db().fileScan.count({ where: { fileId: id } })).toBe(2);
  });

  it("what was once found stays on record: a verdict is neither changed nor removed", async () => {
    const id = await added("words");
    await db().fileScan.create({ data: { fileId: id, verdict: "FOUND", finding: "Some.Name" } });
    await expect(db().fileScan.updateMany({ data: { verdict: "CLEAN" } })).rejects.toThrow();
    await expect(db().fileScan.deleteMany()).rejects.toThrow();
    await db().fileScan.create({ data: { fileId: id, verdict: "FAILED", finding: "gone" } });
    expect(await stateOf(id)).toMatchObject({ scan: "found", finding: "Some.Name" });
  });

  it("SX.6 text is read page by page and stored beside the file; what cannot be read says why; a picture has none", async () => {
    const pdf = await added(pdfFile("The window is too short.", "", "It should be longer."), "answer.pdf");
    const broken = await added("%PDF-1.7 nothing", "broken.pdf");
    const picture = await added(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "photo.jpg");
    expect(await stateOf(pdf)).toMatchObject({ text: "waiting" });
    const { UnreadableFile } = await import("../texts/schema.ts");
    await readNewFiles((bytes, mediaType) =>
      readText(bytes, mediaType).catch(() => {
        throw new UnreadableFile("It is damaged");
      }),
    );
    const text = await db().fileText.findUniqueOrThrow({ where: { fileId: pdf } });
    expect(text.pages).toEqual(["The window is too short.", "", "It should be longer."]);
    expect(await stateOf(pdf)).toMatchObject({ text: "read", pageCount: 3 });
    expect(await stateOf(broken)).toMatchObject({ text: "failed", failure: "It is damaged" });
    expect(await stateOf(picture)).toMatchObject({ text: "picture" });
    expect(await readNewFiles(readText)).toBe(0);
  });
});
