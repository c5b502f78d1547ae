import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { extendedConsultation, lettersTo, newClose, responseFrom } from "#prisma/factories/periods.ts";
import { savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { listExtensions } from "../periods/queries.ts";
import type { ConsultationForStaff } from "../queries.ts";

let consultation: ConsultationForStaff;

beforeEach(async () => {
  await stopDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
});

describe("S28.7 who is told", () => {
  it("everybody who holds a draft or has responded, each address once, with a way to their own response or draft", async () => {
    const id = randomUUID();
    const [ann, bo, cy, dot] = ["ann", "bo", "cy", "dot"].map((name) => `${name}-${id}@larch.example.org`);
    const { reference, receiptToken } = await sentResponse(
      consultation.content,
      responseFrom(consultation.content, ann ?? ""),
    );
    await sentResponse(consultation.content, responseFrom(consultation.content, ann ?? ""));
    await savedDraft(consultation.content, responseFrom(consultation.content, ann ?? ""));
    await savedDraft(consultation.content, responseFrom(consultation.content, bo ?? ""));
    const gone = await sentResponse(consultation.content, responseFrom(consultation.content, cy ?? ""));
    await withdrawResponse(gone.receiptToken, consultation);
    await savedDraft(consultation.content, responseFrom(consultation.content, dot ?? ""));
    await db().draft.updateMany({
      where: { content: { path: ["respondent", "email"], equals: dot } },
      data: { lettersStoppedAt: whileOpen },
    });
    consultation = await extendedConsultation(consultation, newClose);
    const [toAnn] = await lettersTo(ann ?? "");
    expect(await lettersTo(ann ?? "")).toHaveLength(1);
    expect(toAnn?.text).toContain(`${reference}: http://localhost:3000/receipts/${receiptToken}`);
    expect(await lettersTo(bo ?? "")).toMatchObject([{ text: expect.stringContaining("/reminders/stop/") }]);
    expect(await lettersTo(cy ?? "")).toEqual([]);
    expect(await lettersTo(dot ?? "")).toEqual([]);
    expect((await listExtensions(consultation.id))[0]).toMatchObject({ told: 2, untold: 0 });
  });
});
