import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { amendedResponse, consultationForStaff } from "#prisma/factories/triage.ts";
import { listQueue } from "../queries.ts";
import { readResponse } from "../reading/commands.ts";
import { queueFilterSchema } from "../schema.ts";
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

const firstPage = { sort: { id: "receivedAt", desc: true }, page: 1, pageSize: 10 };

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

  it("S31.7 SX.4 counts for those without clearance as the same words in an email do: nothing of it is read, found or named", async () => {
    const uncleared = await person("CASEWORKER", { hasClearance: false });
    const organisation = `Heron ${randomUUID()}`;
    const respondent = { ...fullContent(consultation.content).respondent, organisation };
    const seen = async (general: string) => {
      const reference = await sent({ general, respondent });
      const response = await readResponse(uncleared, consultation, reference);
      const filter = queueFilterSchema.parse({ q: organisation });
      const found = await listQueue(uncleared, consultation.id, { filter, ...firstPage });
      return {
        isWithheld: response?.isWithheld,
        isRead: JSON.stringify(response).includes(organisation),
        isFound: found.rows.some((row) => row.reference === reference),
      };
    };
    expect(await seen(asks)).toEqual({ isWithheld: true, isRead: false, isFound: false });
    expect(await seen(`We have nothing to add.\n\n${footer}`)).toEqual({
      isWithheld: false,
      isRead: true,
      isFound: true,
    });
  });

  it("S31.7 a request for a part hides what derives from the response, and a later version frees nothing", async () => {
    const [answer] = fullContent(consultation.content).answers;
    if (!answer) throw new Error("there is no answer");
    const reference = await sent({ answers: [{ ...answer, text: "Please treat this answer as confidential." }] });
    const [marked] = await db().responseVersion.findMany({ where: { response: { reference } } });
    expect(marked?.askedInWords).toBe("part");
    await amendedResponse(consultation.content, reference, fullContent(consultation.content));
    const uncleared = await person("CASEWORKER", { hasClearance: false });
    expect((await readResponse(uncleared, consultation, reference))?.isWithheld).toBe(true);
    expect((await readResponse(staff, consultation, reference))?.isWithheld).toBe(false);
  });

  it("is told to nobody who may not read responses", async () => {
    const asking = await sent({ general: asks });
    expect(await listAskedInWords(await person("ADMINISTRATOR"), consultation, [asking])).toEqual(new Set());
  });
});
