import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { readBytes } from "#lib/files/queries.ts";
import { composeAcknowledgement, findReceiptFiles } from "#lib/responses/queries.ts";
import { receiptTokenOf } from "#lib/responses/tokens/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { consultationForStaff, rawMessage, serverTime } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { keepMessages } from "./arrivals/commands.ts";
import { handOn, openIncomingMail, rereadMail, setAside, takeIn, takeInIfClear } from "./commands.ts";
import { listIncomingMail } from "./queries.ts";

let staff: Actor;
let consultation: ConsultationForStaff;
const footer =
  "This email and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient please delete it.";
const plain =
  "Q1: We agree with the proposed changes.\n\nQ2: 8 May is a bank holiday; we would prefer 9 May 2023.\n\nRegards\nRowan Example";

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  consultation = await consultationForStaff();
});

async function kept(raw: Uint8Array): Promise<string> {
  const outcome = await keepMessages(staff, consultation, "message.eml", raw);
  if (!outcome.ok) throw new Error(outcome.reason);
  const [id] = outcome.value.ids;
  if (!id) throw new Error("the message was known already");
  return id;
}

async function opened(id: string) {
  const mail = await openIncomingMail(staff, consultation, id);
  if (!mail || mail === "withheld") throw new Error("it did not open");
  return mail;
}

