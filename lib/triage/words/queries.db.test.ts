import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { readResponse } from "../reading/commands.ts";
import { listAskedInWords } from "./queries.ts";

let staff: Actor;
let consultation: ConsultationForStaff;
const asks = "Please do not publish this response.";
const footer =
  "This email and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient please delete it.";

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  staff = { ...(await person("CASEWORKER")), hasClearance: true };
  consultation = await consultationForStaff();
});

const sent = async (changes: Partial<DraftContent>) =>
  (await sentResponse(consultation.content, fullContent(consultation.content, changes))).reference;

describe("the flag on a response that asks in words", () => {
  it("S31.7 stands on the response and in the list, and not where a footer was pasted or something is marked", async () => {
    const asking = await sent({ general: asks });
    const pasted = await sent({ general: `We have nothing to add.\n\n${footer}` });
    const marked = await sent({ general: asks, marks: [{ level: "answer", field: "general", reason: null }] });
    const silent = await sent({});
    const all = [asking, pasted, marked, silent];
    expect(await listAskedInWords(staff, consultation, all)).toEqual(new Set([asking]));
    expect((await readResponse(staff, consultation, asking))?.asked).toEqual([
      { field: "general", label: "What was said outside the questions", sentence: asks },
    ]);
    expect((await readResponse(staff, consultation, pasted))?.asked).toEqual([]);
    expect((await readResponse(staff, consultation, marked))?.asked).toEqual([]);
  });

  it("is told to nobody who may not read responses", async () => {
    const asking = await sent({ general: asks });
    expect(await listAskedInWords(await person("ADMINISTRATOR"), consultation, [asking])).toEqual(new Set());
  });
});
