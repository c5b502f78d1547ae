import { beforeAll, describe, expect, it } from "vitest";
import { listHistory } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { findPackFacts } from "#lib/packs/queries.ts";
import { isBesideRow, isCountedRow, isOperativeRow, isUndecidedRow } from "#lib/responses/versions/queries.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import type { LateOutcome } from "#lib/triage/lateness/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { linked } from "#prisma/factories/links.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff } from "#prisma/factories/triage.ts";
import { confirmLink, linkResponses, relate, takeBackLink } from "./commands.ts";
import { listStandings } from "./queries.ts";
import { sayStanding } from "./rules.ts";

let casey: Actor;
let owner: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  [casey, owner] = [await person("CASEWORKER"), await person("CONSULTATION_OWNER")];
});

const { sql } = Prisma;
const fresh = async () => {
  consultation = await consultationForStaff();
};
let minutes = 0;
/** One after another, each a minute after the one before. */
const sendAfter = async (moment: Date) => {
  minutes += 1;
  await setDatabaseClock(new Date(moment.getTime() + minutes * 60_000));
  return (await sentResponse(consultation.content)).reference;
};
const onTime = () => sendAfter(whileOpen);
const late = () => sendAfter(afterClose);
const withdraw = async (reference: string) => {
  const { id } = await db().response.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  await db().responseWithdrawal.createMany({ data: { responseId: id } });
};
const decide = async (reference: string, outcome: LateOutcome) => {
  const standing = await db().lateDecision.findFirst({
    where: { version: { response: { reference } }, replacedBy: null },
    select: { id: true },
  });
  const decision = { version: 1, outcome, reason: "We say so.", seenId: standing?.id ?? "" };
  expect((await decideLate(owner, consultation, reference, decision, afterClose)).ok).toBe(true);
};
const among = async (condition: Prisma.Sql) => {
  const rows = await db().$queryRaw<{ reference: string }[]>`
    SELECT r."reference" FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
     WHERE v."registerConsultationId" = ${consultation.id}::uuid AND ${condition} ORDER BY v."registerNumber"`;
  return rows.map(({ reference }) => reference);
};
const counted = () => among(sql`${isOperativeRow} AND ${isCountedRow}`);
const beside = () => among(isBesideRow);
const said = async (reference: string, reader = casey) => {
  const { id, withdrawal } = await db().response.findUniqueOrThrow({
    where: { reference },
    select: { id: true, withdrawal: { select: { withdrawnAt: true } } },
  });
  const standing = (await listStandings(db(), [id], reader)).get(id);
  return standing ? sayStanding(standing, withdrawal?.withdrawnAt ?? null).join(". ") : "";
};
const pair = (...references: [string, string]) => ({ references, kind: "REPLACEMENT" as const, reason: "One sender." });