async function registered(raw: Uint8Array, by: Actor | null = staff) {
  const id = await kept(raw);
  const outcome = await takeIn(by, consultation, id, 1, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  const version = await db().responseVersion.findFirstOrThrow({
    where: { response: { reference: outcome.value.reference } },
    include: { registerEntry: true, response: { include: { triage: true } }, outgoingMails: true },
  });
  return { id, version, ...outcome.value };
}

const unique = (body: string) =>
  rawMessage({ body: `${body}\n`, from: `Rowan <rowan-${randomUUID()}@larch.example.org>` });

describe("a message that came by email", () => {
  it("S28.8 is kept byte for byte with its hash, and once however often it is brought", async () => {
    const raw = unique(plain);
    const id = await kept(raw);
    expect(await keepMessages(staff, consultation, "again.eml", raw)).toEqual({
      ok: true,
      value: { ids: [], known: 1 },
    });
    const mail = await db().incomingMail.findUniqueOrThrow({ where: { id }, include: { file: true } });
    const pieces: Uint8Array[] = [];
    for await (const piece of readBytes(mail.fileId, Number(mail.file.size))) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(Buffer.from(raw));
    expect(mail.file.sha256).toBe(mail.sha256);
  });

  it("S28.8 the same message brought by two people at once is kept once", async () => {
    const raw = unique(plain);
    const outcomes = await Promise.all([1, 2, 3].map(() => keepMessages(staff, consultation, "m.eml", raw)));
    expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.ids : []))).toHaveLength(1);
  });

  it("S28.8 the time is our own server's, never the sender's Date, and it decides lateness", async () => {
    const { version } = await registered(unique(plain));
    expect(version).toMatchObject({ receivedAt: serverTime, isLate: false });
    expect(version.registerEntry).toMatchObject({ channel: "EMAIL" });
    expect(version.registerEntry.receivedAt.getTime()).toBeGreaterThanOrEqual(whileOpen.getTime());
  });

  it.each([
    ["at the close", 0, false],
    ["one second after it", 1000, true],
  ])("S28.8 received %s by the server", async (_, after, isLate) => {
    const receivedAt = new Date(consultation.closesAt.getTime() + after);
    const id = await kept(rawMessage({ body: plain, receivedAt, from: `r-${randomUUID()}@larch.example.org` }));
    const later = new Date(receivedAt.getTime() + 60_000);
    const outcome = await takeIn(staff, consultation, id, 1, later);
    expect(outcome).toMatchObject({ ok: true });
    expect(await db().responseVersion.findUnique({ where: { idempotencyKey: `mail ${id}` } })).toMatchObject({
      isLate,
    });
  });

  it("S28.8 without a time of our own server it waits until staff say when it came", async () => {
    const id = await kept(rawMessage({ body: plain, receivedAt: null, from: `r-${randomUUID()}@larch.example.org` }));
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "no-time" });
    const { evidence: _, ...reading } = (await opened(id)).reading;
    await rereadMail(staff, consultation, id, 1, {
      ...reading,
      receivedAt: serverTime.toISOString(),
      why: "By the list of the mail room.",
    });
    expect(await takeIn(staff, consultation, id, 2, whileOpen)).toMatchObject({ ok: true });
  });

  it("S31.3 with a footer only has no request; the acknowledgement says so, how to make one, and for how long nothing is published", async () => {
    const { version } = await registered(unique(`${plain}\n\n-- \n${footer}`));
    expect(version.content).toMatchObject({ marks: [], answers: [{ question: "Q1" }, { question: "Q2" }] });
    const { text } = await composeAcknowledgement(version.id);
    expect(text).toContain("We found no request for confidentiality");
    expect(text).toContain(`write to ${consultation.content.responseEmail}`);
    expect(text).toContain("Nothing of your response is published for 14 days after this letter");
    expect(text).toContain("Entered in the register:");
  });

  it("S31.5 whose sender asks for all of it is marked as a whole, and told so", async () => {
    const { version } = await registered(
      unique(`Q1: We disagree.\n\nPlease treat this response as confidential.\n\n${footer}`),
    );
    expect(version.content).toMatchObject({ marks: [{ level: "whole" }] });
    expect((await composeAcknowledgement(version.id)).text).toContain("you ask for all of your response");
  });

  it("S29.3 the request is on record with its words, its time and its channel", async () => {
    const { id, reference } = await registered(
      unique("Q1: We disagree.\n\nPlease treat this response as confidential."),
    );
    const { reading, channel, receivedAt } = await opened(id);
    expect(reading.evidence).toContainEqual({ sentence: "Please treat this response as confidential.", as: "request" });
    expect({ channel, receivedAt }).toEqual({ channel: "EMAIL", receivedAt: serverTime });
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: "mail.taken-in", subject: reference } });
    expect(event.detail).toMatchObject({ mail: id, verdict: "whole", request: 1 });
  });

  it("S29.5 that is unclear is held as a whole, its sender is asked, and a task waits for staff", async () => {
    const { version, reference } = await registered(
      unique("Q1: We disagree with the date.\n\nQ3: Part of this response is confidential."),
    );
    expect(version.content).toMatchObject({ marks: [{ level: "whole", reason: expect.stringContaining("unclear") }] });
    expect(version.response.triage?.status).toBe("WAITING");
    const [asked] = await db().outgoingMail.findMany({ where: { kind: "confidentiality-asked", about: reference } });
    expect(asked?.text).toContain("which words, figures or files");
  });

  it("S24.3 the receipt's files hash to what the register committed to", async () => {
    const { version } = await registered(unique(plain));
    const files = await findReceiptFiles(receiptTokenOf(version.responseId, env().AUTH_SECRET), 1);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(files?.response));
    expect(Buffer.from(digest).toString("hex")).toBe(version.registerEntry.commitment);
  });

  it("S24.3 its files go into the register in their original form, and the commitment names them", async () => {
    const costs = "Year,Cost\r\n2023,40000\r\n";
    const parts = [
      "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nQ1: We agree. Our costs are in the file.\r\n",
      `--b\r\nContent-Type: text/csv; name="costs.csv"\r\nContent-Disposition: attachment; filename="costs.csv"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(costs)}\r\n`,
      "--b--\r\n",
    ];
    const raw = new TextEncoder().encode(
      [
        `Received: from out.example.org by in.dcc.example.org; ${serverTime.toUTCString().replace("GMT", "+0000")}`,
        `From: r-${randomUUID()}@larch.example.org`,
        "Subject: Our response",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        parts.join(""),
      ].join("\r\n"),
    );
    const { version } = await registered(raw);
    const [row, ...more] = await db().responseFile.findMany({
      where: { versionId: version.id },
      include: { file: true },
    });
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      isLate: false,
      file: { name: "costs.csv", mediaType: "text/csv", size: BigInt(costs.length) },
    });
    const files = await findReceiptFiles(receiptTokenOf(version.responseId, env().AUTH_SECRET), 1);
    expect(files?.response).toContain(row?.file.sha256);
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(files?.response));
    expect(Buffer.from(digest).toString("hex")).toBe(version.registerEntry.commitment);
  });

  it("is registered once, however many people press at once", async () => {
    const id = await kept(unique(plain));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => takeIn(staff, consultation, id, 1, whileOpen)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, reason: "decided" }));
    expect(await db().responseVersion.count({ where: { idempotencyKey: `mail ${id}` } })).toBe(1);
  });

  it("what staff overruled stays beside what the rules found, and what arrived stays as it was", async () => {
    const id = await kept(unique(`Q1: We disagree.\n\nPlease treat this response as confidential.`));
    const { evidence: _, ...reading } = (await opened(id)).reading;
    const next = { ...reading, verdict: "none" as const, answers: { Q1: "We disagree." }, why: "Asked by telephone." };
    expect(await rereadMail(staff, consultation, id, 1, next)).toEqual({ ok: true, value: { readingNumber: 2 } });
    expect(await rereadMail(staff, consultation, id, 1, next)).toEqual({ ok: false, reason: "changed" });
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "changed" });
    expect(await takeIn(staff, consultation, id, 2, whileOpen)).toMatchObject({ ok: true });
    expect(await rereadMail(staff, consultation, id, 2, next)).toEqual({ ok: false, reason: "decided" });
    await expect(db().incomingMailReading.updateMany({ where: { mailId: id }, data: { number: 9 } })).rejects.toThrow(
      /denied/,
    );
  });

  it("that is no response is not taken in; it is set aside with a reason, or handed on as a question (§32)", async () => {
    const automatic = await kept(
      rawMessage({
        body: "I am out of the office.",
        subject: `Automatic reply ${randomUUID()}`,
        headers: ["Auto-Submitted: auto-replied"],
      }),
    );
    expect(await takeIn(staff, consultation, automatic, 1, whileOpen)).toEqual({ ok: false, reason: "not-a-response" });
    expect(await setAside(staff, consultation, automatic, 1, " ")).toEqual({ ok: false, reason: "no-reason" });
    expect(await setAside(staff, consultation, automatic, 1, "An automatic reply")).toMatchObject({ ok: true });
    const question = await kept(
      rawMessage({
        body: "Could you please send me the link to the draft? I cannot find it.",
        subject: `Question ${randomUUID()}`,
      }),
    );
    expect((await opened(question)).state).toBe("not-a-response");
    const handed = await handOn(staff, consultation, question, 1);
    if (!handed.ok) throw new Error(handed.reason);
    expect(await db().clarification.findUnique({ where: { reference: handed.value.reference } })).toMatchObject({
      askerEmail: "rowan@larch.example.org",
    });
  });

  it("the mailbox job takes in a clear one by itself and leaves the rest to people", async () => {
    expect(await takeInIfClear(consultation, await kept(unique(plain)), whileOpen)).toBe(true);
    const untimed = await kept(
      rawMessage({ body: plain, receivedAt: null, from: `r-${randomUUID()}@larch.example.org` }),
    );
    expect(await takeInIfClear(consultation, untimed, whileOpen)).toBe(false);
    const future = rawMessage({
      body: plain,
      receivedAt: new Date(whileOpen.getTime() + 1000),
      from: `r-${randomUUID()}@larch.example.org`,
    });
    expect(await takeInIfClear(consultation, await kept(future), whileOpen)).toBe(false);
  });

  it("the messages of an mbox are kept each by itself", async () => {
    const one = (n: number) =>
      `From rowan@larch.example.org Tue Apr 18 08:00:00 2023\n${Buffer.from(unique(`${plain} ${n}`))
        .toString()
        .replaceAll("\r\n", "\n")}\n`;
    const outcome = await keepMessages(
      staff,
      consultation,
      "inbox.mbox",
      new TextEncoder().encode(`${one(1)}\n${one(2)}\n${one(3)}`),
    );
    expect(outcome.ok && outcome.value.ids).toHaveLength(3);
  });

  it("is not there for whoever may not take mail in, and withheld from those without clearance when it asks for confidentiality", async () => {
    const id = await kept(unique("Q1: No.\n\nPlease treat this response as confidential."));
    const approver = await person("APPROVER");
    expect(await openIncomingMail(approver, consultation, id)).toBeNull();
    expect(await takeIn(approver, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await keepMessages(approver, consultation, "m.eml", unique(plain))).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await openIncomingMail(await person("CASEWORKER", { hasClearance: false }), consultation, id)).toBe(
      "withheld",
    );
    expect(await db().auditEvent.count({ where: { actorId: approver.id, isRefused: true } })).toBe(3);
    const listed = async (hasClearance: boolean) =>
      (await listIncomingMail(consultation.id, hasClearance)).find((mail) => mail.id === id)?.sender;
    expect(await listed(true)).toContain("@larch.example.org");
    expect(await listed(false)).toBeNull();
  });
});
