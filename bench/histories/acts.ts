import fc from "fast-check";
import { expect } from "vitest";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { placeMail } from "#lib/correspondence/commands.ts";
import type { MailKind } from "#lib/correspondence/schema.ts";
import { db } from "#lib/db/client.ts";
import { takeIn, takeInIfPlain } from "#lib/intake/registration/commands.ts";
import { beginAmendment, withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { saveDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { confirmLink, linkResponses, takeBackLink } from "#lib/responses/relations/commands.ts";
import { partsOf } from "#lib/responses/rules.ts";
import { type DraftContent, type Position, positions } from "#lib/responses/schema.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { lateOutcomes } from "#lib/triage/lateness/schema.ts";
import { keptMessage, openedMessage, rawMessage } from "#prisma/factories/mail.ts";
import { extendedConsultation } from "#prisma/factories/periods.ts";
import { fullContent, sentResponse } from "#prisma/factories/response.ts";
import { isOnTime, type Link, type Model, type SentResponse, type SentVersion } from "./model.ts";
import type { World } from "./world.ts";

/** What chance decides of one act: which response, link or position, and whether there is a mark or an extra box. */
export type Chance = { one: number; other: number; third: number; isMarked: boolean };

type Act = {
  /** How often it is chosen beside the others. */
  weight: number;
  isPossible(model: Model): boolean;
  perform(model: Model, world: World, chance: Chance): Promise<void>;
};

const pick = <T>(from: readonly T[], chance: number): T => {
  const picked = from[chance % from.length];
  if (picked === undefined) throw new Error("there is nothing to choose from");
  return picked;
};
const must = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

const byWeb = (model: Model) => model.responses.filter(({ receiptToken, isWithdrawn }) => receiptToken && !isWithdrawn);
const standing = (model: Model) => model.links.filter(({ isTakenBack }) => !isTakenBack);

/** What somebody writes: words of their own in an answer, positions by chance, and a mark over the hidden ones. */
function written(model: Model, world: World, { one, other, isMarked }: Chance): [DraftContent, SentVersion] {
  const { content } = world.consultation;
  const [open, hidden, extra] = [world.word(), world.word(), world.word()];
  const lead = `We say ${open}. `;
  const text = isMarked ? `${lead}Our costs are ${hidden}.` : `${lead}Our costs are known.`;
  const mark: Mark = { level: "passage", field: "Q1", start: lead.length, end: text.length, reason: null };
  const taken: Record<string, Position> = {};
  for (const [index, { key }] of partsOf(content).entries()) taken[key] = pick(positions, one + index * (other + 1));
  const [box] = content.extraBoxes;
  const draft = fullContent(content, {
    consultationVersion: model.text,
    positions: taken,
    answers: [{ question: "Q1", text, areas: [], alternativeOn: null }],
    extras: box ? { [box.key]: `On the direction: ${extra}.` } : {},
    marks: isMarked ? [mark] : [],
  });
  const sent: SentVersion = {
    isLate: model.isClosed,
    open: box ? [open, extra] : [open],
    hidden: isMarked ? [hidden] : [],
    positions: taken,
    text: model.text,
  };
  return [draft, sent];
}

async function linkTwo(model: Model, world: World, { one, other }: Chance, kind: Link["kind"]): Promise<void> {
  const [first, second] = [one % model.responses.length, other % model.responses.length];
  const references = [model.responses[first]?.reference ?? "", model.responses[second]?.reference ?? ""] as const;
  const made = await linkResponses(world.caseworker, world.consultation.id, {
    references,
    kind,
    reason: "One sender, as the letter says.",
  });
  if (made.ok)
    model.links.push({ id: made.value.id, kind, between: [first, second], isConfirmed: false, isTakenBack: false });
}

/** A message in the thread of our newest letter about a response, our words quoted below it; nothing is taken in by itself. */
async function writtenInThread({ reference }: SentResponse, world: World): Promise<[id: string, word: string]> {
  const word = world.word();
  const letter = await db().outgoingMail.findFirstOrThrow({
    where: { OR: [{ about: reference }, { version: { response: { reference } } }] },
    orderBy: { queuedAt: "desc" },
  });
  const quoted = (letter.text ?? "We have received your response.").replace(/^/gm, "> ");
  const raw = rawMessage({
    from: `${word}@larch.example.org`,
    subject: `Re: ${letter.subject}`,
    headers: [`Message-ID: <${word}@larch.example.org>`, `In-Reply-To: ${letter.messageId}`],
    body: `One thing about this: ${word}.\n\nOn Tuesday DCC wrote:\n${quoted}`,
    receivedAt: world.now(),
  });
  const id = await keptMessage(world.caseworker, world.consultation, raw);
  expect(await takeInIfPlain(world.consultation, id, world.now()), "what belongs to a response is no new one").toBe(
    false,
  );
  return [id, word];
}

async function place(id: string, kind: MailKind, { reference }: SentResponse, world: World) {
  const { readingNumber, placement } = await openedMessage(world.caseworker, world.consultation, id);
  const placing = { kind, reference, reason: "", readingNumber, seenId: placement?.id ?? "" };
  return placeMail(world.caseworker, world.consultation, id, placing, world.now());
}

export const acts: Record<string, Act> = {
  receive: {
    weight: 6,
    isPossible: () => true,
    async perform(model, world, chance) {
      const [draft, sent] = written(model, world, chance);
      const { reference, receiptToken } = await sentResponse(world.consultation.content, draft);
      model.responses.push({ reference, receiptToken, versions: [sent], isWithdrawn: false, decided: null });
    },
  },
  "receive by email": {
    weight: 2,
    isPossible: () => true,
    async perform(model, world, { isMarked }) {
      const [open, hidden] = [world.word(), world.word()];
      const asks = isMarked ? "\n\nPlease treat this response as confidential." : "";
      const raw = rawMessage({
        from: `${open}@larch.example.org`,
        body: `Q1: We find that ${isMarked ? hidden : open} matters.${asks}`,
        receivedAt: world.now(),
      });
      const id = await keptMessage(world.caseworker, world.consultation, raw);
      const { reference } = must(await takeIn(world.caseworker, world.consultation, id, 1, world.now()));
      const sent = { isLate: model.isClosed, positions: {}, text: model.text };
      const words = isMarked ? { open: [], hidden: [hidden] } : { open: [open], hidden: [] };
      model.responses.push({
        reference,
        receiptToken: null,
        versions: [{ ...sent, ...words }],
        isWithdrawn: false,
        decided: null,
      });
    },
  },
  "answer our letter": {
    weight: 3,
    isPossible: ({ responses }) => responses.length > 0,
    async perform(model, world, { one }) {
      const response = pick(model.responses, one);
      const [id, word] = await writtenInThread(response, world);
      must(await place(id, "ANSWER", response, world));
      model.letters.push({ mailId: id, word });
    },
  },
  "ask by mail to withdraw": {
    weight: 1,
    isPossible: ({ responses }) => responses.length > 0,
    async perform(model, world, { one }) {
      const response = pick(model.responses, one);
      const [id, word] = await writtenInThread(response, world);
      const { hasTakenEffect } = must(await place(id, "WITHDRAWAL", response, world));
      expect(hasTakenEffect).toBe(!model.isClosed && !response.isWithdrawn);
      response.isWithdrawn ||= hasTakenEffect;
      model.letters.push({ mailId: id, word });
    },
  },
  "send an afterthought": {
    weight: 3,
    isPossible: ({ responses }) => responses.length > 0,
    async perform(model, world, { one, isMarked }) {
      const response = pick(model.responses, one);
      const [id, word] = await writtenInThread(response, world);
      const kind = isMarked ? "REPLACEMENT" : "SUPPLEMENT";
      const { reference } = must(await place(id, kind, response, world));
      model.responses.push({
        reference: reference ?? "",
        receiptToken: null,
        versions: [{ isLate: model.isClosed, open: [word], hidden: [], positions: {}, text: model.text }],
        isWithdrawn: false,
        decided: null,
      });
      const { id: link } = await db().responseLink.findFirstOrThrow({
        where: { later: { reference: reference ?? "" } },
        select: { id: true },
      });
      const between = [model.responses.indexOf(response), model.responses.length - 1] as const;
      model.links.push({ id: link, kind, between, isConfirmed: false, isTakenBack: false });
    },
  },
  amend: {
    weight: 3,
    isPossible: (model) => !model.isClosed && byWeb(model).length > 0,
    async perform(model, world, chance) {
      const response = pick(byWeb(model), chance.third);
      const [draft, sent] = written(model, world, chance);
      await sendAgain(response, world, draft);
      response.versions.push(sent);
    },
  },
  withdraw: {
    weight: 2,
    isPossible: (model) => byWeb(model).length > 0,
    async perform(model, world, { one }) {
      const response = pick(byWeb(model), one);
      const outcome = await withdrawResponse(response.receiptToken ?? "", world.consultation);
      response.isWithdrawn = outcome.ok;
    },
  },
  "link as a replacement": {
    weight: 4,
    isPossible: ({ responses }) => responses.length > 1,
    perform: (model, world, chance) => linkTwo(model, world, chance, "REPLACEMENT"),
  },
  "link as a supplement": {
    weight: 2,
    isPossible: ({ responses }) => responses.length > 1,
    perform: (model, world, chance) => linkTwo(model, world, chance, "SUPPLEMENT"),
  },
  "confirm a link": {
    weight: 4,
    isPossible: (model) => standing(model).some(({ isConfirmed }) => !isConfirmed),
    async perform(model, world, { one }) {
      const waiting = standing(model).filter(({ isConfirmed }) => !isConfirmed);
      const link = pick(waiting, one);
      link.isConfirmed = (await confirmLink(world.owner, world.consultation.id, link.id)).ok;
    },
  },
  "take a link back": {
    weight: 1,
    isPossible: (model) => standing(model).length > 0,
    async perform(model, world, { one }) {
      const link = pick(standing(model), one);
      must(await takeBackLink(world.owner, world.consultation.id, link.id, "Two senders after all."));
      link.isTakenBack = true;
    },
  },
  "publish a new text": {
    weight: 1,
    isPossible: ({ text }) => text < 4,
    async perform(model, world, { isMarked }) {
      await world.publishText(isMarked);
      model.text += 1;
    },
  },
  extend: {
    weight: 1,
    isPossible: ({ isClosed, isExtended }) => !isClosed && !isExtended,
    async perform(model, world) {
      world.consultation = await extendedConsultation(world.consultation, world.laterClose, "Easter.", world.now());
      model.isExtended = true;
    },
  },
  close: {
    weight: 1,
    isPossible: ({ isClosed }) => !isClosed,
    async perform(model, world) {
      await world.passClose();
      model.isClosed = true;
    },
  },
  "decide on a late one": {
    weight: 2,
    isPossible: ({ responses }) => responses.some((response) => !isOnTime(response)),
    async perform(model, world, { one, other }) {
      const response = pick(
        model.responses.filter((each) => !isOnTime(each)),
        one,
      );
      const outcome = pick(lateOutcomes, other);
      const seenId = world.decisions.get(response.reference) ?? "";
      const decision = { version: response.versions.length, outcome, reason: "We say so.", seenId };
      const { id } = must(await decideLate(world.owner, world.consultation, response.reference, decision, world.now()));
      world.decisions.set(response.reference, id);
      response.decided = outcome;
    },
  },
};

/** Sends the next version of a response by its receipt link, as its author does. */
async function sendAgain({ receiptToken }: SentResponse, world: World, draft: DraftContent): Promise<void> {
  const { consultation } = world;
  const token = must(await beginAmendment(receiptToken ?? "", consultation, world.now()));
  const { revision } = (await findDraft(token, consultation.slug, world.now())) ?? { revision: 0 };
  must(await saveDraft(token, consultation.slug, revision, draft, world.now()));
  must(await sendResponse(token, consultation, false, world.now()));
}

const command = (name: string, act: Act, chance: Chance): fc.AsyncCommand<Model, World> => ({
  check: (model) => act.isPossible(model),
  async run(model, world) {
    await world.tick();
    await act.perform(model, world, chance);
  },
  toString: () => `${name} (${Object.values(chance).join(" ")})`,
});

const chance: fc.Arbitrary<Chance> = fc.record({
  one: fc.nat(60),
  other: fc.nat(60),
  third: fc.nat(60),
  isMarked: fc.boolean(),
});

/** Random orders of acts, at most 25 of them. */
export const someActs = fc.commands(
  [
    fc.oneof(
      ...Object.entries(acts).map(([name, act]) => ({
        weight: act.weight,
        arbitrary: chance.map((decided) => command(name, act, decided)),
      })),
    ),
  ],
  { maxCommands: 25, size: "max" },
);
