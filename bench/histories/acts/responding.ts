import type { Mark } from "#lib/confidentiality/schema.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { beginAmendment, withdrawResponse } from "#lib/responses/amendments/commands.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { beginDraft, saveDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { partsOf } from "#lib/responses/rules.ts";
import { type DraftContent, type Position, positions } from "#lib/responses/schema.ts";
import { givenAnew } from "#lib/responses/texts.ts";
import { keptMessage, rawMessage } from "#prisma/factories/mail.ts";
import { fullContent } from "#prisma/factories/response.ts";
import { type KeptDraft, type Model, operative, type SentResponse, type Words } from "../model.ts";
import type { World } from "../world.ts";
import { type Act, type Chance, must, pick } from "./act.ts";

/** What makes withdrawing matter: two people said that it stands for an earlier response. */
const standsForAnother = ({ links, responses }: Model, response: SentResponse): boolean =>
  links.some(
    ({ kind, isConfirmed, isTakenBack, between }) =>
      kind === "REPLACEMENT" && isConfirmed && !isTakenBack && responses[Math.max(...between)] === response,
  );

/** Plain, and such that its sender is asked which part is meant (S29.5). */
const requests = ["Please treat this response as confidential.", "Q3: Part of this response is confidential."];

const byWeb = ({ responses }: Model) =>
  responses.filter(({ receiptToken, isWithdrawn }) => receiptToken && !isWithdrawn);

/** Words of their own in the answer to Q1, with a mark over the hidden ones. */
function answered(
  world: World,
  isMarked: boolean,
): [Pick<DraftContent, "answers" | "marks">, Pick<Words, "open" | "hidden">] {
  const [open, hidden] = [world.word(), world.word()];
  const lead = `We say ${open}. `;
  const text = isMarked ? `${lead}Our costs are ${hidden}.` : `${lead}Our costs are known.`;
  const mark: Mark = { level: "passage", field: "Q1", start: lead.length, end: text.length, reason: null };
  return [
    { answers: [{ question: "Q1", text, areas: [], alternativeOn: null }], marks: isMarked ? [mark] : [] },
    { open: [open], hidden: isMarked ? [hidden] : [] },
  ];
}

/** What somebody writes who answers all that the newest text asks: words, positions by chance, and each further box. */
function written({ text }: Model, world: World, { one, other, isMarked }: Chance): [DraftContent, Words] {
  const { content } = world.consultation;
  const [answer, words] = answered(world, isMarked);
  const taken: Record<string, Position> = {};
  for (const [index, { key }] of partsOf(content).entries()) taken[key] = pick(positions, one + index * (other + 1));
  const [box] = content.extraBoxes;
  const boxed = box ? [world.word()] : [];
  const draft = fullContent(content, {
    consultationVersion: text,
    positions: taken,
    ...answer,
    extras: box ? { [box.key]: `On the direction: ${boxed[0]}.` } : {},
  });
  return [draft, { ...words, boxed, positions: taken, text }];
}

/** Whoever holds a draft puts another answer to Q1 in it, under the text that stands now; boxes and positions stay as they were given. */
async function answerAnew({ text }: Model, world: World, draft: KeptDraft, isMarked: boolean): Promise<void> {
  const { slug } = world.consultation;
  const kept = await findDraft(draft.token, slug, world.now());
  if (!kept) throw new Error("the draft is gone");
  const [answer, words] = answered(world, isMarked);
  const next = givenAnew(kept.content, { ...kept.content, ...answer, hasReadWhoSees: true }, text);
  must(await saveDraft(draft.token, slug, kept.revision, next, world.now()));
  draft.words = { ...draft.words, ...words };
}

/** Sends a draft, late or not: what comes of it is known from the draft alone. */
async function send(model: Model, world: World, { token, amends, words }: KeptDraft): Promise<void> {
  model.drafts = model.drafts.filter((draft) => draft.token !== token);
  const { reference, receiptToken } = must(await sendResponse(token, world.consultation, true, world.now()));
  const version = { ...words, at: world.now().getTime(), isLate: model.isClosed, decided: null };
  const known = amends === null ? undefined : model.responses[amends];
  if (known) known.versions.push(version);
  else model.responses.push({ reference, receiptToken, versions: [version], isWithdrawn: false, hasAsked: false });
}

