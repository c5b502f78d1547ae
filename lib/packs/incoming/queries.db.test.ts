import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { placeMail, writeLetter } from "#lib/correspondence/commands.ts";
import { db } from "#lib/db/client.ts";
import { membersOf } from "#lib/documents/zip/rules.ts";
import { keepMessages } from "#lib/intake/arrivals/commands.ts";
import { rereadMail, setAside } from "#lib/intake/commands.ts";
import { keepLetter } from "#lib/intake/letters/commands.ts";
import { findIncomingMail } from "#lib/intake/queries.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { docxWords } from "#prisma/factories/documents.ts";
import { keptBytes } from "#prisma/factories/files.ts";
import { linked } from "#prisma/factories/links.ts";
import { keptMessage, openedMessage, rawMessage, serverTime } from "#prisma/factories/mail.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff } from "#prisma/factories/triage.ts";
import { orderPack } from "../commands.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const boundary = "----=_part";
const table = "hub,41000\r\n";
/** A message whose footer is a disclaimer, whose sender asks for one sentence to be withheld, and which carries a file. */
const message = rawMessage({
  from: "Sam Example <sam@thistle.example.org>",
  receivedAt: new Date(serverTime.getTime() + 86_400_000),
  contentType: `multipart/mixed; boundary="${boundary}"`,
  body: [
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Q1: We agree with the proposed changes.",
    "",
    "Q2: Our hub costs 41,000 pounds. Please keep our answer to question 2 confidential.",
    "",
    "Sam Example",
    `--${boundary}`,
    'Content-Type: text/csv; name="costs.csv"',
    'Content-Disposition: attachment; filename="costs.csv"',
    "",
    table.trimEnd(),
    `--${boundary}--`,
  ].join("\n"),
});
const scan = "A scan of a letter, with É in it.";

let owner: Actor;
let staff: Actor;
let consultation: ConsultationForStaff;
let pack: Awaited<ReturnType<typeof builtPack>>;
const references: Record<"web" | "mail" | "letter" | "withdrawn", string> = Object.create(null);
const json = (name: string) => JSON.parse(pack.members.get(name)?.toString("utf8") ?? "null");
const folderOf = (reference: string) =>
  [...pack.members.keys()].find((name) => name.includes(reference))?.replace(/-v1\/.*/, "-v1") ?? "";

async function takenMail(): Promise<string> {
  const kept = await keepMessages(staff, consultation, "inbox/odd name.eml", message);
  const id = kept.ok ? (kept.value.ids[0] ?? "") : "";
  const mail = await findIncomingMail(db(), consultation, id);
  if (!mail) throw new Error("the message was not kept");
  const { evidence: _, ...reading } = mail.reading;
  const reread = await rereadMail(owner, consultation, id, 1, {
    ...reading,
    verdict: "whole",
    why: "They rang: all of it.",
  });
  if (!reread.ok) throw new Error(reread.reason);
  const taken = await takeIn(staff, consultation, id, 2, afterClose);
  if (!taken.ok) throw new Error(taken.reason);
  return taken.value.reference;
}

async function takenLetter(): Promise<string> {
  const kept = await keepLetter(staff, consultation, "scan 1.txt", await keptBytes(scan));
  if (!kept.ok) throw new Error(kept.reason);
  const { id } = kept.value;
  const mail = await findIncomingMail(db(), consultation, id);
  if (!mail) throw new Error("the letter was not kept");
  const { evidence: _, ...reading } = mail.reading;
  const typed = {
    ...reading,
    verdict: "none" as const,
    answers: { Q3: "Nothing further." },
    respondent: { ...reading.respondent, name: "Hazel Example" },
    // Only the day is known: it counts from the start of 17 April in London.
    receivedAt: "2023-04-16T23:00:00.000Z",
    why: "Stamped by the post room.",
  };
  await rereadMail(staff, consultation, id, 1, typed);
  const taken = await takeIn(owner, consultation, id, 2, afterClose);
  if (!taken.ok) throw new Error(taken.reason);
  return taken.value.reference;
}

