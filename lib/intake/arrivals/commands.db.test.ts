import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { pdfFile } from "#prisma/factories/documents.ts";
import { rawMessageWith } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { mailReadingSchema } from "../schema.ts";
import { keepMessages } from "./commands.ts";

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
