import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { isBesideRow, isCountedRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { type LateOutcome, lateOutcomes } from "#lib/triage/lateness/schema.ts";
import { findTally } from "#lib/triage/positions/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, amendedResponse, consultationForStaff } from "#prisma/factories/triage.ts";
import { confirmLink, relate, takeBackLink } from "./commands.ts";
import { type LinkKind, linkKinds } from "./schema.ts";

type Word = { isLate: boolean; at: number; outcome: LateOutcome | null };
type Response = { id: string; reference: string; words: Word[]; isWithdrawn: boolean };
type Link = { id: string; kind: LinkKind; a: number; b: number; isConfirmed: boolean; isTakenBack: boolean };
type Act =
  | { do: "link"; kind: LinkKind; a: number; b: number; by: number }
  | { do: "confirm"; link: number; by: number }
  | { do: "take-back"; link: number; by: number }
  | { do: "withdraw"; a: number }
  | { do: "amend-late"; a: number }
  | { do: "decide"; a: number; outcome: LateOutcome };

let casey: Actor;
let owner: Actor;
let consultation: ConsultationForStaff;
let minutes = 0;

beforeAll(async () => {
  [casey, owner] = [await person("CASEWORKER"), await person("CONSULTATION_OWNER")];
});

const tick = async (moment: Date) => {
  minutes += 1;
  await setDatabaseClock(new Date(moment.getTime() + minutes * 1_000));
  return minutes;
};
async function send(isLate: boolean): Promise<Response> {
  const at = await tick(isLate ? afterClose : whileOpen);
  const { reference } = await sentResponse(consultation.content);
  const { id } = await db().response.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  return { id, reference, words: [{ isLate, at, outcome: null }], isWithdrawn: false };
}

/** The rule once more, over a handful of responses: what decision 32 says, in as few words as can be. */
const lateness = ({ isLate }: Word) => Number(isLate);
const isOut = ({ outcome }: Word) => Number(outcome === "not-considered");
const best = <T>(list: readonly T[], key: (item: T) => number[]): T | undefined =>
  list.toSorted((x, y) => key(x).reduce((order, each, i) => order || each - (key(y)[i] ?? 0), 0))[0];
const operative = ({ words }: Response) => {
  const word = best(words, (each) => [lateness(each), isOut(each), -each.at]);
  if (!word) throw new Error("a response without a version");
  return word;
};
const boundTo = (from: number, links: readonly Link[]) => {
  const found = new Set([from]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { a, b } of links) if (found.has(a) || found.has(b)) found.add(a).add(b);
  }
  return [...found];
};
function standing(all: readonly Response[], links: readonly Link[]) {
  const one = (index: number) => {
    const response = all[index];
    if (!response) throw new Error("no such response");
    return response;
  };
  const replacing = links.filter(({ kind, isTakenBack }) => kind === "REPLACEMENT" && !isTakenBack);
  const narrow = replacing.filter(({ isConfirmed }) => isConfirmed);
  const wide = replacing.filter((link) => link.isConfirmed || [link.a, link.b].some((i) => operative(one(i)).isLate));
  const isLive = (index: number) => !one(index).isWithdrawn;
  const place = all.map((response, index) => {
    const bound = boundTo(index, response.isWithdrawn || operative(response).isLate ? wide : narrow).filter(isLive);
    return best(bound, (i) => [isOut(operative(one(i))), lateness(operative(one(i))), -operative(one(i)).at]) ?? null;
  });
  const counted = all.flatMap(({ isWithdrawn }, index) => (!isWithdrawn && place[index] === index ? [index] : []));
  return { narrow, wide, place, counted, isLive, one };
}

async function read() {
  const counted = await db().$queryRaw<{ responseId: string }[]>`
    SELECT v."responseId" FROM portal."ResponseVersion" v
     WHERE v."registerConsultationId" = ${consultation.id}::uuid AND ${isOperativeRow} AND ${isCountedRow}`;
  const beside = await db().$queryRaw<{ responseId: string; number: number }[]>`
    SELECT v."responseId", v."number" FROM portal."ResponseVersion" v
     WHERE v."registerConsultationId" = ${consultation.id}::uuid AND ${isBesideRow}`;
  return { counted: counted.map(({ responseId }) => responseId), beside };
}

