import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { keptMessage, uniqueMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff, secret, secretContent } from "#prisma/factories/triage.ts";
import { addWords, checkTitle, raiseDisagreement, retitle, writeReply } from "./commands.ts";
import { readDisagreement } from "./entries/commands.ts";
import { listAreasToRaise, listDisagreements, listDisagreementsOf } from "./queries.ts";
import { confirmResolution, proposeResolution, reopenDisagreement } from "./resolutions/commands.ts";
import { type Proposal, type Raising, withheldTitle } from "./schema.ts";

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
      passages: [{ quote: "The amendment has no end date." }],
      dccReply: "",
      standing: "OPEN",
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

describe("one disagreement holds many respondents", () => {
  const words = "The amendment has no end date.";

  it("S24.5 takes the words of a further response, each with its own, and says so in the log", async () => {
    const [first, second] = [await send(), await send()];
    const { number } = await raised(fromResponse(first));
    const adding = { entry: number, response: second, areaKey: "", quote: words };
    expect(await addWords(olwen, consultation, adding, whileOpen)).toEqual({
      ok: true,
      value: { number, isReopened: false },
    });
    expect((await readDisagreement(casey, consultation, number))?.passages).toMatchObject([
      { response: first, quote: words, addedBy: casey.name },
      { response: second, quote: words, addedBy: olwen.name },
    ]);
    expect(await lastEvent(number)).toMatchObject({ action: "disagreement.words-added", detail: { response: second } });
  });

  it("takes the same words of one response once, of ten who press at once too", async () => {
    const { number } = await raised(fromResponse(await send()));
    const adding = { entry: number, response: await send(), areaKey: "", quote: words };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => addWords(olwen, consultation, adding, whileOpen)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-raised" });
    expect((await readDisagreement(casey, consultation, number))?.passages).toHaveLength(2);
  });

  it("an area that a respondent named is raised once, in whichever entry", async () => {
    const response = await send();
    await raised(fromResponse(response, { areaKey: "Q1.area-1" }));
    const { number } = await raised();
    const adding = { entry: number, response, areaKey: "Q1.area-1", quote: words };
    expect(await addWords(casey, consultation, adding, whileOpen)).toEqual({ ok: false, reason: "already-raised" });
  });

  it("knows by its words that they are of an area which the respondent named", async () => {
    const own = await consultationForStaff();
    const { reference } = await sentResponse(own.content);
    expect((await listAreasToRaise(casey, own, 5)).total).toBe(1);
    await raiseDisagreement(casey, own, fromResponse(reference), whileOpen);
    expect((await listAreasToRaise(casey, own, 5)).total).toBe(0);
  });

  it("opens an entry again that was called resolved: that settled nothing for who comes now", async () => {
    const number = await resolved();
    const adding = { entry: number, response: await send(), areaKey: "", quote: words };
    expect(await addWords(olwen, consultation, adding, whileOpen)).toMatchObject({ value: { isReopened: true } });
    expect(await readDisagreement(casey, consultation, number)).toMatchObject({
      standing: "OPEN",
      evidence: null,
      confirmedBy: null,
    });
  });

  it("the database takes no further words into an entry that is called resolved", async () => {
    const number = await resolved();
    const { id } = await db().disagreement.findFirstOrThrow({ where: { consultationId: consultation.id, number } });
    const version = await db().responseVersion.findFirstOrThrow({ where: { response: { reference: await send() } } });
    const { id: versionId, responseId } = version;
    const row = { disagreementId: id, responseId, versionId, quote: words, addedById: casey.id };
    await expect(db().disagreementPassage.createMany({ data: row })).rejects.toThrow(/open an entry again/);
  });

  it("takes no words that the response does not say, and none of an entry that is not there", async () => {
    const response = await send();
    const { number } = await raised();
    const adding = { entry: number, response, areaKey: "", quote: "They want an end date." };
    expect(await addWords(casey, consultation, adding, whileOpen)).toMatchObject({
      errors: { quote: expect.anything() },
    });
    expect(await addWords(casey, consultation, { ...adding, entry: 9999, quote: words }, whileOpen)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

const nothing: Proposal = {
  evidenceKind: "",
  change: "",
  attachment: "",
  clause: "",
  response: "",
  words: "",
  mail: "",
};
const aChange = (): Proposal => ({
  ...nothing,
  evidenceKind: "change",
  change: consultation.content.changes[0]?.key ?? "",
});
const propose = (number: number, revision: number, proposal: Proposal, actor = casey) =>
  proposeResolution(actor, consultation, { number, revision }, proposal, whileOpen);

/** An entry that has a reply and that nobody has proposed to be resolved. */
async function replied(raising: Raising = fromCall) {
  const { number } = await raised(raising);
  await writeReply(casey, consultation, { number, revision: 0 }, { dccReply: "It ends with Go Live." }, whileOpen);
  return number;
}

/** An entry that was called resolved by two people. */
async function resolved(): Promise<number> {
  const number = await replied();
  await propose(number, 1, aChange());
  const outcome = await confirmResolution(olwen, consultation, { number, revision: 2 }, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return number;
}

describe("resolving an entry", () => {
  it("part 4 item 7: a full stop is no evidence; it is refused, says why, and the attempt is recorded", async () => {
    const number = await replied();
    expect(await propose(number, 1, { ...nothing, clause: ".", words: "DCC disagrees." })).toMatchObject({
      reason: "incomplete",
      errors: { evidenceKind: expect.stringContaining("drafting change") },
    });
    expect(await lastEvent(number)).toMatchObject({ action: "disagreement.proposed", isRefused: true });
    expect((await readDisagreement(casey, consultation, number))?.standing).toBe("OPEN");
  });

  it("S24.5 is refused without DCC’s reply, whatever the evidence", async () => {
    const { number } = await raised();
    expect(await propose(number, 0, aChange())).toMatchObject({
      errors: { form: expect.stringContaining("reply first") },
    });
  });

  it("one person alone resolves nothing: it is open until a second one confirms", async () => {
    const number = await replied();
    expect(await propose(number, 1, aChange())).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.standing).toBe("PROPOSED");
    const open = await listDisagreements(casey, consultation.id, {
      ...all,
      filter: { state: "open", source: "" },
      pageSize: 500,
    });
    expect(open.rows.map((row) => row.number)).toContain(number);
    const place = { number, revision: 2 };
    expect(await confirmResolution(casey, consultation, place, whileOpen)).toEqual({
      ok: false,
      reason: "same-person",
    });
    expect(await confirmResolution(olwen, consultation, place, whileOpen)).toMatchObject({ ok: true });
    expect(await readDisagreement(casey, consultation, number)).toMatchObject({
      standing: "RESOLVED",
      proposedBy: casey.name,
      confirmedBy: olwen.name,
      evidence: { kind: "change", thing: expect.stringContaining(consultation.content.changes[0]?.title ?? "") },
    });
    expect(await lastEvent(number)).toMatchObject({ action: "disagreement.resolved", actorId: olwen.id });
  });

  it("the database resolves nothing without evidence, a reply and two people", async () => {
    const number = await replied();
    const set = (data: object) =>
      db().disagreement.updateMany({ where: { consultationId: consultation.id, number }, data });
    const at = whileOpen;
    const evidence = {
      evidenceKind: "change",
      evidenceChange: "x",
      proposedById: casey.id,
      proposedAt: at,
      revision: 9,
    };
    const confirmed = { state: "RESOLVED", confirmedAt: at };
    await expect(set({ ...confirmed, confirmedById: olwen.id, revision: 9 })).rejects.toThrow(
      /resolved_when_confirmed/,
    );
    await expect(set({ ...evidence, ...confirmed, confirmedById: casey.id })).rejects.toThrow(/two_people_resolve/);
    await expect(set({ ...evidence, state: "RESOLVED" })).rejects.toThrow(/resolved_when_confirmed/);
    await expect(set({ ...evidence, evidenceKind: "draft" })).rejects.toThrow(/evidence_is_a_thing/);
    await expect(set({ ...evidence, dccReply: " " })).rejects.toThrow(/replied_to/);
  });

  it("takes a file of the draft with its clause, and no other file", async () => {
    const number = await replied();
    await attachedFile(consultation.id, casey, { kind: "EVIDENCE", name: "minutes.txt" });
    await attachedFile(consultation.id, casey, { kind: "REDLINE", name: "redline.txt" });
    const files = await listAttachments(consultation.id);
    const named = (kind: string): Proposal => ({
      ...nothing,
      evidenceKind: "draft",
      attachment: files.find((file) => file.kind === kind)?.id ?? "",
      clause: "3.2",
    });
    expect(await propose(number, 1, named("EVIDENCE"))).toMatchObject({ errors: { attachment: expect.anything() } });
    expect(await propose(number, 1, named("REDLINE"))).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.evidence).toMatchObject({
      thing: expect.stringContaining("redline.txt"),
      words: "Clause 3.2",
    });
  });

  it("takes the respondent’s own words on record, and nobody else’s", async () => {
    const [response, other] = [await send(), await send()];
    const number = await replied(fromResponse(response));
    const accepted = { ...nothing, evidenceKind: "words" as const, words: "We agree with the aim." };
    expect(await propose(number, 1, { ...accepted, response: other })).toMatchObject({
      errors: { response: expect.anything() },
    });
    expect(await propose(number, 1, { ...accepted, response })).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.evidence).toEqual({
      kind: "words",
      thing: `Response ${response}, version 1`,
      words: "We agree with the aim.",
    });
  });

  it("takes a letter that came in, and shows it to nobody without clearance", async () => {
    const number = await replied();
    const mail = await keptMessage(casey, consultation, uniqueMessage("We are content with your reply."));
    expect(await propose(number, 1, { ...nothing, evidenceKind: "letter", mail })).toMatchObject({ ok: true });
    expect((await readDisagreement(casey, consultation, number))?.evidence?.thing).toContain("Message");
    expect((await readDisagreement(uncleared, consultation, number))?.evidence).toBeNull();
    const elsewhere = await consultationForStaff();
    const foreign = await keptMessage(casey, elsewhere, uniqueMessage("We are content."));
    const another = await replied();
    expect(await propose(another, 1, { ...nothing, evidenceKind: "letter", mail: foreign })).toMatchObject({
      errors: { mail: expect.anything() },
    });
  });

  it("can be undone, also by another reply, and every state is kept", async () => {
    const number = await resolved();
    await reopenDisagreement(casey, consultation, { number, revision: 3 }, whileOpen);
    await propose(number, 4, aChange());
    await writeReply(olwen, consultation, { number, revision: 5 }, { dccReply: "A better reply." }, whileOpen);
    const entry = await readDisagreement(casey, consultation, number);
    expect(entry?.versions.map(({ dccReply, standing }) => [dccReply, standing])).toEqual([
      ["A better reply.", "OPEN"],
      ["It ends with Go Live.", "PROPOSED"],
      ["It ends with Go Live.", "OPEN"],
      ["It ends with Go Live.", "RESOLVED"],
      ["It ends with Go Live.", "PROPOSED"],
      ["It ends with Go Live.", "OPEN"],
      ["", "OPEN"],
    ]);
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
  it("SX.4 shows words from a marked passage, title, anchor and reply to those with clearance alone, and that is an event", async () => {
    const response = await send(secretContent(consultation.content));
    const { number } = await raised(
      fromResponse(response, { quote: secret, anchor: "§18.9", title: "On a bird of June" }),
    );
    const reply = { dccReply: "We know of the bird." };
    await writeReply(casey, consultation, { number, revision: 0 }, reply, whileOpen);
    const [open, closed] = [
      await readDisagreement(casey, consultation, number),
      await readDisagreement(uncleared, consultation, number),
    ];
    expect(open).toMatchObject({ title: "On a bird of June", passages: [{ quote: secret, isConfidential: true }] });
    for (const word of ["heron", "bird", "18.9"]) expect(JSON.stringify(closed)).not.toContain(word);
    expect(closed).toMatchObject({
      title: withheldTitle,
      anchor: "",
      dccReply: null,
      isWithheld: true,
      passages: [],
    });
    const listed = await listDisagreements(uncleared, consultation.id, { ...all, pageSize: 500 });
    expect(listed.rows.find((row) => row.number === number)).toMatchObject({ title: withheldTitle, anchor: "" });
    const events = await db().auditEvent.findMany({
      where: { subject: response, action: "response.read-confidential" },
    });
    expect(events).toMatchObject([{ actorId: casey.id, detail: { through: `D-${number}` } }]);
  });

  it("SX.4 nobody without clearance writes to an entry of a marked response, raises one, or checks a title", async () => {
    const response = await send(secretContent(consultation.content));
    const place = await raised(fromResponse(response, { quote: "The rest is well." }));
    const given = { title: `On ${secret}`, anchor: "§18" };
    expect(await retitle(uncleared, consultation, place, given, whileOpen)).toEqual({ ok: false, reason: "withheld" });
    const raising = fromResponse(response, { quote: "The rest is well.", title: given.title });
    expect(await raiseDisagreement(uncleared, consultation, raising, whileOpen)).toEqual({
      ok: false,
      reason: "withheld",
    });
    expect(await checkTitle(uncleared, consultation, await raised(), whileOpen)).toEqual({
      ok: false,
      reason: "withheld",
    });
  });

  it("S24.5 a title that names somebody whose name is marked is told to who has clearance, and to nobody else", async () => {
    const own = await consultationForStaff();
    const full = fullContent(own.content);
    await sentResponse(own.content, {
      ...full,
      respondent: { ...full.respondent, organisation: "Heather Networks", name: "Hil Heather" },
      marks: [{ level: "identity", reason: null }],
    });
    const named = { ...fromCall, title: "What Heather Networks asks" };
    expect(await raiseDisagreement(casey, own, named, whileOpen)).toMatchObject({
      errors: { title: expect.stringContaining("marked confidential") },
    });
    const guess = await raiseDisagreement(uncleared, own, named, whileOpen);
    const other = await raiseDisagreement(
      uncleared,
      own,
      { ...fromCall, title: "What Nobody Networks asks" },
      whileOpen,
    );
    expect([guess.ok, other.ok]).toEqual([true, true]);
    expect(await checkTitle(casey, own, { number: 1, revision: 0 }, whileOpen)).toMatchObject({
      errors: { form: expect.stringContaining("Heather Networks") },
    });
    expect(await checkTitle(casey, own, { number: 2, revision: 0 }, whileOpen)).toMatchObject({ ok: true });
  });

  it("SX.4 title, anchor, order and whose words they are, of what derives from a marked response are for those with clearance, and so is every act on it", async () => {
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
      await listDisagreementsOf(uncleared, (await db().response.findUniqueOrThrow({ where: { reference } })).id, 1),
    ])
      expect(JSON.stringify(closed)).not.toMatch(new RegExp(`Zebra|Aviary|${reference}`));
    const { id } = await db().response.findUniqueOrThrow({ where: { reference } });
    const { reference: named } = await sentResponse(own.content, secretContent(own.content));
    expect((await listAreasToRaise(casey, own, 20)).areas.map(({ response }) => response)).toContain(named);
    expect(await listAreasToRaise(uncleared, own, 20)).toEqual({ areas: [], total: 0 });
    expect(await listDisagreementsOf(uncleared, id, 1)).toEqual([]);
    expect(await listDisagreementsOf(casey, id, 1)).toHaveLength(1);
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
      proposeResolution(uncleared, own, place, aChange(), whileOpen),
      confirmResolution(uncleared, own, place, whileOpen),
      reopenDisagreement(uncleared, own, place, whileOpen),
    ])
      expect(await act).toEqual({ ok: false, reason: "withheld" });
  });

  it("lists what is unresolved, quoting nothing, in its own consultation alone", async () => {
    const own = await consultationForStaff();
    await raiseDisagreement(casey, own, fromCall, whileOpen);
    await writeReply(casey, own, { number: 1, revision: 0 }, { dccReply: "It ends." }, whileOpen);
    await proposeResolution(casey, own, { number: 1, revision: 1 }, aChange(), whileOpen);
    await confirmResolution(olwen, own, { number: 1, revision: 2 }, whileOpen);
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
        responses: 0,
        hasReply: false,
        isTitleChecked: false,
        standing: "OPEN",
      },
    ]);
    expect((await list("resolved")).rows.map(({ number }) => number)).toEqual([1]);
    expect((await list("")).total).toBe(2);
    expect((await listDisagreements(await person("ADMINISTRATOR"), own.id, all)).total).toBe(0);
    expect(await readDisagreement(casey, consultation, 9999)).toBeNull();
    expect(await readDisagreement(await person("DEPARTMENT_READER"), own, 1)).toBeNull();
  });
});