/** Opens a response for change: its author finds everything that it says in it. */
async function amendment(model: Model, world: World, response: SentResponse): Promise<KeptDraft> {
  const { receiptToken, versions } = response;
  const token = must(await beginAmendment(receiptToken ?? "", world.consultation, world.now()));
  const { open, hidden, boxed, positions: taken, text } = versions.at(-1) ?? operative(response);
  return { token, amends: model.responses.indexOf(response), words: { open, hidden, boxed, positions: taken, text } };
}

/** Nobody changes a response any more that is withdrawn: the drafts of it end. */
export function markWithdrawn(model: Model, response: SentResponse): void {
  response.isWithdrawn = true;
  model.drafts = model.drafts.filter(({ amends }) => amends !== model.responses.indexOf(response));
}

async function newDraft(model: Model, world: World, chance: Chance): Promise<KeptDraft> {
  const [content, words] = written(model, world, chance);
  const token = await beginDraft(world.consultation.slug, world.now(), content);
  if (!token) throw new Error("there is no consultation");
  return { token, amends: null, words };
}

export const responding: Record<string, Act> = {
  receive: {
    weight: 6,
    isPossible: () => true,
    perform: async (model, world, chance) => send(model, world, await newDraft(model, world, chance)),
  },
  "begin a response and keep it": {
    weight: 2,
    isPossible: () => true,
    perform: async (model, world, chance) => void model.drafts.push(await newDraft(model, world, chance)),
  },
  "receive by email": {
    weight: 2,
    isPossible: () => true,
    async perform(model, world, { third, isMarked }) {
      const word = world.word();
      const asks = isMarked ? `\n\n${pick(requests, third)}` : "";
      const raw = rawMessage({
        from: `${world.word()}@larch.example.org`,
        body: `Q1: We find that ${word} matters.${asks}`,
        receivedAt: world.now(),
      });
      const id = await keptMessage(world.caseworker, world.consultation, raw);
      const { reference } = must(await takeIn(world.caseworker, world.consultation, id, 1, world.now()));
      const words = isMarked ? { open: [], hidden: [word] } : { open: [word], hidden: [] };
      const { text } = model;
      const version = { ...words, boxed: [], positions: {}, text, at: world.now().getTime(), isLate: model.isClosed };
      const versions = [{ ...version, decided: null }];
      model.responses.push({ reference, receiptToken: null, versions, isWithdrawn: false, hasAsked: isMarked });
    },
  },
  "open a response for change": {
    weight: 2,
    isPossible: (model) => !model.isClosed && byWeb(model).length > 0,
    async perform(model, world, { third }) {
      model.drafts.push(await amendment(model, world, pick(byWeb(model), third)));
    },
  },
  "send what was kept": {
    weight: 5,
    isPossible: ({ drafts }) => drafts.length > 0,
    async perform(model, world, { one, isMarked }) {
      const draft = pick(model.drafts, one);
      await answerAnew(model, world, draft, isMarked);
      await send(model, world, draft);
    },
  },
  amend: {
    weight: 2,
    isPossible: (model) => !model.isClosed && byWeb(model).length > 0,
    async perform(model, world, { third, isMarked }) {
      const draft = await amendment(model, world, pick(byWeb(model), third));
      await answerAnew(model, world, draft, isMarked);
      await send(model, world, draft);
    },
  },
  withdraw: {
    weight: 3,
    isPossible: (model) => byWeb(model).length > 0,
    async perform(model, world, { one, isMarked }) {
      const replacing = byWeb(model).filter((response) => standsForAnother(model, response));
      const response = pick(isMarked && replacing.length > 0 ? replacing : byWeb(model), one);
      const outcome = await withdrawResponse(response.receiptToken ?? "", world.consultation);
      if (outcome.ok) markWithdrawn(model, response);
    },
  },
};