async function check(all: readonly Response[], links: readonly Link[]) {
  const { counted, beside } = await read();
  const model = standing(all, links);
  const isCounted = (index: number) => counted.includes(model.one(index).id);
  expect(counted.toSorted()).toEqual(model.counted.map((index) => model.one(index).id).toSorted());
  for (const [index, response] of all.entries()) {
    const own = operative(response);
    if (response.isWithdrawn) expect(isCounted(index)).toBe(false);
    else if (!own.isLate) {
      // Exactly once: itself, or the one on time that two people found to be sent instead of it.
      const inTime = boundTo(index, model.narrow).filter((i) => model.isLive(i) && !operative(model.one(i)).isLate);
      expect(inTime.filter(isCounted)).toHaveLength(1);
    } else if (isCounted(index)) {
      const others = boundTo(index, model.wide).filter((i) => i !== index && model.isLive(i));
      expect(others.filter((i) => !operative(model.one(i)).isLate)).toEqual([]);
    }
  }
  for (const { responseId, number } of beside) {
    const response = all.find(({ id }) => id === responseId);
    const word = response?.words[number - 1];
    expect(word).toMatchObject({ isLate: true, outcome: expect.stringMatching(/^considered/) });
    expect(response?.isWithdrawn).toBe(false);
    expect(counted.includes(responseId) && response && operative(response) === word).toBe(false);
  }
  // A sender is counted once, however much they add: every response here takes the same positions.
  const adds = links.filter(
    ({ kind, isTakenBack, b }) => kind === "SUPPLEMENT" && !isTakenBack && model.counted.includes(b),
  );
  const same = adds.flatMap((link): Link[] => {
    const to = model.place[link.a];
    return to === null || to === undefined ? [] : [{ ...link, a: to }];
  });
  const inTime = model.counted.filter((index) => !operative(model.one(index)).isLate);
  const senders = new Set(inTime.map((index) => Math.min(...boundTo(index, same))));
  const tally = (await findTally(casey, consultation)).find(({ part }) => part === "Q1");
  expect(tally?.onTime).toBe(senders.size);
}

async function act(step: Act, all: Response[], links: Link[]) {
  const { id: consultationId } = consultation;
  const actorOf = (by: number): Actor => (by === 0 ? casey : owner);
  const one = (index: number) => {
    const response = all[index];
    if (!response) throw new Error("no such response");
    return response;
  };
  if (step.do === "link") {
    const { kind, a, b } = step;
    const [earlier, later] = [one(a).reference, one(b).reference];
    const made = await db().$transaction((tx) =>
      relate(tx, actorOf(step.by), { consultationId, kind, earlier, later, reason: "The same sender." }),
    );
    if (made.ok) links.push({ id: made.value.id, kind, a, b, isConfirmed: false, isTakenBack: false });
  } else if (step.do === "confirm" || step.do === "take-back") {
    const link = links[step.link % Math.max(links.length, 1)];
    if (!link) return;
    const isConfirm = step.do === "confirm";
    const done = isConfirm
      ? await confirmLink(actorOf(step.by), consultationId, link.id)
      : await takeBackLink(actorOf(step.by), consultationId, link.id, "Not the same sender.");
    if (done.ok) link[isConfirm ? "isConfirmed" : "isTakenBack"] = true;
  } else if (step.do === "withdraw") {
    await db().responseWithdrawal.createMany({ data: { responseId: one(step.a).id }, skipDuplicates: true });
    one(step.a).isWithdrawn = true;
  } else if (step.do === "amend-late") {
    if (one(step.a).isWithdrawn) return;
    const at = await tick(afterClose);
    await amendedResponse(consultation.content, one(step.a).reference, fullContent(consultation.content));
    one(step.a).words.push({ isLate: true, at, outcome: null });
  } else {
    const number = one(step.a).words.length;
    const word = one(step.a).words[number - 1];
    if (!word?.isLate) return;
    const before = await db().lateDecision.findFirst({
      where: { version: { responseId: one(step.a).id, number }, replacedBy: null },
      select: { id: true },
    });
    const decision = { version: number, outcome: step.outcome, reason: "So.", seenId: before?.id ?? "" };
    expect((await decideLate(owner, consultation, one(step.a).reference, decision, afterClose)).ok).toBe(true);
    word.outcome = step.outcome;
  }
}

const [responses, inTime] = [5, 3];
const who = fc.nat(responses - 1);
const by = fc.nat(1);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("link" as const), kind: fc.constantFrom(...linkKinds), a: who, b: who, by }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("confirm" as const), link: fc.nat(9), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("take-back" as const), link: fc.nat(9), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("withdraw" as const), a: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("amend-late" as const), a: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("decide" as const), a: who, outcome: fc.constantFrom(...lateOutcomes) }),
  },
);

it("S28.8 whatever is linked, confirmed, taken back, withdrawn, amended and decided, in any order, what was on time and not withdrawn counts exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 3, maxLength: 14 }), async (acts) => {
      await setDatabaseClock(whileOpen);
      consultation = await consultationForStaff();
      const all: Response[] = [];
      for (let index = 0; index < responses; index += 1) all.push(await send(index >= inTime));
      const links: Link[] = [];
      for (const step of acts) {
        await act(step, all, links);
        await check(all, links);
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);
