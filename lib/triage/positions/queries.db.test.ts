import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { recipient } from "#lib/packs/building/queries.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { linked } from "#prisma/factories/links.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff, lateResponse } from "#prisma/factories/triage.ts";
import { countPositions, findTally } from "./queries.ts";

let casey: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  casey = await person("CASEWORKER");
});

const content = (positions: DraftContent["positions"]) => fullContent(consultation.content, { positions });
const taken = async (part: string) => {
  const tally = await findTally(casey, consultation);
  // The pack counts by the same query.
  expect(await countPositions(db(), recipient, consultation)).toEqual(tally);
  const found = tally.find((one) => one.part === part);
  const lines = found?.lines.flatMap(({ position, chosen, late }) => [
    ...(chosen > 0 ? [[position, chosen]] : []),
    ...(late > 0 ? [[`${position}, late`, late]] : []),
  ]);
  return Object.fromEntries(lines ?? []);
};

/** One who agreed with Q1 and said nothing of Q2.b, and what they added. */
async function withAddition(positions: DraftContent["positions"], isLate = false) {
  consultation = await consultationForStaff();
  const first = (await sentResponse(consultation.content, content({ Q1: "agree" }))).reference;
  const added = content(positions);
  const more = isLate
    ? await lateResponse(consultation.content, added)
    : await sentResponse(consultation.content, added);
  await linked(consultation.id, [first, more.reference], "SUPPLEMENT");
}

describe("what somebody adds to their response, in the figures", () => {
  it("S27.1 without a position of its own it makes nobody a second sender, and nobody silent (invariant 9)", async () => {
    await withAddition({});
    expect([await taken("Q1"), await taken("Q2.b")]).toEqual([{ agree: 1 }, { "not-answered": 1 }]);
  });

  it("S27.1 a position that only it takes is the sender's; one that both take is counted once", async () => {
    await withAddition({ Q1: "agree", "Q2.b": "disagree" });
    expect([await taken("Q1"), await taken("Q2.b")]).toEqual([{ agree: 1 }, { disagree: 1 }]);
  });

  it("S27.1 another position than the first one is lost in no figure", async () => {
    await withAddition({ Q1: "disagree" });
    expect(await taken("Q1")).toEqual({ agree: 1, disagree: 1 });
  });

  it("S28.6 what came in late stands in its own column, where it takes a position and nowhere else", async () => {
    await withAddition({ "Q2.b": "disagree" }, true);
    expect([await taken("Q1"), await taken("Q2.b")]).toEqual([
      { agree: 1 },
      { "not-answered": 1, "disagree, late": 1 },
    ]);
  });
});
