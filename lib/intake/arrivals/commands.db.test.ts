import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readWhole } from "#lib/files/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { pdfFile } from "#prisma/factories/documents.ts";
import { keptMessage, rawMessage, rawMessageWith, uniqueMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { mailReadingSchema, messageLimitBytes } from "../schema.ts";
import { keepMessages } from "./commands.ts";

const plain = "Q1: We agree with the proposed changes.";

let staff: Actor;
let consultation: ConsultationForStaff;
beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = await person("CASEWORKER");
  consultation = (await findConsultationForStaff((await publishedConsultation()).slug))!;
});

async function verdictOf(files: Record<string, Uint8Array>, body: string): Promise<string> {
  const raw = rawMessageWith(files, { body });
  const outcome = await keepMessages(staff, consultation, "message.eml", raw);
  if (!outcome.ok) throw new Error(outcome.reason);
  const mail = await db().incomingMail.findUniqueOrThrow({
    where: { id: outcome.value.ids[0] },
    select: { readings: { select: { content: true } } },
  });
  return mailReadingSchema.parse(mail.readings[0]?.content).verdict;
}

it("S31.5 a request that stands in an attached PDF alone is no less a request", async () => {
  const asks = pdfFile("Our response to the consultation.", "Please treat this response as confidential.");
  const asksNothing = pdfFile("Our response to the consultation.", "We agree with the proposed changes.");
  expect(await verdictOf({ "response.pdf": asks }, "Please find our response attached.")).not.toBe("none");
  expect(await verdictOf({ "response.pdf": asksNothing }, "Please find the response of ours attached.")).toBe("none");
});

it("a PDF that cannot be read stops nothing: the message is kept", async () => {
  const broken = new TextEncoder().encode("%PDF-1.7 nothing");
  expect(await verdictOf({ "broken.pdf": broken }, "Q1: We agree.")).toBe("none");
});

it("S28.8 a message is kept byte for byte with its hash, and once however often it is brought", async () => {
  const raw = uniqueMessage(plain);
  const id = await keptMessage(staff, consultation, raw);
  expect(await keepMessages(staff, consultation, "again.eml", raw)).toEqual({
    ok: true,
    value: { ids: [], known: 1 },
  });
  const mail = await db().incomingMail.findUniqueOrThrow({ where: { id }, include: { file: true } });
  expect(await readWhole(mail.fileId, Number(mail.file.size))).toEqual(Buffer.from(raw));
  expect(mail.file.sha256).toBe(mail.sha256);
});

it("S28.8 the same message brought by two people at once is kept once", async () => {
  const raw = uniqueMessage(plain);
  const outcomes = await Promise.all([1, 2, 3].map(() => keepMessages(staff, consultation, "m.eml", raw)));
  expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.ids : []))).toHaveLength(1);
});

it("a message larger than any server takes is refused, on record, and nothing of it is kept", async () => {
  const own = (await findConsultationForStaff((await publishedConsultation()).slug))!;
  const raw = Buffer.concat([rawMessage({ body: plain }), Buffer.alloc(messageLimitBytes, "a")]);
  expect(await keepMessages(staff, own, "m.eml", raw)).toEqual({ ok: false, reason: "too-large" });
  expect(await db().incomingMail.count({ where: { consultationId: own.id } })).toBe(0);
  const events = await db().auditEvent.findMany({ where: { consultationId: own.id, action: "mail.kept" } });
  expect(events).toMatchObject([{ isRefused: true, detail: { why: "too-large" } }]);
});

it("a file that holds no message is refused, on record", async () => {
  const own = (await findConsultationForStaff((await publishedConsultation()).slug))!;
  const broken = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  expect(await keepMessages(staff, own, "m.msg", broken)).toEqual({ ok: false, reason: "not-readable" });
  const events = await db().auditEvent.findMany({ where: { consultationId: own.id, action: "mail.kept" } });
  expect(events).toMatchObject([{ isRefused: true, detail: { why: "not-readable" } }]);
});

it("the messages of an mbox are kept each by itself", async () => {
  const one = (n: number) =>
    `From rowan@larch.example.org Tue Apr 18 08:00:00 2023\n${Buffer.from(uniqueMessage(`${plain} ${n}`))
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
