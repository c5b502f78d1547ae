import { expect } from "vitest";
import { placeMail } from "#lib/correspondence/commands.ts";
import { type MailKind, mailKinds } from "#lib/correspondence/schema.ts";
import { db } from "#lib/db/client.ts";
import { takeIn, takeInIfPlain } from "#lib/intake/registration/commands.ts";
import { keptMessage, openedMessage, rawMessage } from "#prisma/factories/mail.ts";
import { at, type Letter, type Model } from "../model.ts";
import type { World } from "../world.ts";
import { type Act, type Chance, must, pick } from "./act.ts";
import { markWithdrawn } from "./responding.ts";

/**
 * A message in the thread of one of our letters about a response, our words quoted below it one way or the other: told by our Message-ID, or
 * by our reference in the subject alone. It waits; nothing is taken in by itself.
 */
async function received(model: Model, world: World, { one, other, third }: Chance): Promise<Letter> {
  const about = one % model.responses.length;
  const { reference } = at(model, about);
  const word = world.word();
  const ours = await db().outgoingMail.findMany({
    where: { OR: [{ about: reference }, { version: { response: { reference } } }] },
    orderBy: [{ queuedAt: "desc" }, { kind: "asc" }],
  });
  const letter = pick(ours, other);
  // The head of it, as people leave it: the copy of a whole response below takes longer to read than all else here.
  const head = (letter.text ?? "We have received your response.").split("\n").slice(0, 25).join("\n");
  const quoted = third % 2 === 0 ? head.replace(/^/gm, "> ") : head;
  const isInThread = third % 3 !== 0;
  const raw = rawMessage({
    from: `${word}@larch.example.org`,
    subject: isInThread ? `Re: ${letter.subject}` : `Re: ${letter.subject} [${reference}]`,
    headers: [`Message-ID: <${word}@larch.example.org>`, ...(isInThread ? [`In-Reply-To: ${letter.messageId}`] : [])],
    body: `One thing about this: ${word}.\n\nOn Tuesday DCC wrote:\n${quoted}`,
    receivedAt: world.now(),
  });
  const mailId = await keptMessage(world.caseworker, world.consultation, raw);
  const isTaken = await takeInIfPlain(world.consultation, mailId, world.now());
  expect(isTaken, "what belongs to a response is no new one").toBe(false);
  const { reading } = await openedMessage(world.caseworker, world.consultation, mailId);
  expect(reading.evidence, "our own words ask for nothing").toEqual([]);
  const letterOfTheirs = { mailId, word, at: world.now().getTime(), isLate: model.isClosed, about, kind: null };
  return { ...letterOfTheirs, isFinal: false };
}

/** What was taken from a message as a response. */
function newResponse(model: Model, { word, at, isLate }: Letter, reference: string | null): number {
  const words = { open: [word], hidden: [], boxed: [], positions: {}, text: model.text };
  const versions = [{ ...words, at, isLate, decided: null }];
  model.responses.push({
    reference: reference ?? "",
    receiptToken: null,
    versions,
    isWithdrawn: false,
    hasAsked: false,
  });
  return model.responses.length - 1;
}

async function linkOf(reference: string | null): Promise<string> {
  const where = { later: { reference: reference ?? "" } };
  return (await db().responseLink.findFirstOrThrow({ where, select: { id: true } })).id;
}

/** Staff say what a message is, and to which response it belongs: over what was said before, unless something became of it already. */
export async function sayWhatItIs(model: Model, world: World, letter: Letter, kind: MailKind, about: number) {
  const { caseworker, consultation } = world;
  const target = at(model, about);
  const { readingNumber, placement } = await openedMessage(caseworker, consultation, letter.mailId);
  const reason = kind === "NOTHING" ? "It says nothing." : "";
  const placing = { kind, reference: target.reference, reason, readingNumber, seenId: placement?.id ?? "" };
  const outcome = await placeMail(caseworker, consultation, letter.mailId, placing, world.now());
  const isOvertaken = target.versions.some((version) => version.at > letter.at);
  if (kind === "WITHDRAWAL" && isOvertaken) {
    expect(outcome, "a newer version stands against a withdrawal").toEqual({ ok: false, reason: "newer" });
    return;
  }
  const { reference, hasTakenEffect } = must(outcome);
  letter.kind = kind;
  switch (kind) {
    case "ANSWER":
      letter.about = about;
      break;
    case "WITHDRAWAL":
      letter.about = about;
      expect(hasTakenEffect).toBe(!letter.isLate && !target.isWithdrawn);
      letter.isFinal = hasTakenEffect;
      if (hasTakenEffect) markWithdrawn(model, target);
      break;
    case "SUPPLEMENT":
    case "REPLACEMENT": {
      const later = newResponse(model, letter, reference);
      const link = { kind, between: [about, later] as const, isConfirmed: false, isTakenBack: false };
      model.links.push({ ...link, id: await linkOf(reference) });
      letter.about = about;
      letter.isFinal = true;
      break;
    }
    case "OWN": {
      const taken = await takeIn(caseworker, consultation, letter.mailId, readingNumber, world.now());
      letter.about = newResponse(model, letter, must(taken).reference);
      letter.isFinal = true;
      break;
    }
    case "QUESTION":
      letter.isFinal = true;
      break;
    case "NOTHING":
      break;
  }
}

const waiting = ({ letters }: Model) => letters.filter(({ kind }) => kind === null);
const open = ({ letters }: Model) => letters.filter(({ isFinal }) => !isFinal);

/** Every message that waits for a person is said to be an answer: nothing is submitted before. */
export async function answerAll(model: Model, world: World): Promise<void> {
  for (const letter of waiting(model)) await sayWhatItIs(model, world, letter, "ANSWER", letter.about ?? 0);
}

/** A message comes in, and a person says at once what it is. */
const receivedAs =
  (kindOf: (chance: Parameters<Act["perform"]>[2]) => Parameters<typeof sayWhatItIs>[3]): Act["perform"] =>
  async (model, world, chance) => {
    const letter = await received(model, world, chance);
    await sayWhatItIs(model, world, letter, kindOf(chance), letter.about ?? 0);
    model.letters.push(letter);
  };

export const letters: Record<string, Act> = {
  "answer our letter": {
    weight: 3,
    isPossible: ({ responses }) => responses.length > 0,
    perform: receivedAs(() => "ANSWER"),
  },
  "write to us": {
    weight: 2,
    isPossible: ({ responses }) => responses.length > 0,
    perform: async (model, world, chance) => void model.letters.push(await received(model, world, chance)),
  },
  "send an afterthought": {
    weight: 4,
    isPossible: ({ responses }) => responses.length > 0,
    perform: receivedAs(({ isMarked }) => (isMarked ? "REPLACEMENT" : "SUPPLEMENT")),
  },
  "ask by mail to withdraw": {
    weight: 1,
    isPossible: ({ responses }) => responses.length > 0,
    perform: receivedAs(() => "WITHDRAWAL"),
  },
  "say what a message is": {
    weight: 4,
    isPossible: (model) => open(model).length > 0,
    async perform(model, world, { one, other, third }) {
      const letter = pick(open(model), one);
      const about = third % 4 === 0 ? third % model.responses.length : (letter.about ?? 0);
      await sayWhatItIs(model, world, letter, pick(mailKinds, other), about);
    },
  },
};