describe("of two responses of one sender", () => {
  it("S28.8 a link that waits for its second person is named by the checks of the pack, and no longer once it is confirmed, taken back, or one is withdrawn", async () => {
    await fresh();
    const [first, second, third] = [await onTime(), await onTime(), await onTime()];
    const waiting = async () => (await findPackFacts(consultation, afterClose)).linksToConfirm;
    const unconfirmed = { isConfirmed: false };
    const id = await linked(consultation.id, [first, second], "REPLACEMENT", unconfirmed);
    await linked(consultation.id, [second, third], "REPLACEMENT", unconfirmed);
    await linked(consultation.id, [first, await late()], "REPLACEMENT", unconfirmed);
    expect(await waiting()).toEqual({ count: 2, references: [`${second} with ${first}`, `${third} with ${second}`] });
    await withdraw(third);
    await confirmLink(owner, consultation.id, id);
    expect(await waiting()).toEqual({ count: 0, references: [] });
  });

  it("S28.8 a late afterthought never takes the place of what was on time, whoever links and confirms it", async () => {
    await fresh();
    const [first, afterthought] = [await onTime(), await late()];
    const id = await linked(consultation.id, [first, afterthought], "REPLACEMENT", { isConfirmed: true });
    expect(await counted()).toEqual([first]);
    expect(await said(afterthought)).toContain(`Does not count, because ${first} of the same sender stands for it`);
    await takeBackLink(casey, consultation.id, id, "Another sender after all.");
    expect(await counted()).toEqual([first, afterthought]);
  });

  it("S28.6 S28.8 a late one that is considered is beside the one on time and not instead of it", async () => {
    await fresh();
    const [first, second] = [await onTime(), await late()];
    await linked(consultation.id, [first, second]);
    expect(await among(isUndecidedRow)).toEqual([second]);
    expect(await beside()).toEqual([]);
    await decide(second, "considered");
    expect([await counted(), await beside(), await among(isUndecidedRow)]).toEqual([[first], [second], []]);
    expect(await said(second)).toBe(`Considered beside ${first} of the same sender, which counts`);
    expect(await said(first)).toBe(`Counts. Considered beside it, late: ${second}`);
    await decide(second, "not-considered");
    expect([await counted(), await beside()]).toEqual([[first], []]);
  });

  it("S28.8 where what replaced is withdrawn, what it replaced counts again", async () => {
    await fresh();
    const [first, second] = [await onTime(), await onTime()];
    await linked(consultation.id, [first, second]);
    expect(await counted()).toEqual([second]);
    await withdraw(second);
    expect(await counted()).toEqual([first]);
    expect(await said(first)).toBe("Counts");
    expect(await said(second)).toContain(`withdrew it`);
  });

  it("S28.8 one that is not considered takes nobody's place, a late one's neither", async () => {
    await fresh();
    const [first, second] = [await late(), await late()];
    await linked(consultation.id, [first, second]);
    expect(await counted()).toEqual([second]);
    await decide(second, "not-considered");
    expect(await counted()).toEqual([first]);
    await decide(first, "not-considered");
    expect(await counted()).toEqual([second]);
  });

  it("one that adds counts beside the other and says which it adds to; withdrawn what it adds to, it counts by itself", async () => {
    await fresh();
    const [first, more] = [await onTime(), await onTime()];
    await linked(consultation.id, [first, more], "SUPPLEMENT");
    expect(await counted()).toEqual([first, more]);
    expect([await said(first), await said(more)]).toEqual([
      `Counts. Added to by ${more}`,
      `Counts. It adds to ${first}`,
    ]);
    await withdraw(first);
    expect(await counted()).toEqual([more]);
    expect(await said(more)).toContain(
      `It was sent to add to ${first}, which does not count: it is read and counted by itself`,
    );
  });

  it("what adds to one that was replaced adds to what stands for that", async () => {
    await fresh();
    const [first, more, second] = [await onTime(), await onTime(), await onTime()];
    await linked(consultation.id, [first, more], "SUPPLEMENT");
    await linked(consultation.id, [first, second]);
    expect(await counted()).toEqual([more, second]);
    expect(await said(more)).toBe(`Counts. It adds to ${second}`);
  });
});

