import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import { type ConsultationForStaff, holdConsultation } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { listAreasOutside, listRecordedAreas } from "../areas/queries.ts";
import { holdResponse } from "../queries.ts";
import { boxesOf, findReportedReadings, type OperativeReading } from "../reading/queries.ts";
import { isQuotedFrom } from "../reading/rules.ts";
import {
  asOpen,
  changeEntry,
  type Entry,
  type Errors,
  type Incomplete,
  incomplete,
  isEmpty,
  type Place,
} from "./changes/commands.ts";
import { listRespondentNames } from "./queries.ts";
import { areasQuoted, sayEntry, whyNotQuotable, whyNotRaisable } from "./rules.ts";
import { type AddingWords, addWordsSchema, type Raising, raiseSchema, replySchema, retitleSchema } from "./schema.ts";
import { whyNotTitle } from "./titles.ts";

/** The next number of the consultation's register. */
async function nextNumber(tx: Transaction, consultationId: string): Promise<number> {
  await holdConsultation(tx, { id: consultationId });
  const { _max } = await tx.disagreement.aggregate({ where: { consultationId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

type Words = { areaKey: string; quote: string };

/**
 * The area that the words are of: the one that is named, or the one that the respondent named, or staff recorded, in these very words. An
 * area that is named and in the register already, in these words, is refused.
 */
async function areaOf(
  tx: Transaction,
  { responseId, versionId, reading }: OperativeReading,
  { areaKey, quote }: Words,
) {
  const outside = (await listAreasOutside(tx, [versionId])).get(versionId) ?? [];
  if (areaKey !== "" && !outside.includes(areaKey)) throw new AlreadyRaised();
  if (areaKey !== "") return areaKey;
  const recorded = await listRecordedAreas(tx, responseId);
  const named = areasQuoted(reading, quote);
  const read = recorded.filter(({ basis }) => basis.trim() === quote.trim()).map(({ key }) => key);
  return [...named, ...read].find((key) => outside.includes(key)) ?? null;
}

/** Adds words of a response to an entry. The response is held, so that the same words are in an entry once. */
async function addPassage(
  tx: Transaction,
  actor: Actor,
  disagreementId: string,
  found: OperativeReading,
  words: Words,
  now: Date,
): Promise<void> {
  const { responseId, versionId } = found;
  const { quote } = words;
  const same = await tx.disagreementPassage.count({ where: { disagreementId, responseId, quote } });
  if (same > 0) throw new AlreadyRaised();
  const areaKey = await areaOf(tx, found, words);
  const data = { disagreementId, responseId, versionId, areaKey, quote, addedById: actor.id, addedAt: now };
  await tx.disagreementPassage.createMany({ data });
}

/**
 * The versions of a response that words may be taken from, and the one in which these stand: where they stand in both, the one whose area in
 * them is not in the register yet. In none, it is the first.
 */
async function findQuoted(
  tx: Transaction,
  consultation: ConsultationForStaff,
  { response, quote, areaKey }: Words & { response: string },
  actor: Actor,
) {
  const readings = await findReportedReadings(tx, consultation, response, actor.hasClearance);
  const quoting = readings.filter(({ reading }) => isQuotedFrom(reading, quote));
  const outside = await listAreasOutside(
    tx,
    quoting.map(({ versionId }) => versionId),
  );
  const isOfNewArea = ({ versionId, reading }: OperativeReading) =>
    (areaKey === "" ? areasQuoted(reading, quote) : [areaKey]).some((key) => outside.get(versionId)?.includes(key));
  const found = quoting.find(isOfNewArea) ?? quoting[0] ?? readings[0] ?? null;
  return { readings, found, boxes: found && boxesOf(readings) };
}

/**
 * Raises an entry of the disagreement register (§24, S24.4): from a response's words, or from a call, a clarification or a meeting. An
 * area that a respondent named is raised once: whoever comes second is told. Throws when the input is not of its shape.
 */
export async function raiseDisagreement(
  actor: Actor,
  consultation: ConsultationForStaff,
  raising: Raising,
  now: Date,
): Promise<Outcome<{ number: number }, "not-permitted" | "already-raised" | "withheld"> | Incomplete> {
  const given = raiseSchema.parse(raising);
  const about = { actor, consultationId: consultation.id, action: "disagreement.raised" } as const;
  const refuse = <R extends string>(tx: Transaction, why: R) =>
    refuseOnRecord(tx, { ...about, subject: given.response || undefined }, why);
  try {
    return await db().$transaction(async (tx) => {
      if (!isEverPermitted(actor.role, "record-disagreement")) return refuse(tx, "not-permitted");
      const isFromResponse = given.source === "response";
      const responseId = isFromResponse ? await holdResponse(tx, consultation.id, given.response) : null;
      const on = { responses: responseId === null ? [] : [responseId] };
      const withheld = await refuseIfWithheld(tx, { ...about, subject: given.response || undefined }, on);
      if (withheld) return withheld;
      const { readings, found, boxes } = isFromResponse
        ? await findQuoted(tx, consultation, given, actor)
        : { readings: [], found: null, boxes: null };
      const names = await listRespondentNames(tx, consultation.id);
      const errors = {
        ...whyNotTitle(given, consultation.content, readings, names, actor.hasClearance),
        ...whyNotRaisable(given, boxes),
      };
      if (!isEmpty(errors)) return incomplete(errors);
      const number = await nextNumber(tx, consultation.id);
      const { id } = await tx.disagreement.create({
        data: {
          consultationId: consultation.id,
          number,
          title: given.title,
          anchor: given.anchor,
          source: given.source,
          sourceDetail: isFromResponse ? "" : given.sourceDetail,
          quote: isFromResponse ? "" : given.quote,
          raisedById: actor.id,
          titleById: actor.id,
          changedById: actor.id,
          raisedAt: now,
          changedAt: now,
        },
        select: { id: true },
      });
      if (found) await addPassage(tx, actor, id, found, given, now);
      await recordEvent(tx, {
        ...about,
        subject: sayEntry(number),
        detail: { source: given.source, ...(found ? { response: given.response } : {}) },
      });
      return done({ number });
    });
  } catch (error) {
    if (!isRaisedAlready(error)) throw error;
    return db().$transaction((tx) => refuse(tx, "already-raised"));
  }
}

/**
 * Adds a response's words to an entry that is there: one disagreement holds many respondents, each with their own words (S24.5). An entry
 * that is called resolved, or was proposed to be, is open again with them, since that settled nothing for this respondent.
 */
export async function addWords(
  actor: Actor,
  consultation: ConsultationForStaff,
  adding: AddingWords,
  now: Date,
): Promise<
  | Outcome<{ number: number; isReopened: boolean }, "not-permitted" | "not-found" | "already-raised" | "withheld">
  | Incomplete
> {
  const given = addWordsSchema.parse(adding);
  const subject = sayEntry(given.entry);
  const about = { actor, consultationId: consultation.id, subject, action: "disagreement.words-added" } as const;
  const refuse = <R extends string>(tx: Transaction, why: R) => refuseOnRecord(tx, about, why);
  try {
    return await db().$transaction(async (tx) => {
      if (!isEverPermitted(actor.role, "record-disagreement")) return refuse(tx, "not-permitted");
      const responseId = await holdResponse(tx, consultation.id, given.response);
      const entry = await holdEntry(tx, consultation.id, given.entry);
      const on = { responses: responseId === null ? [] : [responseId], entries: entry ? [entry.id] : [] };
      const withheld = await refuseIfWithheld(tx, about, on);
      if (withheld) return withheld;
      const { found, boxes } = await findQuoted(tx, consultation, given, actor);
      const errors = whyNotQuotable(given.quote, boxes);
      if (!found || !isEmpty(errors)) return incomplete(errors);
      if (!entry) return refused("not-found");
      const isReopened = entry.proposedById !== null;
      const change = { revision: entry.revision + 1, changedById: actor.id, changedAt: now };
      await tx.disagreement.updateMany({ where: { id: entry.id }, data: { ...(isReopened ? asOpen : {}), ...change } });
      await addPassage(tx, actor, entry.id, found, given, now);
      await recordEvent(tx, { ...about, detail: { response: given.response, isReopened } });
      return done({ number: given.entry, isReopened });
    });
  } catch (error) {
    if (!isRaisedAlready(error)) throw error;
    return db().$transaction((tx) => refuse(tx, "already-raised"));
  }
}

/** The words, or the area that they are of, are in the register: what was begun is undone. */
class AlreadyRaised extends Error {}
const isRaisedAlready = (error: unknown) => isUniqueViolation(error) || error instanceof AlreadyRaised;

async function holdEntry(tx: Transaction, consultationId: string, number: number) {
  const [held] = await tx.$queryRaw<{ id: string; revision: number; proposedById: string | null }[]>`
    SELECT d."id", d."revision", d."proposedById" FROM portal."Disagreement" d
     WHERE d."consultationId" = ${consultationId}::uuid AND d."number" = ${number} FOR UPDATE`;
  return held ?? null;
}

/** What is wrong with a title and anchor of an entry, for somebody of this clearance. */
async function titleErrors(
  tx: Transaction,
  consultation: ConsultationForStaff,
  given: { title: string; anchor: string },
  { responses }: Entry,
  hasClearance: boolean,
): Promise<Errors> {
  const names = await listRespondentNames(tx, consultation.id);
  return whyNotTitle(given, consultation.content, responses, names, hasClearance);
}

/** Gives an entry another title or anchor. A title that changed is to be found neutral anew (S24.5). */
export const retitle = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  given: { title: string; anchor: string },
  now: Date,
) =>
  changeEntry(actor, consultation, place, now, "disagreement.retitled", async (entry, tx) => {
    const { title, anchor } = retitleSchema.parse(given);
    const errors = await titleErrors(tx, consultation, { title, anchor }, entry, actor.hasClearance);
    if (!isEmpty(errors)) return incomplete(errors);
    if (title === entry.title && anchor === entry.anchor) return done({});
    return done({ title, anchor, titleById: actor.id, titleCheckedById: null, titleCheckedAt: null });
  });

/**
 * A second person finds the title neutral (S24.5); whoever wrote it cannot, and whoever may not know every name and word that it must not
 * repeat cannot either.
 */
export const checkTitle = (actor: Actor, consultation: ConsultationForStaff, place: Place, now: Date) =>
  changeEntry(actor, consultation, place, now, "disagreement.title-checked", async (entry, tx) => {
    if (entry.titleById === actor.id) return refused("same-person");
    if (!actor.hasClearance) return refused("withheld");
    const errors = await titleErrors(tx, consultation, entry, entry, true);
    const reason = errors.title ?? errors.anchor;
    if (reason) return incomplete({ form: reason });
    return done({ titleCheckedById: actor.id, titleCheckedAt: now });
  });

/** Writes DCC's reply. A reply does not resolve anything; what is proposed or resolved beside it is open again with another one. */
export const writeReply = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: Place,
  given: { dccReply: string },
  now: Date,
) =>
  changeEntry(actor, consultation, place, now, "disagreement.answered", (entry) => {
    const { dccReply } = replySchema.parse(given);
    if (dccReply.trim() === "") return incomplete({ dccReply: "Write the reply first" });
    return done({ ...(entry.proposedById ? asOpen : {}), dccReply });
  });