/** A letter about a response with its answer, and a machine's reply that is nothing. */
async function exchanged(reference: string): Promise<void> {
  const letter = { id: randomUUID(), subject: "Your figures", text: "Which figures do you mean?" };
  expect((await writeLetter(staff, consultation, reference, letter)).ok).toBe(true);
  const raw = rawMessage({ subject: `Our answer on ${reference}`, body: "Those of the second hub." });
  const id = await keptMessage(staff, consultation, raw);
  const { placement } = await openedMessage(staff, consultation, id);
  const placing = { kind: "ANSWER", reference, reason: "", readingNumber: 1, seenId: placement?.id ?? "" } as const;
  expect((await placeMail(staff, consultation, id, placing, afterClose)).ok).toBe(true);
  const headers = ["Auto-Submitted: auto-replied"];
  const noise = rawMessage({ subject: "Out of the office", body: "I am away.", headers });
  const noiseId = await keptMessage(staff, consultation, noise);
  expect((await setAside(staff, consultation, noiseId, 1, "An automatic reply.")).ok).toBe(true);
}

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  owner = await person("CONSULTATION_OWNER");
  staff = await person("CASEWORKER");
  consultation = await consultationForStaff();
  const { content } = consultation;
  references.web = (await sentResponse(content)).reference;
  references.mail = await takenMail();
  references.letter = await takenLetter();
  const withdrawn = await sentResponse(content, fullContent(content, { general: "We take this back." }));
  references.withdrawn = withdrawn.reference;
  expect((await withdrawResponse(withdrawn.receiptToken, { content })).ok).toBe(true);
  await linked(consultation.id, [references.web, references.mail], "REPLACEMENT", { by: staff });
  await exchanged(references.web);
  await readyForPack(consultation, owner);
  pack = await builtPack(consultation, owner);
}, 60_000);