describe("a link by which an on-time response leaves the count", () => {
  it("binds only once a second person confirms it; the first one is refused, by the database too (invariant 6)", async () => {
    await fresh();
    const [first, second] = [await onTime(), await onTime()];
    const made = await linkResponses(casey, consultation.id, pair(second, first));
    if (!made.ok) throw new Error(made.reason);
    const { id } = made.value;
    expect(await counted()).toEqual([first, second]);
    expect(await confirmLink(casey, consultation.id, id)).toEqual({ ok: false, reason: "same-person" });
    const forged = { data: { linkId: id, confirmedById: casey.id } };
    await expect(db().responseLinkConfirmation.create(forged)).rejects.toThrow(/second person/);
    expect(await counted()).toEqual([first, second]);
    expect(await confirmLink(owner, consultation.id, id)).toEqual({ ok: true, value: null });
    expect(await counted()).toEqual([second]);
  });

  it("S28.8 no detour by a late response takes one out either", async () => {
    await fresh();
    const [first, second, between] = [await onTime(), await onTime(), await late()];
    await linkResponses(casey, consultation.id, pair(first, between));
    await linkResponses(casey, consultation.id, pair(between, second));
    expect(await counted()).toEqual([first, second]);
  });

  it("is taken back with a reason, once, and what it took out counts again; all of it stays on record and the two can be linked anew", async () => {
    await fresh();
    const [first, second] = [await onTime(), await onTime()];
    const id = await linked(consultation.id, [first, second]);
    expect(await linkResponses(casey, consultation.id, pair(first, second))).toEqual({ ok: false, reason: "linked" });
    await expect(takeBackLink(casey, consultation.id, id, " ")).rejects.toThrow(/taken_back_with_reason/);
    expect(await takeBackLink(casey, consultation.id, id, "They are two companies.")).toEqual({
      ok: true,
      value: null,
    });
    expect(await takeBackLink(casey, consultation.id, id, "Again.")).toEqual({ ok: false, reason: "taken-back" });
    expect(await counted()).toEqual([first, second]);
    expect(await confirmLink(owner, consultation.id, id)).toEqual({ ok: false, reason: "taken-back" });
    expect((await linkResponses(casey, consultation.id, pair(first, second))).ok).toBe(true);
    expect(await counted()).toEqual([first, second]);
    const events = await db().auditEvent.findMany({
      where: { consultationId: consultation.id, action: { startsWith: "response.link" }, isRefused: false },
      orderBy: { id: "asc" },
      select: { action: true, subject: true, detail: true },
    });
    expect(events).toMatchObject([
      { action: "response.linked", subject: second, detail: { kind: "REPLACEMENT", earlier: first } },
      { action: "response.link-confirmed" },
      { action: "response.link-taken-back" },
      { action: "response.linked" },
    ]);
  });
});

describe("who may link", () => {
  it("is refused without the right, across consultations, with itself, and for a second base", async () => {
    const other = await consultationForStaff();
    await fresh();
    const [first, second, third] = [await onTime(), await onTime(), await onTime()];
    const link = (actor: Actor, id: string, references: [string, string]) =>
      linkResponses(actor, id, pair(...references));
    expect(await link(await person("APPROVER"), consultation.id, [first, second])).toMatchObject({
      reason: "not-permitted",
    });
    expect(await link(casey, other.id, [first, second])).toMatchObject({ reason: "not-found" });
    expect(await link(casey, consultation.id, [first, first])).toMatchObject({ reason: "itself" });
    await linked(consultation.id, [first, second], "SUPPLEMENT");
    const adds = (earlier: string, later: string) =>
      db().$transaction((tx) =>
        relate(tx, casey, { consultationId: consultation.id, kind: "SUPPLEMENT", earlier, later, reason: "x" }),
      );
    expect(await adds(third, second)).toMatchObject({ reason: "adds-already" });
    await linked(consultation.id, [second, third], "SUPPLEMENT");
    expect(await adds(third, first)).toMatchObject({ reason: "adds-already" });
  });

  it.each<Mark>([
    { level: "identity", reason: null },
    { level: "answer", field: "Q1", reason: null },
  ])(
    "SX.4 without clearance nobody links, confirms or takes back where one of the two is marked, nor learns which one it is: $level",
    async (mark) => {
      await fresh();
      const open = await onTime();
      const marked = (await sentResponse(consultation.content, fullContent(consultation.content, { marks: [mark] })))
        .reference;
      const uncleared = await person("CASEWORKER", { hasClearance: false });
      expect(await linkResponses(uncleared, consultation.id, pair(open, marked))).toEqual({
        ok: false,
        reason: "withheld",
      });
      const id = await linked(consultation.id, [open, marked]);
      expect(await takeBackLink(uncleared, consultation.id, id, "x")).toEqual({ ok: false, reason: "withheld" });
      expect(await said(open)).toContain(marked);
      expect(await said(open, uncleared)).toContain("because a response withheld from you of the same sender");
      expect(await said(marked, uncleared)).not.toContain(open);
      const history = await listHistory(uncleared, consultation.id, marked, 50);
      expect(history.map(({ action }) => action)).toContain("response.linked");
      expect(JSON.stringify(history)).not.toContain(open);
    },
  );

  it("two people who link the same two at once make one link", async () => {
    await fresh();
    const two = pair(await onTime(), await onTime());
    const made = await Promise.all([casey, owner].map((actor) => linkResponses(actor, consultation.id, two)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
