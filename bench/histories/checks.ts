import { expect } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { openIncomingMail } from "#lib/intake/commands.ts";
import { checkChain, checkCompleteness } from "#lib/register/completeness/rules.ts";
import { lineOfEntry, listPublicKeys, listSeals } from "#lib/register/queries.ts";
import { verifySeal } from "#lib/register/seals/rules.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import { type Position, positions } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { isCountedRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { findTally } from "#lib/triage/positions/queries.ts";
import { listQueue } from "#lib/triage/queries.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { type QueueFilter, queueFilterSchema } from "#lib/triage/schema.ts";
import { textIn } from "#prisma/factories/packs.ts";
import {
  groups,
  isOnTime,
  linkedAtAll,
  type Model,
  operative,
  replacedByAnybody,
  replacedByTwo,
  type SentResponse,
} from "./model.ts";

export type Readers = { cleared: Actor; uncleared: Actor };

/** The references that the portal counts, by the one rule. */
async function countedNow({ id }: ConsultationForStaff): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ reference: string }[]>`
    SELECT r."reference" FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
     WHERE v."registerConsultationId" = ${id}::uuid AND ${Prisma.sql`${isOperativeRow} AND ${isCountedRow}`}`;
  const references = rows.map(({ reference }) => reference);
  expect(new Set(references).size, "one row a response").toBe(references.length);
  return new Set(references);
}

/** Invariant 2 and heading B of decision 32: whoever answered on time and did not take it back is counted, once. */
export function checkCounted(model: Model, counted: ReadonlySet<string>): void {
  const at = (place: number): SentResponse => model.responses[place] ?? raise(`there is no response ${place}`);
  const counts = (place: number) => counted.has(at(place).reference);
  const names = (places: number[]) => places.map((place) => at(place).reference).join(", ");
  for (const { reference, isWithdrawn } of model.responses)
    if (isWithdrawn) expect(counted, `${reference} was withdrawn`).not.toContain(reference);
  for (const group of groups(model, replacedByTwo)) {
    const onTime = group.filter((place) => isOnTime(at(place)) && !at(place).isWithdrawn);
    if (onTime.length > 0) expect(onTime.filter(counts), `one of ${names(onTime)} counts`).toHaveLength(1);
  }
  for (const group of groups(model, replacedByAnybody)) {
    const standing = group.filter((place) => !at(place).isWithdrawn);
    const late = standing.filter((place) => !isOnTime(at(place)));
    if (late.length < standing.length)
      expect(late.filter(counts), `none of ${names(late)}, late, takes an on-time one's place`).toEqual([]);
    else if (late.length > 0) expect(late.filter(counts), `one of ${names(late)} counts`).toHaveLength(1);
  }
}

const raise = (why: string): never => {
  throw new Error(why);
};

const everything: QueueFilter = queueFilterSchema.parse({});
const found = async (reader: Actor, { id }: ConsultationForStaff, q: string) =>
  (
    await listQueue(reader, id, {
      filter: { ...everything, q },
      sort: { id: "receivedAt", desc: true },
      page: 1,
      pageSize: 50,
    })
  ).rows.map(({ reference }) => reference);

/** Every word of every version is there for its author, and for staff with clearance; no hidden word is there for anybody else. */
export async function checkWords(
  { responses }: Model,
  consultation: ConsultationForStaff,
  { cleared, uncleared }: Readers,
): Promise<void> {
  for (const response of responses) {
    await checkReceipt(response, consultation);
    const version = operative(response);
    const page = JSON.stringify(await readResponse(cleared, consultation, response.reference));
    for (const word of [...(version?.open ?? []), ...(version?.hidden ?? [])])
      expect(page, `${word} of ${response.reference} is on its page`).toContain(word);
    const blind = JSON.stringify(await readResponse(uncleared, consultation, response.reference));
    for (const word of response.versions.flatMap(({ hidden }) => hidden)) {
      expect(blind, `${word} of ${response.reference} reaches nobody without clearance`).not.toContain(word);
      expect(await found(uncleared, consultation, word), `${word} is found by nobody without clearance`).toEqual([]);
    }
  }
}

/** Nothing but what was sent as a response is one, and every message is there for people who may read it. */
async function checkLetters({ letters, responses }: Model, consultation: ConsultationForStaff, { cleared }: Readers) {
  expect(await db().response.count({ where: { consultationId: consultation.id } })).toBe(responses.length);
  for (const { mailId, word } of letters)
    expect(JSON.stringify(await openIncomingMail(cleared, consultation, mailId))).toContain(word);
}

