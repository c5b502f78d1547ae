import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff, secret, secretContent } from "#prisma/factories/triage.ts";
import {
  checkTitle,
  raiseDisagreement,
  reopenDisagreement,
  resolveDisagreement,
  retitle,
  writeReply,
} from "./commands.ts";
import { readDisagreement } from "./entries/commands.ts";
import { listAreasToRaise, listDisagreements, listDisagreementsOf } from "./queries.ts";
import type { Raising } from "./schema.ts";

let consultation: ConsultationForStaff;
let casey: Actor;
let olwen: Actor;
let uncleared: Actor;
let approver: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  casey = await person("CASEWORKER");
  olwen = await person("CONSULTATION_OWNER");
  uncleared = await person("CASEWORKER", { hasClearance: false });
  approver = await person("APPROVER");
});

const send = async (content = fullContent(consultation.content)) =>
  (await sentResponse(consultation.content, content)).reference;
const fromResponse = (response: string, changes: Partial<Raising> = {}): Raising => ({
  title: "Whether the change ends by itself",
  anchor: "§18",
  source: "response",
  sourceDetail: "",
  response,
  areaKey: "",
  quote: "The amendment has no end date.",
  ...changes,
});
const fromCall: Raising = {
  ...fromResponse(""),
  source: "call",
  sourceDetail: "Thistle Energy, 20 April 2023",
  quote: "",
};
async function raised(raising: Raising = fromCall, actor = casey) {
  const outcome = await raiseDisagreement(actor, consultation, raising, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { number: outcome.value.number, revision: 0 };
}
const all = {
  filter: { state: "" as const, source: "" as const },
  sort: { id: "number", desc: false },
  page: 1,
  pageSize: 50,
};
const lastEvent = (number: number) =>
  db().auditEvent.findFirstOrThrow({
    where: { consultationId: consultation.id, subject: `D-${number}` },
    orderBy: { id: "desc" },
  });

describe("raising an entry", () => {
  it("S24.4 takes disagreement from a response and from a call alike, numbered one after the other", async () => {
    const own = await consultationForStaff();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => raiseDisagreement(casey, own, fromCall, whileOpen)),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const place = await raised(fromResponse(await send()));
    expect(await readDisagreement(casey, consultation, place.number)).toMatchObject({
      quote: "The amendment has no end date.",
      dccReply: "",
      state: "OPEN",
      raisedBy: casey.name,
    });
    expect(await lastEvent(place.number)).toMatchObject({ action: "disagreement.raised", actorId: casey.id });
  });

  it("raises an area that a respondent named once, whoever presses first", async () => {
    const response = await send();
    const raising = fromResponse(response, { areaKey: "Q1.area-1" });
    const both = await Promise.all(
      [casey, olwen].map((actor) => raiseDisagreement(actor, consultation, raising, whileOpen)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-raised" });
  });

  it("offers the areas that are not in the register yet, and no others", async () => {
    const own = await consultationForStaff();
    const { reference } = await sentResponse(own.content);
    expect(await listAreasToRaise(casey, own, 20)).toEqual({
      areas: [{ response: reference, areaKey: "Q1.area-1", question: "Q1", about: "Paragraph 18" }],
      total: 1,
    });
    await raiseDisagreement(casey, own, fromResponse(reference, { areaKey: "Q1.area-1" }), whileOpen);
    expect(await listAreasToRaise(casey, own, 20)).toEqual({ areas: [], total: 0 });
    expect(await listAreasToRaise(await person("ADMINISTRATOR"), own, 20)).toEqual({ areas: [], total: 0 });
  });

  it("refuses those without the right, with a record of it", async () => {
    expect(await raiseDisagreement(approver, consultation, fromCall, whileOpen)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(
      await db().auditEvent.count({ where: { actorId: approver.id, action: "disagreement.raised", isRefused: true } }),
    ).toBe(1);
  });

  it("takes no marked words into a title, which everybody reads", async () => {
    const response = await send(secretContent(consultation.content));
    const raising = fromResponse(response, { title: `On ${secret}`, quote: "We disagree" });
    const outcome = await raiseDisagreement(casey, consultation, raising, whileOpen);
    expect(outcome).toMatchObject({
      reason: "incomplete",
      errors: { title: expect.stringContaining("in other words") },
    });
  });
});

describe("resolving an entry", () => {
  it("part 4 item 7: is refused without evidence, says why, and the attempt is recorded", async () => {
    const place = await raised();
    const outcome = await resolveDisagreement(
      casey,
      consultation,
      place,
      { evidenceKind: "", evidence: "DCC disagrees." },
      whileOpen,
    );
    expect(outcome).toMatchObject({
      reason: "incomplete",
      errors: { evidenceKind: expect.stringContaining("drafting change") },
    });
    expect(await lastEvent(place.number)).toMatchObject({ action: "disagreement.resolved", isRefused: true });
    expect((await readDisagreement(casey, consultation, place.number))?.state).toBe("OPEN");
  });

  it("the database refuses it as well", async () => {
    const { number } = await raised();
    await expect(
      db().disagreement.updateMany({ where: { consultationId: consultation.id, number }, data: { state: "RESOLVED" } }),
    ).rejects.toThrow(/resolved_with/);
  });

  it("is done with a drafting change, can be undone, and every state is kept", async () => {
    const place = await raised();
    const { number } = place;
    await writeReply(casey, consultation, place, { dccReply: "A first reply." }, whileOpen);
    await writeReply(olwen, consultation, { number, revision: 1 }, { dccReply: "A better reply." }, whileOpen);
    const evidence = { evidenceKind: "drafting-change" as const, evidence: "Clause 3.2 now ends with Go Live." };
    expect(await resolveDisagreement(casey, consultation, { number, revision: 2 }, evidence, whileOpen)).toMatchObject({
      ok: true,
    });
    expect(await readDisagreement(casey, consultation, number)).toMatchObject({ state: "RESOLVED", ...evidence });
    await reopenDisagreement(casey, consultation, { number, revision: 3 }, whileOpen);
    const entry = await readDisagreement(casey, consultation, number);
    expect(entry).toMatchObject({ state: "OPEN", evidence: null, dccReply: "A better reply." });
    expect(entry?.versions.map(({ dccReply, state }) => [dccReply, state])).toEqual([
      ["A better reply.", "OPEN"],
      ["A better reply.", "RESOLVED"],
      ["A better reply.", "OPEN"],
      ["A first reply.", "OPEN"],
      ["", "OPEN"],
    ]);
    expect(
      (await db().auditEvent.findMany({ where: { consultationId: consultation.id, subject: `D-${number}` } })).length,
    ).toBe(5);
  });
});

describe("two people at one entry", () => {
  it("never overwrite each other", async () => {
    const place = await raised();
    const both = await Promise.all([
      writeReply(casey, consultation, place, { dccReply: "One" }, whileOpen),
      writeReply(olwen, consultation, place, { dccReply: "Other" }, whileOpen),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "conflict" });
    expect(await lastEvent(place.number)).toMatchObject({ isRefused: true, detail: { why: "conflict" } });
  });

  it("S24.5 the second one checks the title, and a new title is checked anew", async () => {
    const place = await raised();
    const { number } = place;
    expect(await checkTitle(casey, consultation, place, whileOpen)).toEqual({ ok: false, reason: "same-person" });
    expect(await checkTitle(olwen, consultation, place, whileOpen)).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.titleCheckedBy).toBe(olwen.name);
    const given = { title: "When the change ends", anchor: "§18" };
    await retitle(olwen, consultation, { number, revision: 1 }, given, whileOpen);
    expect(await readDisagreement(casey, consultation, number)).toMatchObject({
      ...given,
      titleCheckedBy: null,
      titleBy: olwen.name,
    });
    expect(await checkTitle(olwen, consultation, { number, revision: 2 }, whileOpen)).toMatchObject({
      reason: "same-person",
    });
    expect(
      await retitle(olwen, consultation, { number, revision: 2 }, { title: "", anchor: "" }, whileOpen),
    ).toMatchObject({
      errors: { title: expect.anything(), anchor: expect.anything() },
    });
  });
});

describe("reading the register", () => {
  it("SX.4 shows words from a marked passage to those with clearance alone, and that is an event", async () => {
    const response = await send(secretContent(consultation.content));
    const { number } = await raised(fromResponse(response, { quote: secret }));
    const [open, closed] = [
      await readDisagreement(casey, consultation, number),
      await readDisagreement(uncleared, consultation, number),
    ];
    expect(open).toMatchObject({ quote: secret, isQuoteConfidential: true });
    expect(JSON.stringify(closed)).not.toContain("heron");
    expect(closed).toMatchObject({ quote: null, isQuoteConfidential: true });
    const events = await db().auditEvent.findMany({
      where: { subject: response, action: "response.read-confidential" },
    });
    expect(events).toMatchObject([{ actorId: casey.id, detail: { through: `D-${number}` } }]);
  });

  it("SX.4 keeps back a reply that repeats marked words", async () => {
    const response = await send(secretContent(consultation.content));
    const place = await raised(fromResponse(response, { quote: "The rest is well." }));
    await writeReply(casey, consultation, place, { dccReply: `We know that ${secret}.` }, whileOpen);
    const closed = await readDisagreement(uncleared, consultation, place.number);
    expect(closed).toMatchObject({ quote: null, dccReply: null });
    expect(JSON.stringify(closed)).not.toContain("heron");
  });

  it("SX.4 title, anchor and order of what derives from a marked response are for those with clearance, and so is every act on it", async () => {
    const own = await consultationForStaff();
    const { reference } = await sentResponse(own.content, secretContent(own.content));
    const raising = fromResponse(reference, { title: "Zebra finches", anchor: "Aviary", quote: "The rest is well." });
    expect(await raiseDisagreement(uncleared, own, raising, whileOpen)).toMatchObject({ reason: "withheld" });
    const entry = await raiseDisagreement(casey, own, raising, whileOpen);
    await raiseDisagreement(casey, own, fromCall, whileOpen);
    const number = entry.ok ? entry.value.number : 0;
    const place = { number, revision: 0 };
    for (const closed of [
      await readDisagreement(uncleared, own, number),
      await listDisagreements(uncleared, own.id, all),
      await listDisagreementsOf(uncleared, (await db().response.findUniqueOrThrow({ where: { reference } })).id),
    ])
      expect(JSON.stringify(closed)).not.toMatch(/Zebra|Aviary/);
    const sort = { id: "title", desc: true };
    const titles = async (actor: Actor) =>
      (await listDisagreements(actor, own.id, { ...all, sort })).rows.map(({ number: each }) => each);
    expect([await titles(casey), await titles(uncleared)]).toEqual([
      [number, number + 1],
      [number, number + 1].toSorted(),
    ]);
    const given = { title: "Finches", anchor: "§18" };
    for (const act of [
      retitle(uncleared, own, place, given, whileOpen),
      checkTitle(uncleared, own, place, whileOpen),
      writeReply(uncleared, own, place, { dccReply: "We note it." }, whileOpen),
      resolveDisagreement(uncleared, own, place, { evidenceKind: "acceptance", evidence: "A letter." }, whileOpen),
      reopenDisagreement(uncleared, own, place, whileOpen),
    ])
      expect(await act).toEqual({ ok: false, reason: "withheld" });
  });

  it("lists what is unresolved, quoting nothing, in its own consultation alone", async () => {
    const own = await consultationForStaff();
    await raiseDisagreement(casey, own, fromCall, whileOpen);
    const evidence = { evidenceKind: "acceptance" as const, evidence: "Mail of 27 April 2023." };
    await resolveDisagreement(casey, own, { number: 1, revision: 0 }, evidence, whileOpen);
    await raiseDisagreement(casey, own, { ...fromCall, title: "Another" }, whileOpen);
    const list = (state: "" | "open" | "resolved") =>
      listDisagreements(uncleared, own.id, { ...all, filter: { state, source: "" } });
    expect((await list("open")).rows).toEqual([
      {
        number: 2,
        title: "Another",
        anchor: "§18",
        isWithheld: false,
        source: "call",
        response: null,
        hasReply: false,
        isTitleChecked: false,
        state: "OPEN",
      },
    ]);
    expect((await list("resolved")).rows.map(({ number }) => number)).toEqual([1]);
    expect((await list("")).total).toBe(2);
    expect((await listDisagreements(await person("ADMINISTRATOR"), own.id, all)).total).toBe(0);
    expect(await readDisagreement(casey, consultation, 9999)).toBeNull();
    expect(await readDisagreement(await person("DEPARTMENT_READER"), own, 1)).toBeNull();
  });
});