describe("what came by email or post, in the pack", () => {
  it("S24.3 S30.2 the message is there byte for byte: its SHA-256 is the one taken on arrival and the manifest's", async () => {
    const path = `${folderOf(references.mail)}/as-received/message.eml`;
    const bytes = pack.members.get(path) ?? Buffer.alloc(0);
    expect(Buffer.compare(bytes, message)).toBe(0);
    const kept = await db().incomingMail.findFirstOrThrow({ where: { sha256: sha256(message) } });
    expect(pack.manifest.files.find((file) => file.path === path)).toEqual({
      path,
      size: message.length,
      sha256: kept.sha256,
    });
  });

  it("S24.3 S30.2 so are its attachment and the letter's scan", async () => {
    expect(pack.members.get(`${folderOf(references.mail)}/files/01-costs.csv`)?.toString()).toBe(table.trimEnd());
    const path = `${folderOf(references.letter)}/as-received/letter-scan 1.txt`;
    expect(pack.members.get(path)?.toString("utf8")).toBe(scan);
    expect(pack.manifest.files.find((file) => file.path === path)?.sha256).toBe(sha256(Buffer.from(scan)));
  });

  it("S31.4 how it was read is told: the rules' verdict with its sentences, and who overruled it, why", async () => {
    const reading = json(`${folderOf(references.mail)}/as-received/reading.json`);
    expect(reading).toMatchObject({
      channel: "email",
      sender: "sam@thistle.example.org",
      readings: [
        { number: 1, by: "the portal’s rules", overrules: false, verdict: "part" },
        { number: 2, by: owner.name, overrules: true, verdict: "whole", why: "They rang: all of it." },
      ],
      takenIn: { reading: 2, by: staff.name },
    });
    expect(JSON.stringify(reading.readings[0].restsOn)).toContain("keep our answer to question 2 confidential");
    const words = await docxWords(pack.members.get(`${folderOf(references.mail)}/response.docx`));
    expect(words).toContain(`as-received/message.eml, ${message.length} bytes, SHA-256 ${sha256(message)}`);
    expect(words).toContain(`Reading 2, overruled by ${owner.name}`);
    expect(words).toContain("Why: They rang: all of it.");
    const [entry] = json("c-responses/responses.json").filter(
      ({ reference }: { reference: string }) => reference === references.mail,
    );
    expect(entry.incoming).toEqual(reading);
  });

  it("S24.3 a letter says who typed it in and who checked it", async () => {
    const reading = json(`${folderOf(references.letter)}/as-received/reading.json`);
    expect(reading.readings).toMatchObject([{ number: 2, by: staff.name, overrules: false }]);
    expect(reading.takenIn.by).toBe(owner.name);
    const words = await docxWords(pack.members.get(`${folderOf(references.letter)}/response.docx`));
    expect(words).toContain(`Reading 2, typed in by ${staff.name}`);
  });

  it("S28.8 of two responses of one sender the pack says which one is operative and why; the other is there and counted nowhere", async () => {
    const all = json("c-responses/responses.json");
    const of = (reference: string) => all.find((one: { reference: string }) => one.reference === reference);
    expect(of(references.web)).toMatchObject({
      isCounting: false,
      supersededBy: references.mail,
      standing: `On time. Does not count, because ${references.mail} of the same sender stands for it (received on time, 09:00:00 UK time (BST) on Wednesday 19 April 2023)`,
      links: [{ kind: "replacement", with: references.mail, linkedBy: staff.name, confirmed: { by: owner.name } }],
    });
    expect(of(references.mail)).toMatchObject({ isCounting: true, supersedes: [references.web] });
    expect(of(references.mail).standing).toContain(`It stands for ${references.web} of the same sender`);
    const tally = json("c-responses/positions.json").find(({ part }: { part: string }) => part === "Q1");
    expect(tally.lines.find(({ position }: { position: string }) => position === "agree-in-part").chosen).toBe(0);
    expect(json("d-disagreements/unresolved.json")).toEqual([]);
    expect(pack.manifest.counting).toEqual({ counted: 2, beside: 0, apart: 2 });
    expect(pack.members.get("README.txt")?.toString("utf8").replace(/\s+/g, " ")).toContain(
      "Responses that count: 2. Of the others 2 were withdrawn",
    );
  });

  it("S24.3 a withdrawn response is there in full, said to be withdrawn, and not counted", () => {
    const folder = folderOf(references.withdrawn);
    expect(json(`${folder}/response.json`).content.general).toBe("We take this back.");
    const [entry] = json("c-responses/responses.json").filter(
      ({ reference }: { reference: string }) => reference === references.withdrawn,
    );
    expect(entry).toMatchObject({ isCounting: false, standing: expect.stringContaining("its author withdrew") });
  });

  it("when a letter was received reads in the time of the United Kingdom, in the register and in the spreadsheet", async () => {
    const said = "00:00:00 UK time (BST) on Monday 17 April 2023";
    const register = pack.members.get("c-responses/register.txt")?.toString() ?? "";
    expect(register.split("\n")[0]).toContain("Received (UK time)");
    expect(register).not.toMatch(/\dT\d\d:\d\d/);
    const sheet = await membersOf(pack.members.get("c-responses/responses.xlsx") ?? Buffer.alloc(0));
    const words = sheet.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
    expect(words).toContain(said);
  });

  it("S24.3 what was written about a response is there both ways: the answer as it came, and our letters without private links", () => {
    const told = json("c-responses/correspondence/correspondence.json");
    const of = told.filter(({ reference }: { reference: string }) => reference === references.web);
    const answer = of.find(({ way }: { way: string }) => way === "to-us");
    expect(answer).toMatchObject({ kind: "ANSWER", subject: `Our answer on ${references.web}` });
    expect(sha256(pack.members.get(answer.path) ?? Buffer.alloc(0))).toBe(answer.sha256);
    const letter = of.find(({ way }: { way: string }) => way === "from-us");
    expect(pack.members.get(letter.path)?.toString()).toContain("Which figures do you mean?");
    const withdrawn = told.find(({ reference }: { reference: string }) => reference === references.withdrawn);
    expect(pack.members.get(withdrawn.path)?.toString()).toMatch(/receipts\/\(private part of the link left out\)/);
    expect(json("c-responses/correspondence/other-messages.json")).toMatchObject([
      { kind: "NOTHING", reason: "An automatic reply.", subject: "Out of the office" },
    ]);
  });

  it("the same inputs give the same bytes (invariant 8)", async () => {
    const again = await builtPack(consultation, owner);
    expect(again.sha256).toBe(pack.sha256);
  });

  it("S24.6 no pack is built while a message waits for a person; one set aside is no matter", async () => {
    const raw = rawMessage({ from: "Rowan <r@larch.example.org>", body: "Q3: We would like to be heard too." });
    const kept = await keepMessages(staff, consultation, "late.eml", raw);
    const id = kept.ok ? (kept.value.ids[0] ?? "") : "";
    const ordered = await orderPack(owner, consultation, "x", afterClose);
    expect(ordered).toMatchObject({ ok: false, reason: "blocked" });
    expect(JSON.stringify(ordered)).toContain("1 message or letter waits for a person");
    expect((await setAside(staff, consultation, id, 1, "A test of the post room.")).ok).toBe(true);
    expect(await orderPack(owner, consultation, "x", afterClose)).toMatchObject({ ok: true });
  });
});
