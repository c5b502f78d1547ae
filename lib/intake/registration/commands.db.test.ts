import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { findReceiptFiles } from "#lib/responses/queries.ts";
import { receiptTokenOf } from "#lib/responses/tokens/rules.ts";
import { listQueue } from "#lib/triage/queries.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { queueFilterSchema } from "#lib/triage/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { acknowledgementOf } from "#prisma/factories/letters.ts";
import {
  consultationForStaff,
  keptMessage,
  openedMessage,
  plainMessage,
  rawMessage,
  serverTime,
  uniqueMessage,
} from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { rereadMail } from "../commands.ts";
import { takeIn, takeInIfPlain } from "./commands.ts";

let staff: Actor;
let consultation: ConsultationForStaff;
const footer =
  "This email and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient please delete it.";

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  consultation = await consultationForStaff();
});

async function registered(raw: Uint8Array, by: Actor | null = staff) {
  const id = await keptMessage(staff, consultation, raw);
  const outcome = await takeIn(by, consultation, id, 1, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  const version = await db().responseVersion.findFirstOrThrow({
    where: { response: { reference: outcome.value.reference } },
    include: { registerEntry: true, response: { include: { triage: true } }, outgoingMails: true },
  });
  return { id, version, ...outcome.value };
}

describe("a message that goes into the register", () => {
  it("S28.8 the time is our own server's, never the sender's Date, and it decides lateness", async () => {
    const { version } = await registered(uniqueMessage(plainMessage));
    expect(version).toMatchObject({ receivedAt: serverTime, isLate: false });
    expect(version.registerEntry).toMatchObject({ channel: "EMAIL" });
    expect(version.registerEntry.receivedAt.getTime()).toBeGreaterThanOrEqual(whileOpen.getTime());
  });

  it.each([
    ["at the close", 0, false],
    ["one second after it", 1000, true],
  ])("S28.8 received %s by the server", async (_, after, isLate) => {
    const receivedAt = new Date(consultation.closesAt.getTime() + after);
    const id = await keptMessage(
      staff,
      consultation,
      rawMessage({ body: plainMessage, receivedAt, from: `r-${randomUUID()}@larch.example.org` }),
    );
    const later = new Date(receivedAt.getTime() + 60_000);
    const outcome = await takeIn(staff, consultation, id, 1, later);
    expect(outcome).toMatchObject({ ok: true });
    expect(await db().responseVersion.findUnique({ where: { idempotencyKey: `mail ${id}` } })).toMatchObject({
      isLate,
    });
  });

  it("S28.8 without a time of our own server it waits until staff say when it came", async () => {
    const id = await keptMessage(
      staff,
      consultation,
      rawMessage({ body: plainMessage, receivedAt: null, from: `r-${randomUUID()}@larch.example.org` }),
    );
    expect(await takeIn(staff, consultation, id, 1, whileOpen)).toEqual({ ok: false, reason: "no-time" });
    const { evidence: _, ...reading } = (await openedMessage(staff, consultation, id)).reading;
    await rereadMail(staff, consultation, id, 1, {
      ...reading,
      receivedAt: serverTime.toISOString(),
      why: "By the list of the mail room.",
    });
    expect(await takeIn(staff, consultation, id, 2, whileOpen)).toMatchObject({ ok: true });
  });

  it("S31.3 with a footer only has no request; the acknowledgement says so, how to make one, and for how long nothing is published", async () => {
    const { version } = await registered(uniqueMessage(`${plainMessage}\n\n-- \n${footer}`));
    expect(version.content).toMatchObject({ marks: [], answers: [{ question: "Q1" }, { question: "Q2" }] });
    const { text } = await acknowledgementOf(version.id);
    expect(text).toContain("We found no request for confidentiality");
    expect(text).toContain(`write to ${consultation.content.responseEmail}`);
    expect(text).toContain("Nothing of your response is published for 14 days after this letter");
    expect(text).toContain("Entered in the register:");
  });

  it("S31.5 whose sender asks for all of it is marked as a whole, and told so", async () => {
    const { version } = await registered(
      uniqueMessage(`Q1: We disagree.\n\nPlease treat this response as confidential.\n\n${footer}`),
    );
    expect(version.content).toMatchObject({ marks: [{ level: "whole" }] });
    expect((await acknowledgementOf(version.id)).text).toContain("you ask for all of your response");
  });

  it("S29.3 the request is on record with its words, its time and its channel", async () => {
    const { id, reference } = await registered(
      uniqueMessage("Q1: We disagree.\n\nPlease treat this response as confidential."),
    );
    const { reading, channel, receivedAt } = await openedMessage(staff, consultation, id);
    expect(reading.evidence).toContainEqual({ sentence: "Please treat this response as confidential.", as: "request" });
    expect({ channel, receivedAt }).toEqual({ channel: "EMAIL", receivedAt: serverTime });
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: "mail.taken-in", subject: reference } });
    expect(event.detail).toMatchObject({ mail: id, verdict: "whole", request: 1 });
  });

  it("S29.5 that is unclear is held as a whole, its sender is asked, and a task waits for staff", async () => {
    const { version, reference } = await registered(
      uniqueMessage("Q1: We disagree with the date.\n\nQ3: Part of this response is confidential."),
    );
    expect(version.content).toMatchObject({ marks: [{ level: "whole", reason: expect.stringContaining("unclear") }] });
    expect(version.response.triage?.status).toBe("WAITING");
    const [asked] = await db().outgoingMail.findMany({ where: { kind: "confidentiality-asked", about: reference } });
    expect(asked?.text).toContain("which words, figures or files");
    const uncleared = await person("CASEWORKER", { hasClearance: false });
    const withheld = await readResponse(uncleared, consultation, reference);
    expect(withheld?.reading).toMatchObject({ isInFull: false, confidentiality: { isWhole: true } });
    expect(JSON.stringify(withheld)).not.toContain("disagree with the date");
    const waiting = { filter: queueFilterSchema.parse({ status: "WAITING" }), sort: { id: "receivedAt", desc: true } };
    const { rows } = await listQueue(staff, consultation.id, { ...waiting, page: 1, pageSize: 50 });
    expect(rows.map((row) => row.reference)).toContain(reference);
  });

  it("S24.3 the receipt's files hash to what the register committed to", async () => {
    const { version } = await registered(uniqueMessage(plainMessage));
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
    const id = await keptMessage(staff, consultation, uniqueMessage(plainMessage));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => takeIn(staff, consultation, id, 1, whileOpen)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, reason: "decided" }));
    expect(await db().responseVersion.count({ where: { idempotencyKey: `mail ${id}` } })).toBe(1);
  });

  it("the mailbox job takes in a clear one by itself and leaves the rest to people", async () => {
    expect(
      await takeInIfPlain(consultation, await keptMessage(staff, consultation, uniqueMessage(plainMessage)), whileOpen),
    ).toBe(true);
    const untimed = await keptMessage(
      staff,
      consultation,
      rawMessage({ body: plainMessage, receivedAt: null, from: `r-${randomUUID()}@larch.example.org` }),
    );
    expect(await takeInIfPlain(consultation, untimed, whileOpen)).toBe(false);
    const future = rawMessage({
      body: plainMessage,
      receivedAt: new Date(whileOpen.getTime() + 1000),
      from: `r-${randomUUID()}@larch.example.org`,
    });
    expect(await takeInIfPlain(consultation, await keptMessage(staff, consultation, future), whileOpen)).toBe(false);
  });
});