async function checkReceipt({ receiptToken, versions }: SentResponse, { texts }: ConsultationForStaff) {
  if (receiptToken === null) return;
  const receipt = (await findReceipt(receiptToken)) ?? raise("the receipt is gone");
  for (const [index, { open, hidden, isLate }] of versions.entries()) {
    const kept = receipt.versions.find(({ number }) => number === index + 1) ?? raise(`version ${index + 1} is gone`);
    expect(kept.isLate).toBe(isLate);
    const shown = JSON.stringify(fieldsOf(textFor(kept.content, texts), kept.content));
    for (const word of [...open, ...hidden]) expect(shown, `${word} is on the receipt`).toContain(word);
  }
}

const _isTaken = (position: Position) => position !== "not-answered";

/**
 * Every position that a counted response takes is in the figures, under the words its author had: at most once for each response, and at
 * least once for each sender (decision 32: one who adds to a response is not counted twice).
 */
export async function checkTally(
  model: Model,
  counted: ReadonlySet<string>,
  consultation: ConsultationForStaff,
  { cleared }: Readers,
): Promise<void> {
  const tally = await findTally(cleared, consultation);
  const taken = groups(model, linkedAtAll).flatMap((places, sender) =>
    places
      .map((place) => model.responses[place])
      .filter((response) => response !== undefined && counted.has(response.reference))
      .flatMap((response) => Object.entries((response && operative(response)?.positions) ?? {}))
      .map(([part, position]) => ({ position, bySender: `${sender} ${part}` })),
  );
  for (const position of positions.filter((each) => each !== "not-answered")) {
    const lines = tally.flatMap((part) => part.lines.filter((line) => line.position === position));
    const said = lines.reduce((sum, { chosen, late }) => sum + chosen + late, 0);
    const all = taken.filter((each) => each.position === position);
    expect(said, `${position}, over all parts`).toBeLessThanOrEqual(all.length);
    expect(said, `${position}, over all parts`).toBeGreaterThanOrEqual(new Set(all.map((each) => each.bySender)).size);
  }
}

type InPack = { reference: string; version: number; isCounting: boolean; content: unknown };

/** The pack says what the pages say: every version word for word, who counts, every letter, and the same figures. */
export async function checkPack(
  model: Model,
  consultation: ConsultationForStaff,
  { cleared }: Readers,
  members: Map<string, Buffer>,
): Promise<void> {
  const all: InPack[] = JSON.parse(textIn(members, "c-responses/responses.json"));
  const counted = await countedNow(consultation);
  expect(new Set(all.filter(({ isCounting }) => isCounting).map(({ reference }) => reference))).toEqual(counted);
  for (const { reference, versions } of model.responses)
    for (const [index, { open, hidden }] of versions.entries()) {
      const found = all.find((each) => each.reference === reference && each.version === index + 1);
      for (const word of [...open, ...hidden]) expect(JSON.stringify(found?.content ?? null)).toContain(word);
    }
  const texts = [...members.values()].map((bytes) => bytes.toString("utf8"));
  for (const { word } of model.letters)
    expect(
      texts.some((text) => text.includes(word)),
      `${word} is in the pack`,
    ).toBe(true);
  expect(JSON.parse(textIn(members, "c-responses/positions.json"))).toEqual(
    JSON.parse(JSON.stringify(await findTally(cleared, consultation))),
  );
}

/** The seals of a register are the portal's own, follow one another, and close everything that is in it. */
export async function checkRegister(slug: string): Promise<void> {
  const [keys, seals] = [await listPublicKeys(), await listSeals(slug)];
  const entries = await db().registerEntry.findMany({
    where: { version: { response: { consultation: { slug } } } },
    orderBy: { number: "asc" },
  });
  const lines = entries.map((entry) => lineOfEntry(slug, entry));
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  expect(seals.reduce((sum, { seal }) => sum + seal.count, 0)).toBe(lines.length);
  const findings = [
    ...checkChain(seals),
    ...(await Promise.all(seals.map((seal) => checkCompleteness(lines, seal)))).flat(),
  ];
  expect(findings.filter(({ result }) => result !== "passed")).toEqual([]);
  for (const seal of seals) expect(await verifySeal(seal, keys)).toEqual({ result: "valid" });
}

/** All that can be asked of one history without building a pack. */
export async function checkHistory(model: Model, consultation: ConsultationForStaff, readers: Readers): Promise<void> {
  const counted = await countedNow(consultation);
  checkCounted(model, counted);
  await checkWords(model, consultation, readers);
  await checkLetters(model, consultation, readers);
  await checkTally(model, counted, consultation, readers);
}
